"""What is said of a session that is over, the same words for every face that says it."""

from datetime import date, timedelta

from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Session, SetKind
from coach.training.wording import clock, count

RECOVERY = (
    "Muscles grow in the rest: sleep, water and protein, and 48 hours before the next pull session.",
    "The work is done; sleep does the building. Give the back 48 hours.",
    "Eat some protein, drink some water, sleep well. The back is ready again in 48 hours.",
)
"""One of these, by the date."""
SECOND = timedelta(seconds=1)


def recovery(day: date) -> str:
    """One line on how muscles grow; another one every day."""
    return RECOVERY[day.toordinal() % len(RECOVERY)]


def amount(session: Session) -> str:
    """How long it lasted and how many work sets it had."""
    lasted = ((session.finished or session.started) - session.started) // SECOND
    sets = sum(len(each.work_sets) for each in session.entries if each.block in LIFTED_BLOCKS)
    return f"{clock(lasted)} · {count(sets, 'work set')}"


def faults(session: Session) -> str:
    """What was not clean, and that it does not count; empty where all was."""
    marked = [
        each for entry in session.entries for each in entry.sets if each.fault is not None and each.kind is SetKind.WORK
    ]
    if not marked:
        return ""
    lost = sum(each.done - each.clean_reps for each in marked)
    kinds = " or ".join(sorted({each.fault.in_words for each in marked if each.fault is not None}))
    return f"{count(len(marked), 'set')} with reps {kinds}: {lost} not counted. The log can be trusted."
