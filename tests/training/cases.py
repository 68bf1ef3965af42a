"""Reads tables of cases: a rack, a history, and what the rules make of it, in one entry each.

`[[case]]`: kind, class, rack (a name under `[racks]`), reps (lo, hi of today), sets, on, history, expect (rule, load,
aims, sets; no load = none suggested); and where they differ from nothing rough, finisher, bodyweight (the
configuration's), held (the range is one of seconds).
An item of history: date, load and reps (one number a work set) or sets; range (absent = no prescription), planned
(default the number of work sets), prescribed (default load), left, rule, block, flags, bodyweight, unit, pain. Two
items of one date are two entries of one session.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from coach.training.exercise import Exercise, ExerciseClass
from coach.training.goal import Block, Prescription
from coach.training.load import LoadKind, Rack, Unit
from coach.training.log import Entry, Fault, LoggedSet, Session, SessionFlag, SetKind, Target
from coach.training.progression import Suggestion, suggest
from tests.training import make

Table = Mapping[str, object]

ID = "the-lift"


@dataclass(frozen=True, slots=True)
class Case:
    """One question to the rules and its answer."""

    name: str
    exercise: Exercise
    prescription: Prescription
    block: Block
    past: tuple[Session, ...]
    rack: Rack
    on: date
    bodyweight: Decimal | None
    rough: bool
    rule: str
    load: Decimal | None
    aims: tuple[int, ...]

    def ask(self) -> Suggestion:
        """What the rules say."""
        return suggest(
            self.exercise,
            self.prescription,
            self.block,
            self.past,
            self.rack,
            self.on,
            bodyweight=self.bodyweight,
            rough=self.rough,
        )


def read(path: Path) -> Table:
    """The whole file; an empty table where there is none."""
    return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal) if path.exists() else {}


def cases(document: Table) -> list[Case]:
    """Every `[[case]]`."""
    racks = {name: rack_of(table) for name, table in table_of(document.get("racks")).items() if isinstance(table, dict)}
    return [_case(each, racks) for each in tables(document.get("case"))]


def tables(value: object) -> list[Table]:
    """A list of tables; empty for nothing."""
    return [each for each in listed(value) if isinstance(each, dict)]


def table_of(value: object) -> Table:
    """A table; empty for nothing."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> Sequence[object]:
    """A list; empty for nothing."""
    return value if isinstance(value, list) else []


def number(value: object) -> Decimal:
    """A number as it is written."""
    assert isinstance(value, (int, Decimal)), value
    return Decimal(value)


def whole(value: object) -> int:
    """A whole number."""
    assert isinstance(value, int), value
    return value


def number_or_none(value: object) -> Decimal | None:
    """A number, where there is one."""
    return None if value is None else number(value)


def pairs_of(value: object) -> tuple[tuple[Decimal, int], ...]:
    """Plates with the number of pairs owned."""
    return tuple((number(listed(each)[0]), whole(listed(each)[1])) for each in listed(value))


def rack_of(table: Table) -> Rack:
    """A rack; what it does not name it does not have."""
    return Rack(
        unit=Unit(str(table["unit"])),
        bar=number(table["bar"]),
        plates=pairs_of(table.get("plates")),
        dumbbells=_loads(table.get("dumbbells")),
        stack=_loads(table.get("stack")),
        belt=_loads(table.get("belt")),
    )


def _loads(value: object) -> tuple[Decimal, ...]:
    if isinstance(value, dict):
        return make.steps(number(value["from"]), number(value["to"]), number(value["step"]))
    return tuple(number(each) for each in listed(value))


def _case(table: Table, racks: Mapping[str, Rack]) -> Case:
    rack = racks[str(table["rack"])]
    lo, hi = (whole(each) for each in listed(table["reps"]))
    held = bool(table.get("held", False))
    on = table["on"]
    assert isinstance(on, date)
    expect = table_of(table["expect"])
    aims = tuple(whole(each) for each in listed(expect["aims"]))
    assert expect.get("sets", len(aims)) == len(aims), table["name"]
    return Case(
        name=str(table["name"]),
        exercise=make.exercise(
            ID, LoadKind(str(table["kind"])), ExerciseClass(str(table["class"])), seconds=(lo, hi) if held else None
        ),
        prescription=make.prescription(lo, hi, whole(table["sets"])),
        block=Block.FINISHER if table.get("finisher", False) else Block.COMPOUND,
        past=_sessions(tables(table["history"]), rack.unit, held=held),
        rack=rack,
        on=on,
        bodyweight=number_or_none(table.get("bodyweight")),
        rough=bool(table.get("rough", False)),
        rule=str(expect["rule"]),
        load=number_or_none(expect.get("load")),
        aims=aims,
    )


def _sessions(items: Sequence[Table], unit: Unit, *, held: bool) -> tuple[Session, ...]:
    days: dict[date, list[Table]] = {}
    for item in items:
        day = item["date"]
        assert isinstance(day, date)
        days.setdefault(day, []).append(item)
    return tuple(
        make.session_of(
            day,
            [_entry(each, held=held) for each in group],
            unit=Unit(str(group[0].get("unit", unit))),
            flags=[SessionFlag(str(flag)) for each in group for flag in listed(each.get("flags"))],
            bodyweight=number_or_none(group[0].get("bodyweight")),
        )
        for day, group in days.items()
    )


def _entry(item: Table, *, held: bool) -> Entry:
    load = number_or_none(item.get("load"))
    sets = [_set(each) for each in tables(item.get("sets"))]
    sets.extend(
        make.work(load, None, seconds=whole(each)) if held else make.work(load, whole(each))
        for each in listed(item.get("reps"))
    )
    wanted = None if "range" not in item else _target(item, load, sets, held=held)
    block = Block(str(item.get("block", "compound")))
    return make.entry(sets, wanted, exercise_id=ID, block=block, pain=bool(item.get("pain", False)))


def _target(item: Table, load: Decimal | None, sets: Sequence[LoggedSet], *, held: bool) -> Target:
    lo, hi = (whole(each) for each in listed(item["range"]))
    return make.target(
        lo,
        hi,
        whole(item.get("planned", sum(each.is_work for each in sets))),
        number_or_none(item.get("prescribed", load)),
        left=number_or_none(item.get("left")),
        rule=str(item.get("rule", "")),
        aims=[whole(each) for each in listed(item.get("aims"))],
        seconds=held,
    )


def _set(table: Table) -> LoggedSet:
    fault = table.get("fault")
    clean = table.get("clean")
    return make.work(
        number_or_none(table.get("load")),
        None if "seconds" in table else whole(table["reps"]),
        None if clean is None else whole(clean),
        fault=None if fault is None else Fault(str(fault)),
        left=number_or_none(table.get("left")),
        seconds=whole(table["seconds"]) if "seconds" in table else None,
        kind=SetKind(str(table.get("kind", "work"))),
    )
