"""Symbols and words as found, and what they mean: data, no rules."""
