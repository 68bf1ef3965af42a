"""Measures that several screens share."""

SCROLLBAR = 1
"""Columns that are kept free for it."""
MEASURE = 90
"""Columns that the words of a page of the past take at most."""
READABLE = 76
"""The longest line of questions and settings, read with ease."""
NARROW = 70
"""Columns below which a screen is narrow: names are short, edges thin."""
WIDE = 110
"""Columns from which a screen is wide: what explains a thing stands beside it."""
USUAL = 24
"""Rows of an ordinary terminal; with fewer no row is left empty at the edges."""
LOOKS_A_SECOND = 4
"""At the clock, and at the rest that runs meanwhile."""
WEEKS = 8
"""Weeks that are looked back on."""
