"""Rule 1, `first-time`: nothing is known of this exercise, so the lifter chooses."""

from coach.training.question import Question
from coach.training.rule import OWN_CHOICE, Decision, Effect, Rule
from coach.training.rules.aims import all_lo

LEFT_AT_FIRST = 2
"""Reps kept in reserve the first time, whatever the goal asks [H]."""
FEWEST_TO_CHOOSE_FROM = 2
"""Loads without which there is nothing to choose."""


def _answer(q: Question) -> Decision | None:
    """No load; pain that stopped it before any work set, with a load to spare, is a session of it."""
    if q.bouts or any(each.base is not None for each in q.stopped):
        return None
    return Decision(FIRST_TIME, None, all_lo(q))


def _because(q: Question, _: Decision) -> str:
    lo, hi = q.prescription.span
    if q.is_held:
        return f"A first time: hold it for {lo} seconds and see what is left"
    if len(q.terms.ladder.loads) < FEWEST_TO_CHOOSE_FROM:
        return f"A first time: stop at {LEFT_AT_FIRST} left"
    return f"A first time: take a load you could do for {hi}, and stop at {LEFT_AT_FIRST} left"


FIRST_TIME = Rule(
    name="first-time",
    name_in_words="a first time",
    paper=OWN_CHOICE,
    effect=Effect.BEGINS,
    answer=_answer,
    because=_because,
    short=lambda _q, _decision: "first time",
    is_for_holds=True,
    wants_a_session=True,
)
