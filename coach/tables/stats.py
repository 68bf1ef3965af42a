"""The last weeks in numbers."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from coach.tables.page import MUTED, STRONG, Page, heading, new_table, pairs, side_by_side
from coach.training.adherence import days_left_to_save
from coach.training.exercise import Exercise
from coach.training.form import Form
from coach.training.load import Unit
from coach.training.muscles import Amount, MuscleWeek, amount, muscles_trained
from coach.training.records import CURLS
from coach.training.stats import Best, Stats
from coach.training.volume import LEAST_BALANCE, LEAST_SETS, TARGET_SETS
from coach.training.wording import capital, count, load, rounded, short_date

_PLACES = 2
_HUNDRED = 100
_MOST_RECORDS = 20
"""More than these are read by nobody; `--json` has them all."""


def stats(found: Stats, names: Mapping[str, Exercise], page: Page) -> str:
    """How regularly, how much for each muscle, how clean, what is new, and the best of every exercise."""
    first, last = found.muscles[0].week.first, found.muscles[-1].week.last
    title = Text.assemble(("STATS", STRONG), f"  the last {count(len(found.muscles), 'week')}")
    parts: list[RenderableType] = [
        heading(title, f"{short_date(first)} – {short_date(last)}"),
        Text(" · ".join(_facts(found)), MUTED),
        *(Text(each) for each in _remarks(found)),
    ]
    for table in _weeks(found, page):
        parts += [Text(), table]
    parts.append(Text(f"About {TARGET_SETS} sets a muscle are the aim, {LEAST_SETS} the least.", MUTED))
    sections = (
        ("This week", [(page.name(each.exercise), each.words) for each in found.changed]),
        ("Not clean", list(_form(found, names, page))),
        ("Records", list(_records(found))),
    )
    for name, rows in sections:
        if rows:
            parts += [Text(), Text(name, STRONG), pairs(rows)]
    if found.bests:
        parts += [Text(), Text("Best so far", STRONG), _bests(found, page)]
    return page.draw(*parts)


def _facts(found: Stats) -> Iterable[str]:
    kept, streak = found.adherence, found.adherence.streak
    often = "" if kept.frequency is None else f", {rounded(kept.frequency)} a week ({kept.advised} advised)"
    yield f"{count(kept.sessions, 'session')}{often}"
    if streak.weeks:
        yield f"{count(streak.weeks, 'week')} in a row"
    if kept.days_since is not None:
        yield "trained today" if not kept.days_since else f"{count(kept.days_since, 'day')} since the last"
    if kept.kept.share is not None:
        yield f"{_percent(kept.kept.share)} of the planned sets"


def _remarks(found: Stats) -> Iterable[str]:
    """What is out of balance this week, and a run of weeks that can still go on."""
    warning = found.muscles[-1].balance.warning
    if warning:
        yield f"{capital(warning)}."
    left = days_left_to_save(found.adherence.streak, found.on)
    if left is not None:
        yield f"A session in the next {count(left, 'day')} keeps the weeks in a row going."


def _weeks(found: Stats, page: Page) -> Iterable[Table]:
    muscles = muscles_trained(found.muscles)
    names = ["To", *(capital(each.value) for each in muscles), "Back to biceps", "Sessions", "Sets not clean"]
    columns = [
        [
            Text(short_date(week.week.last)),
            *(_sets(week.of(each)) for each in muscles),
            _balance(week),
            Text(str(kept.sessions)),
            Text(_of(form.form)),
        ]
        for week, kept, form in zip(found.muscles, found.adherence.weeks, found.form, strict=True)
    ]
    return side_by_side(names, columns, page.width)


def _sets(sets: Fraction) -> Text:
    style = {Amount.PLENTY: STRONG, Amount.ENOUGH: ""}.get(amount(sets), MUTED)
    return Text(rounded(sets) if sets else "·", style)


def _balance(week: MuscleWeek) -> Text:
    balance = week.balance
    if balance.ratio is None:
        return Text(f"{balance.back}:0" if balance.back else "·", "" if balance.back else MUTED)
    return Text(f"{balance.back}:{balance.biceps}{' !' if balance.ratio < LEAST_BALANCE else ''}")


def _of(form: Form) -> str:
    return f"{form.tainted} of {form.sets}" if form.sets else "·"


def _form(found: Stats, names: Mapping[str, Exercise], page: Page) -> Iterable[tuple[str, str]]:
    """The exercises with faults, those with the largest share first."""
    tainted = [(name, form) for name, form in found.form_by_exercise.items() if form.tainted]
    for name, form in sorted(tainted, key=lambda each: each[1].share or 0, reverse=True):
        exercise = names.get(name)
        parts = [f"{form.momentum} swung" if form.momentum else "", f"{form.short} cut short" if form.short else ""]
        told = f"{form.tainted} of {count(form.sets, 'set')}: {', '.join(filter(None, parts))}"
        yield name if exercise is None else page.name(exercise), told


def _records(found: Stats) -> Iterable[tuple[str, str]]:
    for each in found.records[:_MOST_RECORDS]:
        yield each.date.isoformat(), f"{each.exercise.name}, {each.record.words}"
    if len(found.records) > _MOST_RECORDS:
        yield "", f"and {count(len(found.records) - _MOST_RECORDS, 'more', 'more')}"


def _bests(found: Stats, page: Page) -> Table:
    table = new_table("", "Heaviest", "e1RM", "Most in a set", "Last")
    for each in found.bests:
        table.add_row(
            Text(page.name(each.exercise)),
            _heaviest(each, found.unit),
            _estimate(each, found.unit),
            _most(each),
            each.newest.isoformat(),
        )
    return table


def _heaviest(best: Best, unit: Unit) -> str:
    found = best.bests.heaviest
    return "" if found is None else load(Decimal(rounded(found, _PLACES)), best.exercise.kind, unit)


def _estimate(best: Best, unit: Unit) -> str:
    """On curls it shows a trend and is no best."""
    found = best.bests.e1rm
    return "" if found is None or best.exercise.movement in CURLS else f"{rounded(found)} {unit}"


def _most(best: Best) -> str:
    most = max(best.bests.reps.values(), default=0)
    return f"{most} s" if best.exercise.is_held else str(most)


def _percent(share: Fraction) -> str:
    return f"{rounded(share * _HUNDRED, 0)} %"
