"""The commands about the past: those that look over it, add to it, and change it."""

from coach.grammar.parts import Adder, add_forms, add_on
from coach.grammar.typed import a_date, a_moment, weeks

_SHORTHAND = """\
how a set is written:
  62.5x9      62.5 for 9 reps
  62.5x9@2    with 2 left
  9           9 reps where nothing is loaded, or at the load of the set before
  62.5x9m7    9 of which 7 clean, the rest swung; 9r7 short of range
  40s         held for 40 seconds
"""


def add_past(command: Adder) -> None:
    """The commands that look over the past, that add to it, and that change it."""
    add_forms(command("last", "the last finished session, set by set", "coach last", "coach last --json"), "set")

    show = command(
        "show", "one session, set by set", "coach show 2026-11-22", "coach show k7q2", "coach show k7q2 --json"
    )
    show.add_argument("id", metavar="ID", help="its id, the beginning or end of it, or its date")
    add_forms(show, "set")

    history = command(
        "history",
        "your sessions, the newest first, and what went up in each",
        "coach history --since 2026-09-01",
        "coach history --exercise barbell-row",
        'coach history --text "elbow"',
        "coach history --csv > sessions.csv",
    )
    history.add_argument("--since", metavar="DATE", type=a_date, help="from this date on, like 2026-09-01")
    history.add_argument("--exercise", metavar="EXERCISE", default="", help="with this exercise, and how it went")
    history.add_argument("--text", metavar="TEXT", default="", help="with these words in a note, the title or a name")
    add_forms(history, "session")

    stats = command(
        "stats",
        "the last weeks in numbers: sets for each muscle, balance, how often, how clean, records",
        "coach stats",
        "coach stats --weeks 12",
        "coach stats --json | jq '.weeks[].muscles.lats'",
    )
    stats.add_argument("--weeks", metavar="N", type=weeks, default=4, help="how many weeks, 4 unless told otherwise")
    add_on(stats)
    add_forms(stats, "week")

    log = command(
        "log",
        "sets you did without the coach: a finished session, the id of which is printed",
        "coach log barbell-row 62.5x9@2 62.5x8",
        "coach log pull-up 8 8 7 --at 18:30",
        "coach log dead-hang 40s 35s --at 2026-11-20",
        "coach log ez-curl 30x12m9 --note 'left elbow fine'",
    )
    log.epilog = f"{_SHORTHAND}\n{log.epilog}"
    log.add_argument("exercise", metavar="EXERCISE", help="its id or its name")
    log.add_argument("sets", metavar="SET", nargs="+", help="load x reps @ reps left; without a load, the one before")
    log.add_argument(
        "--at", metavar="TIME", type=a_moment, help="when, like 18:30, 2026-11-20 or 2026-11-20T18:30; now without it"
    )
    log.add_argument("--note", metavar="TEXT", default="", help="something to remember with this exercise")
    log.add_argument("--yes", action="store_true", help="take numbers that look like a slip of the finger")

    edit = command(
        "edit",
        "a session's file in your editor (VISUAL, EDITOR), checked when you close it",
        "coach edit 2026-11-22",
        "EDITOR='code --wait' coach edit k7q2",
    )
    edit.add_argument("id", metavar="ID", help="its id, the beginning or end of it, its date, or the name of its file")
