"""What a session may hold at the most, wherever it comes from: a file of ours, another app, a hand."""

MOST_LOAD = 2000
"""In kg or lb; also the most a body weighs and a load that was chosen."""
MOST_REPS = 999
MOST_SECONDS = 86_400
MOST_REST = 86_400
"""Seconds; the lifter may lengthen a rest as long as they like."""
MOST_LEFT = 20
MOST_SETS = 99
MOST_DISTANCE = 10_000_000
"""In whichever unit."""
MOST_IN_A_NAME = 200
"""Characters."""
MOST_IN_A_NOTE = 4000
"""Characters."""
