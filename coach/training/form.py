"""Form over time: which share of the work sets carried a fault."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Entry, Fault, Session
from coach.training.logbook import Logbook
from coach.training.weeks import Week, by_week, weeks_to


@frozen
class Form:
    """How some work sets were done."""

    sets: int = 0
    """All of them."""
    momentum: int = 0
    """Those that were swung."""
    short: int = 0
    """Those that fell short of the range."""

    @property
    def tainted(self) -> int:
        """Those with either fault."""
        return self.momentum + self.short

    @property
    def share(self) -> Fraction | None:
        """Of the sets, those with a fault, from 0 to 1; None without any set."""
        return Fraction(self.tainted, self.sets) if self.sets else None

    def __add__(self, other: "Form") -> "Form":
        """Of both together."""
        return Form(self.sets + other.sets, self.momentum + other.momentum, self.short + other.short)


@frozen
class WeekForm:
    """The form of one week."""

    week: Week
    form: Form


def form_of(session: Session, exercise_id: str = "") -> Form:
    """The form of a session's work sets, or of one exercise's; sets without a rep are none."""
    entries = (each for each in session.entries if each.block in LIFTED_BLOCKS and exercise_id in ("", each.id))
    return sum((_form(each) for each in entries), start=Form())


def form_by_week(sessions: Iterable[Session], on: date, weeks: int, exercise_id: str = "") -> tuple[WeekForm, ...]:
    """Week by week, the oldest first and the last seven days ending with `on`; weeks without a set are there too."""
    span = weeks_to(on, weeks)
    buckets = by_week(Logbook(each for each in Logbook.of(sessions).pages if each.is_finished), span)
    return tuple(
        WeekForm(week, sum((form_of(each, exercise_id) for each in found), start=Form()))
        for week, found in zip(span, buckets, strict=True)
    )


def form_by_exercise(sessions: Iterable[Session]) -> dict[str, Form]:
    """The form of every exercise over these sessions, by its id, in the order they were first met."""
    found: dict[str, Form] = {}
    for session in sessions:
        for entry in session.entries:
            if session.is_finished and entry.block in LIFTED_BLOCKS:
                found[entry.id] = found.get(entry.id, Form()) + _form(entry)
    return {exercise_id: form for exercise_id, form in found.items() if form.sets}


def _form(entry: Entry) -> Form:
    faults = [each.fault for each in entry.work_sets if each.done]
    return Form(len(faults), faults.count(Fault.MOMENTUM), faults.count(Fault.RANGE))
