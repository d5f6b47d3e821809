"""Matching at size: claims made for it, with their truth; recall, time and memory, beside Splink on the same rows."""
