"""What speaks for and against two measures being about one thing, by subject: what they count, of whom, when and with what limits, what stands around them.

Each file has its weights, in units of the logit, with their reasons, and one function that gives the part of two measures as a function of the two.
"""
