"""One suggestion: its rule, its arithmetic, what would have changed it, and what it rests on."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from coach.report.why import Explained
from coach.tables.coming import aims_of
from coach.tables.page import INDENT, MUTED, STRONG, Page, heading, pairs
from coach.training.evidence import Bout
from coach.training.load import LoadKind, Unit
from coach.training.log import Fault
from coach.training.plan import Lifter, Planned
from coach.training.wording import load, rounded


def why(told: Explained, lifter: Lifter, page: Page) -> str:
    """One suggestion: its rule, its arithmetic, what would have changed it, and what it rests on."""
    planned, suggestion = told.planned, told.planned.suggestion
    unit = lifter.rack.unit
    asked = f"{load(suggestion.load, planned.exercise.kind, unit)}, {aims_of(planned)}"
    head = heading(
        Text.assemble((planned.exercise.name.upper(), STRONG), f"  {told.plan.day.name}"), page.when(told.plan.on)
    )
    facts = [
        ("rule", suggestion.rule.name),
        *((each.name, each.value) for each in suggestion.inputs),
        ("source", suggestion.source),
    ]
    lines = [suggestion.reason, suggestion.turning_point, *suggestion.notices]
    parts: list[RenderableType] = [head, Text(asked), Text(), *(Text(each) for each in lines if each), Text()]
    parts.append(pairs(facts))
    if told.lane:
        parts += [Text(), Text("The last sessions in this range", MUTED), _lane(told.lane, planned, unit)]
    return page.draw(*parts)


def _lane(bouts: Sequence[Bout], planned: Planned, unit: Unit) -> RenderableType:
    kind, suffix = planned.exercise.kind, " s" if planned.exercise.is_held else ""
    rows: list[tuple[str, str]] = []
    for bout in bouts:
        groups: list[str] = []
        for base, efforts in groupby(bout.efforts, key=lambda each: each.load):
            done = " ".join(_marked(each.done, each.clean, each.fault) for each in efforts)
            groups.append(f"{_exact(base, kind, unit)}{done}{suffix}")
        rows.append((bout.date.isoformat(), ", ".join(groups)))
    return Padding(pairs(rows), (0, 0, 0, INDENT))


def _exact(base: Fraction | None, kind: LoadKind, unit: Unit) -> str:
    if base is None or kind is LoadKind.NONE:
        return ""
    sign = "+" if kind is LoadKind.BODYWEIGHT else ""
    return f"{sign}{rounded(base, 2)} {unit}{' of help' if kind is LoadKind.ASSISTED else ''}: "


def _marked(done: int, clean: int, fault: Fault | None) -> str:
    if fault is None:
        return str(done)
    return f"{done} ({clean} clean, {fault.in_words})"
