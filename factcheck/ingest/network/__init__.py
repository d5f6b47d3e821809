"""Addresses -> bytes, safely and politely. The only folder that speaks to the network."""
