"""Article -> Claims: one pass of compiled patterns over the original text, so that every span is exact by construction."""
