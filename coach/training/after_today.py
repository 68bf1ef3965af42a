"""What the week comes to once today is over, whether today has still to begin, runs, or is done."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from coach.training.exercise import Catalogue, Exercise, Muscle
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Entry, EntryFlag, Session
from coach.training.logbook import Logbook
from coach.training.plan import Plan
from coach.training.volume import planned_sets, weekly_sets


@frozen
class AfterToday:
    """Fractional work sets of each muscle in the seven days that end with today."""

    sets: Mapping[Muscle, Fraction]
    has_more_to_come: bool
    """Whether sets are among them that are still to be done today."""


def after_today(plan: Plan, past: Iterable[Session], catalogue: Catalogue, running: Session | None) -> AfterToday:
    """The week with all of today, each set once.

    Today is the session that is `running`, with the sets still wanted of it; else what was done where a session was
    finished already; else the plan. `running` may be in the `past` too.
    """
    book = Logbook.of(past)
    if running is None:
        done = weekly_sets(book, catalogue, plan.on)
        if plan.is_done_today:
            return AfterToday(done, has_more_to_come=False)
        return AfterToday(_together(done, plan.sets_by_muscle), has_more_to_come=True)
    others = weekly_sets(book.without(running.id), catalogue, plan.on)
    return AfterToday(
        _together(others, planned_sets(_in_all(running, catalogue))), has_more_to_come=not running.is_finished
    )


def _in_all(running: Session, catalogue: Catalogue) -> Iterable[tuple[Exercise, int]]:
    """The exercises of a session with the sets done and those still wanted; unknown ones count for nothing."""
    for entry in running.entries:
        exercise = catalogue.get(entry.id)
        if exercise is not None and entry.block in LIFTED_BLOCKS:
            still = 0 if running.is_finished else _still_wanted(entry)
            yield exercise, sum(1 for each in entry.work_sets if each.done) + still


def _still_wanted(entry: Entry) -> int:
    from coach.training.workout import sets_wanted  # noqa: PLC0415 - only a session that runs needs it

    is_over = EntryFlag.SKIPPED in entry.flags
    return 0 if is_over else max(0, sets_wanted(entry) - len(entry.work_sets))


def _together(one: Mapping[Muscle, Fraction], other: Mapping[Muscle, Fraction]) -> Mapping[Muscle, Fraction]:
    return {each: one.get(each, Fraction(0)) + other.get(each, Fraction(0)) for each in (*one, *other)}
