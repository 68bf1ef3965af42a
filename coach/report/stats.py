"""The last weeks in numbers."""

from collections.abc import Iterator, Mapping

from coach.exchange.cells import cell, row
from coach.report.history import change_of
from coach.report.progress import form_of, record_of
from coach.report.values import VERSION, Json, number
from coach.training.adherence import Adherence, Kept
from coach.training.exercise import Muscle
from coach.training.muscles import MuscleWeek, muscles_trained
from coach.training.records import CURLS
from coach.training.stats import Best, Stats
from coach.training.volume import LEAST_BALANCE, LEAST_SETS, TARGET_SETS

COLUMNS = (
    "first",
    "last",
    "sessions",
    "planned_sets",
    "planned_sets_done",
    "extra_sets",
    "work_sets",
    "swung",
    "short_of_range",
    "back_sets",
    "biceps_sets",
    "balance",
)
"""Of the comma-separated form, a row a week; a column with the fractional sets of each muscle follows for each."""


def stats(found: Stats, names: Mapping[str, str]) -> Json:
    """All of it; `names` tells what exercises are called."""
    return {
        "version": VERSION,
        "on": found.on.isoformat(),
        "unit": found.unit.value,
        "least_sets": LEAST_SETS,
        "target_sets": TARGET_SETS,
        "least_balance": number(LEAST_BALANCE),
        "weeks": [dict(_week(found, place)) for place in range(len(found.muscles))],
        **_adherence(found.adherence),
        "form": [
            {"id": each, "name": names.get(each, each), **form_of(form)}
            for each, form in found.form_by_exercise.items()
        ],
        "records": [
            {
                "session": each.session,
                "date": each.date.isoformat(),
                "name": each.exercise.name,
                "unit": each.unit.value,
                **record_of(each.record),
            }
            for each in found.records
        ],
        "bests": [_best(each) for each in found.bests],
        "changed": [change_of(each) for each in found.changed],
    }


def _week(found: Stats, place: int) -> Iterator[tuple[str, object]]:
    muscles, kept, form = found.muscles[place], found.adherence.weeks[place], found.form[place]
    yield "first", muscles.week.first.isoformat()
    yield "last", muscles.week.last.isoformat()
    yield "sessions", kept.sessions
    yield "plan", _kept(kept.kept)
    yield "form", form_of(form.form)
    yield "muscles", {each.value: number(muscles.of(each)) for each in muscles_trained(found.muscles)}
    yield "back", muscles.balance.back
    yield "biceps", muscles.balance.biceps
    yield "balance", number(muscles.balance.ratio)
    yield "warning", muscles.balance.warning


def _adherence(found: Adherence) -> Json:
    last = found.streak.last
    return {
        "advised": found.advised,
        "sessions": found.sessions,
        "sessions_a_week": number(found.frequency),
        "days_since": found.days_since,
        "streak": {
            "weeks": found.streak.weeks,
            "last": None if last is None else last.isoformat(),
            "missed": found.streak.missed,
        },
        "plan": _kept(found.kept),
    }


def _kept(kept: Kept) -> Json:
    return {"planned": kept.planned, "done": kept.done, "extra": kept.extra, "share": number(kept.share)}


def _best(best: Best) -> Json:
    return {
        "id": best.exercise.id,
        "name": best.exercise.name,
        "last": best.newest.isoformat(),
        "load": number(best.bests.heaviest),
        "e1rm": number(best.bests.e1rm),
        "trend_only": best.exercise.movement in CURLS,
        "volume": number(best.bests.volume),
        "seconds" if best.exercise.is_held else "reps": [
            {"load": number(load), "most": most} for load, most in best.bests.reps.items()
        ],
    }


def stats_lines(found: Stats) -> Iterator[str]:
    """The weeks as comma-separated rows, the names of the columns first."""
    muscles = muscles_trained(found.muscles)
    yield row((*COLUMNS, *(each.value for each in muscles)))
    for place, week in enumerate(found.muscles):
        yield row(cell(each) for each in _cells(found, place, week, muscles))


def _cells(found: Stats, place: int, week: MuscleWeek, muscles: tuple[Muscle, ...]) -> Iterator[str]:
    kept, form = found.adherence.weeks[place], found.form[place].form
    values = (
        kept.sessions,
        kept.kept.planned,
        kept.kept.done,
        kept.kept.extra,
        form.sets,
        form.momentum,
        form.short,
        week.balance.back,
        week.balance.biceps,
        number(week.balance.ratio),
        *(number(week.of(each)) for each in muscles),
    )
    yield week.week.first.isoformat()
    yield week.week.last.isoformat()
    yield from ("" if each is None else str(each) for each in values)
