"""What might have been different before a suggestion: another question, and the words for it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from enum import Enum, auto

from coach.training.efforts import Effort
from coach.training.evidence import Bout, with_efforts
from coach.training.frozen import frozen
from coach.training.gradual import Gradual
from coach.training.question import ABSENCES, Question
from coach.training.wording import capital, in_words


class Way(Enum):
    """Whether a change is for the better."""

    FORWARD = auto()
    BACK = auto()
    NEITHER = auto()


@frozen
class Change:
    """One thing that might have been different."""

    words: str
    """The subject of the sentence: "One more clean rep on set 3"."""
    question: Question
    """What would then be asked."""
    cost: int = 0
    """How much it takes, in reps."""
    counts_only_with_another_load: bool = False
    way: Way = Way.NEITHER
    outcome: str = ""
    """What it would have done, where the answer is not what is interesting."""


def asked_with(q: Question, source: Bout, changes: Sequence[tuple[Effort, Effort]], *more: Effort) -> Question:
    """The same, had sets of `source` been others, and had there been `more` of them."""
    new = {old.number: other for old, other in changes}
    efforts = (*(new.get(each.number, each) for each in source.efforts), *more)
    other = with_efforts(source, efforts, q.terms.ladder)
    return replace(q, bouts=Gradual(other if each is source else each for each in q.bouts))


def fewer_on(q: Question, source: Bout, effort: Effort, fewer: int = 1, *, only_load: bool = False) -> Change:
    """So many clean reps fewer on one set; with `only_load` it tells something only where the load is another."""
    noun = "second" if q.is_held else "clean rep"
    words = f"{capital(in_words(fewer))} {noun}{'' if fewer == 1 else 's'} fewer on set {effort.number}"
    lower = replace(effort, clean=effort.clean - fewer)
    return Change(words, asked_with(q, source, [(effort, lower)]), fewer, only_load, Way.BACK)


def sooner(q: Question) -> Iterator[Change]:
    """The same day at the end of each shorter absence, the nearest first."""
    days = q.days_off
    for absence in ABSENCES:
        if days is None or days <= absence.over:
            continue
        words = f"Coming back {'within' if absence is ABSENCES[-1] else 'after'} {absence.over} days"
        yield Change(words, replace(q, on=q.bouts[0].date + timedelta(days=absence.over)))
