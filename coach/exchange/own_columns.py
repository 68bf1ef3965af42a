"""The columns of our own comma-separated file: one row a set, every fact of it and of what it belongs to."""

SESSION_COLUMNS = (
    "session",
    "started",
    "finished",
    "routine",
    "day",
    "goal",
    "unit",
    "bodyweight",
    "session_flags",
    "session_note",
    "title",
    "source",
    "source_key",
    "batch",
)
"""The same on every row of a session."""

EXERCISE_COLUMNS = (
    "exercise_number",
    "exercise",
    "exercise_name",
    "block",
    "exercise_flags",
    "exercise_note",
    "target_sets",
    "target_reps_from",
    "target_reps_to",
    "target_seconds_from",
    "target_seconds_to",
    "target_load",
    "target_aims",
    "target_left",
    "target_rest",
    "target_rule",
    "swapped_from",
    "chosen_load",
    "sets_wanted",
    "source_name",
    "category",
    "superset",
)
"""The same on every row of an exercise; empty for a session without exercises."""

SET_COLUMNS = (
    "set_number",
    "kind",
    "load",
    "set_unit",
    "reps",
    "seconds",
    "clean",
    "fault",
    "left",
    "failure",
    "at",
    "rest",
    "distance",
    "distance_unit",
    "set_note",
)
"""Empty for an exercise without sets. `set_unit` is empty where it is the session's `unit`."""

COLUMNS = (*SESSION_COLUMNS, *EXERCISE_COLUMNS, *SET_COLUMNS)
"""All of them, in the order in which they are written; they are read by name, in any order."""

YES = "yes"
"""What stands in `failure` for a set taken to failure."""
