"""Measures that several screens share."""

SCROLLBAR = 1
"""Columns that are kept free for it."""
MEASURE = 90
"""Columns that the words of a page of the past take at most."""
READABLE = 76
"""The longest line of questions and settings, read with ease."""
LOOKS_A_SECOND = 4
"""At the rest that runs meanwhile."""
WEEKS = 8
"""Weeks that are looked back on."""
