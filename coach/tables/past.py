"""What was done."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

from rich.console import RenderableType
from rich.text import Text

from coach.tables.page import MUTED, STRONG, Page, heading, new_table, pairs
from coach.training.by_hand import is_by_hand
from coach.training.exercise import Catalogue
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, LoggedSet, Session, SetKind
from coach.training.wording import bare_load, clock, load, long_date, number

_KINDS: Mapping[SetKind, str] = MappingProxyType(
    {SetKind.RAMP: "ramp", SetKind.DROP: "drop", SetKind.HOLD: "hold", SetKind.MOBILITY: ""}
)
"""What stands where a work set has its number."""


def session(done: Session, catalogue: Catalogue, page: Page) -> str:
    """One session set by set; the catalogue tells what its loads mean."""
    unnamed = "Logged by hand" if is_by_hand(done) else "Session"
    title = done.title or " ".join(filter(None, (done.routine, done.day))) or unnamed
    head = heading(Text(title, STRONG), f"{long_date(done.date)} {done.date.year}, {done.started:%H:%M}")
    facts = [done.id, _length(done.started, done.finished), *sorted(done.flags)]
    if done.bodyweight is not None:
        facts.append(f"{number(done.bodyweight)} {done.unit}")
    if done.source:
        facts.append(f"from {done.source}")
    table = new_table("", "", "Load", "Done", "Clean", "Left", "Rest")
    for block in Block:
        is_lifted = block in LIFTED_BLOCKS
        for entry in done.entries:
            if entry.block is block and (entry.sets or is_lifted):
                exercise = catalogue.get(entry.id)
                kind = LoadKind.STACK if exercise is None else exercise.kind
                name = entry.name if exercise is None else page.name(exercise)
                for row in _entry(entry, name, kind, done.unit):
                    table.add_row(*row)
    parts: list[RenderableType] = [head, Text(" · ".join(facts), MUTED), Text(), table]
    notes = [(entry.name, entry.note) for entry in done.entries if entry.note]
    if done.note:
        notes.insert(0, ("Note", done.note))
    if notes:
        parts += [Text(), pairs(notes)]
    return page.draw(*parts)


def _length(started: datetime, finished: datetime | None) -> str:
    return "unfinished" if finished is None else f"{round((finished - started).total_seconds() / 60)} min"


def _entry(entry: Entry, called: str, kind: LoadKind, unit: Unit) -> list[tuple[RenderableType, ...]]:
    said = sorted(each.value for each in entry.flags)
    if entry.swapped_from:
        said.append(f"instead of {entry.swapped_from}")
    name = Text.assemble((called, STRONG), f" ({', '.join(said)})" if said else "")
    if not entry.sets:
        return [(name, "", "–", "", "", "", "")]
    return [
        (name if place == 0 else "", label, *_set(each, kind, unit))
        for place, (label, each) in enumerate(zip(_labels(entry.sets), entry.sets, strict=True))
    ]


def _labels(sets: Sequence[LoggedSet]) -> Iterable[str]:
    place = 0
    for each in sets:
        if each.is_work:
            place += 1
            yield str(place)
        else:
            yield _KINDS[each.kind]


def _set(done: LoggedSet, kind: LoadKind, unit: Unit) -> tuple[str, ...]:
    is_held = done.reps is None and done.seconds is not None
    fault = "" if done.fault is None else done.fault.in_words
    clean = f"{done.clean_reps} {fault}".strip() if done.fault is not None or done.clean is not None else ""
    return (
        "" if done.load is None else _with_unit(done.load, kind, done.unit or unit),
        f"{done.done} s" if is_held else str(done.done),
        clean,
        "" if done.left is None else number(done.left),
        "" if done.rest is None else clock(done.rest),
    )


def _with_unit(lifted: Decimal, kind: LoadKind, unit: Unit) -> str:
    return load(lifted, kind, unit) if kind is LoadKind.ASSISTED else f"{bare_load(lifted, kind)} {unit}"
