"""What the command line shows to people: calm tables and lines as text, with colour only where it is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import StringIO
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from coach.checkup import Checkup
from coach.report import Explained, left_out_reason, notices
from coach.terminal import Facts
from coach.training.ahead import Ahead, Foreseen, Visit
from coach.training.evidence import Bout
from coach.training.exercise import Catalogue, Exercise
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.load import LoadKind, Plates, Unit
from coach.training.log import Entry, Fault, LoggedSet, Session, SetKind
from coach.training.plan import Lifter, Plan, Planned
from coach.training.ramp import EASIER_FORM_REPS
from coach.training.rules import Rule
from coach.training.wording import (
    bare_load,
    capital,
    clock,
    count,
    listed,
    load,
    long_date,
    number,
    reps,
    rounded,
    short_date,
)

FAULTS = {Fault.MOMENTUM: "swung", Fault.RANGE: "cut short"}
SET_KINDS = {SetKind.RAMP: "ramp", SetKind.DROP: "drop", SetKind.HOLD: "hold", SetKind.MOBILITY: ""}

_STRONG = "bold"
_MUTED = "dim"
_NARROWEST = 40
_NARROW = 70
"""Columns under which names are short."""
_INDENT = 2
_GAP = 2
"""Between columns."""
_UP = "▲"
_DOWN = "▼"


@dataclass(frozen=True, slots=True)
class Page:
    """Where it is shown."""

    width: int
    """Columns."""
    is_coloured: bool
    today: date
    """By the clock, whatever day is asked about."""

    def when(self, day: date) -> str:
        """A day in words, with its year where that is not this one."""
        return long_date(day) if day.year == self.today.year else f"{long_date(day)} {day.year}"

    def name(self, exercise: Exercise) -> str:
        """An exercise by its name, or the short one where there is little room."""
        return exercise.name if self.width >= _NARROW else exercise.short

    def draw(self, *parts: RenderableType) -> str:
        """The parts one below the other, as text."""
        drawn = StringIO()
        console = Console(
            file=drawn,
            width=max(_NARROWEST, self.width),
            force_terminal=self.is_coloured,
            color_system="standard" if self.is_coloured else None,
            no_color=not self.is_coloured,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        console.print(Group(*parts))
        return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())


# ------------------------------------------------------------------ what comes


def next_session(plan: Plan, lifter: Lifter, page: Page) -> str:
    """The session to come: what, how much, at which load, and why."""
    table = _table("", "Sets", lifter.rack.unit.value, "Rest", "Plates a side" if page.width >= _NARROW else "Plates")
    for each in plan.planned:
        table.add_row(
            Text(page.name(each.exercise), _STRONG),
            _aims(each),
            bare_load(each.suggestion.load, each.exercise.kind),
            clock(each.prescription.rest),
            _plates(each.plates),
        )
    reasons = _pairs((page.name(each.exercise), _reason(each)) for each in plan.planned)
    return page.draw(
        *_head(plan, lifter, page),
        Text(),
        table,
        Text(),
        reasons,
        Text(),
        _pairs(
            (name, ", ".join(_move(each) for each in steps))
            for name, steps in (("Warm-up", plan.warmup), ("Cool-down", plan.cooldown))
            if steps
        ),
    )


def _head(plan: Plan, lifter: Lifter, page: Page) -> list[RenderableType]:
    title = Text.assemble((plan.routine.name.upper(), _STRONG), f"  {plan.day.name}")
    rests = dict.fromkeys(each.prescription.rest for each in plan.planned if each.block is not Block.FINISHER)
    facts = [
        plan.goal.name,
        f"rest {listed(clock(each) for each in rests)}",
        *([since] if (since := days_since(plan)) else []),
        f"about {plan.minutes} min",
        *(["a rough day"] if plan.rough else []),
    ]
    line = Table.grid(expand=True)
    line.add_column()
    line.add_column(justify="right")
    line.add_row(title, page.when(plan.on))
    said = list(notices(plan))
    if plan.left_out:
        said.append(f"Left out: {listed(each.name for each in plan.left_out)}; {left_out_reason(lifter)}.")
    return [line, Text(" · ".join(facts), _MUTED), *(Text(each) for each in said)]


def days_since(plan: Plan) -> str:
    """How long ago this kind of day was done last, in words; empty where it never was."""
    if plan.last_of_day is None:
        return ""
    days = (plan.on - plan.last_of_day.date).days
    return f"{count(days, 'day')} since {plan.day.name}" if days else f"{plan.day.name} day done today"


def _aims(planned: Planned) -> str:
    aims = planned.suggestion.aims
    unit = " s" if planned.exercise.is_held else ""
    side = " each side" if planned.exercise.one_sided else ""
    if len(set(aims)) == 1:
        return f"{len(aims)} × {aims[0]}{unit}{side}"
    return f"{reps(aims)}{unit}{side}"


def _plates(plates: Plates | None) -> str:
    if plates is None:
        return ""
    return " + ".join(number(each) for each in plates.side) or "empty bar"


def _reason(planned: Planned) -> str:
    said = [planned.suggestion.reason, *planned.suggestion.notices]
    if planned.ramp:
        kind = planned.exercise.kind
        steps = ", ".join(
            f"{bare_load(step.load, kind)} × {step.reps}" if step.load is not None else f"{step.reps} reps"
            for step in planned.ramp
        )
        said.append(f"Ramp: {steps}.")
    elif planned.ramp_form is not None:
        said.append(f"Ramp: {planned.ramp_form.name} × {EASIER_FORM_REPS}.")
    return " ".join(said)


def _move(exercise: Exercise) -> str:
    side = " each side" if exercise.one_sided else ""
    counted = f"{exercise.seconds[0]} s" if exercise.seconds is not None else f"× {exercise.reps}"
    return f"{exercise.name} {counted}{side}"


# ------------------------------------------------------------------ why


def why(told: Explained, lifter: Lifter, page: Page) -> str:
    """One suggestion: its rule, its arithmetic, what would have changed it, and what it rests on."""
    planned, suggestion = told.planned, told.planned.suggestion
    unit = lifter.rack.unit
    asked = f"{load(suggestion.load, planned.exercise.kind, unit)}, {_aims(planned)}"
    head = Table.grid(expand=True)
    head.add_column()
    head.add_column(justify="right")
    head.add_row(
        Text.assemble((planned.exercise.name.upper(), _STRONG), f"  {told.plan.day.name}"), page.when(told.plan.on)
    )
    facts = [
        ("rule", suggestion.rule.value),
        *((each.name, each.value) for each in suggestion.inputs),
        ("source", suggestion.source),
    ]
    lines = [suggestion.reason, suggestion.turning_point, *suggestion.notices]
    parts: list[RenderableType] = [head, Text(asked), Text(), *(Text(each) for each in lines if each), Text()]
    parts.append(_pairs(facts))
    if told.lane:
        parts += [Text(), Text("The last sessions in this range", _MUTED), _lane(told.lane, planned, unit)]
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
    return Padding(_pairs(rows), (0, 0, 0, _INDENT))


def _exact(base: Fraction | None, kind: LoadKind, unit: Unit) -> str:
    if base is None or kind is LoadKind.NONE:
        return ""
    sign = "+" if kind is LoadKind.BODYWEIGHT else ""
    return f"{sign}{rounded(base, 2)} {unit}{' of help' if kind is LoadKind.ASSISTED else ''}: "


def _marked(done: int, clean: int, fault: Fault | None) -> str:
    if fault is None:
        return str(done)
    return f"{done} ({clean} clean, {FAULTS[fault]})"


# ------------------------------------------------------------------ the weeks to come


def prospect(told: Ahead, page: Page) -> str:
    """Where the plan leads: a row an exercise, a column a week; a load that stays is a dot, a change is marked."""
    head = Table.grid(expand=True)
    head.add_column()
    head.add_column(justify="right")
    head.add_row(
        Text.assemble((told.routine.name.upper(), _STRONG), f"  {count(told.weeks, 'week')} ahead"),
        " – ".join(dict.fromkeys(short_date(each.on) for each in (told.visits[0], told.visits[-1]))),
    )
    about = f"{told.goal.name} · {told.unit} · every aim reached, every rep clean"
    parts: list[RenderableType] = [head, Text(about, _MUTED)]
    for day in dict.fromkeys(visit.plan.day.name for visit in told.visits):
        visits = [visit for visit in told.visits if visit.plan.day.name == day]
        for table in _weeks(day, visits, page):
            parts += [Text(), table]
    said = [(page.name(each.exercise), each.sentence) for each in told.stuck]
    parts += [Text(), _pairs(said)] if said else []
    if any(each.planned.suggestion.rule is Rule.FIRST_TIME for visit in told.visits for each in visit.exercises):
        parts += [
            Text(),
            Text("A first time begins here with the load that stands ready. Choose yours in the session."),
        ]
    return page.draw(*parts)


def _weeks(day: str, visits: Sequence[Visit], page: Page) -> Iterable[Table]:
    """The weeks of a day, as many beside each other as the page has room for, the others below."""
    rows = _ways(visits, page)
    named = max(len(day), *(len(name) for name, _ in rows))
    columns = [[f"w{visit.week}", *(cells[place] for _, cells in rows)] for place, visit in enumerate(visits)]
    widths = [max(len(cell) for cell in column) + _GAP for column in columns]
    first = 0
    while first < len(columns):
        end = first + 1
        while end < len(columns) and named + _GAP + sum(widths[first : end + 1]) <= page.width:
            end += 1
        table = _table(day.upper(), *(column[0] for column in columns[first:end]))
        for place, (name, _) in enumerate(rows, start=1):
            table.add_row(Text(name), *(_cell(column[place]) for column in columns[first:end]))
        yield table
        first = end


def _ways(visits: Sequence[Visit], page: Page) -> list[tuple[str, list[str]]]:
    """Every exercise of a day, from week to week; nothing where it is not done."""
    exercises = {each.exercise.id: each.exercise for visit in visits for each in visit.exercises}
    return [
        (
            page.name(exercise),
            _way([next((each for each in visit.exercises if each.exercise == exercise), None) for visit in visits]),
        )
        for exercise in exercises.values()
    ]


def _way(row: Sequence[Foreseen | None]) -> list[str]:
    """An exercise from week to week: its load where it changes, its aim where it has none."""
    told: list[str] = []
    before: Decimal | None = None
    for each in row:
        if each is None:
            told.append("")
        elif each.taken is None:
            told.append(f"{each.aims[0]} s" if each.exercise.is_held else f"× {each.aims[0]}")
        elif each.taken == before:
            told.append("·")
        else:
            sign = "" if before is None else _UP if each.terms.ladder.is_harder(each.taken, before) else _DOWN
            told.append(f"{sign}{bare_load(each.taken, each.exercise.kind)}")
        before = before if each is None else each.taken
    return told


def _cell(text: str) -> Text:
    return Text(text, _MUTED if text == "·" else _STRONG if text.startswith((_UP, _DOWN)) else "")


# ------------------------------------------------------------------ what was done


def session(done: Session, catalogue: Catalogue, page: Page) -> str:
    """One session set by set; the catalogue tells what its loads mean."""
    title = done.title or " ".join(filter(None, (done.routine, done.day))) or "Session"
    head = Table.grid(expand=True)
    head.add_column()
    head.add_column(justify="right")
    head.add_row(Text(title, _STRONG), f"{long_date(done.date)} {done.date.year}, {done.started:%H:%M}")
    facts = [done.id, _length(done.started, done.finished), *sorted(done.flags)]
    if done.bodyweight is not None:
        facts.append(f"{number(done.bodyweight)} {done.unit}")
    if done.source:
        facts.append(f"from {done.source}")
    table = _table("", "", "Load", "Done", "Clean", "Left", "Rest")
    for block in Block:
        is_lifted = block in LIFTED_BLOCKS
        for entry in done.entries:
            if entry.block is block and (entry.sets or is_lifted):
                exercise = catalogue.get(entry.id)
                kind = LoadKind.STACK if exercise is None else exercise.kind
                name = entry.name if exercise is None else page.name(exercise)
                for row in _entry(entry, name, kind, done.unit):
                    table.add_row(*row)
    parts: list[RenderableType] = [head, Text(" · ".join(facts), _MUTED), Text(), table]
    notes = [(entry.name, entry.note) for entry in done.entries if entry.note]
    if done.note:
        notes.insert(0, ("Note", done.note))
    if notes:
        parts += [Text(), _pairs(notes)]
    return page.draw(*parts)


def _length(started: datetime, finished: datetime | None) -> str:
    return "unfinished" if finished is None else f"{round((finished - started).total_seconds() / 60)} min"


def _entry(entry: Entry, called: str, kind: LoadKind, unit: Unit) -> list[tuple[RenderableType, ...]]:
    said = sorted(each.value for each in entry.flags)
    if entry.swapped_from:
        said.append(f"instead of {entry.swapped_from}")
    name = Text.assemble((called, _STRONG), f" ({', '.join(said)})" if said else "")
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
            yield SET_KINDS[each.kind]


def _set(done: LoggedSet, kind: LoadKind, unit: Unit) -> tuple[str, ...]:
    is_held = done.reps is None and done.seconds is not None
    fault = "" if done.fault is None else FAULTS[done.fault]
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


# ------------------------------------------------------------------ files


def checkup(found: Checkup, terminal: Facts, page: Page) -> str:
    """Every problem with its way out, then what is good to know."""
    attention = count(len(found.problems), "thing needs", "things need")
    state = "Everything is in order." if found.is_ok else f"{capital(attention)} attention."
    read = f"{count(found.sessions, 'session')}, {count(found.files, 'file')} read"
    parts: list[RenderableType] = [Text.assemble((state, _STRONG), f"  {read}")]
    for file, problems in groupby(found.problems, key=lambda each: each.file):
        parts += [Text(), Text(file, _STRONG, overflow="fold")]
        for each in problems:
            place = f"{each.place}: " if each.place else ""
            parts.append(Padding(Text(f"{place}{each.sentence}"), (0, 0, 0, _INDENT)))
            if each.way_out:
                parts.append(Padding(Text(f"→ {each.way_out}", _MUTED), (0, 0, 0, _INDENT)))
    if found.notices:
        parts += [Text(), *(Text(each, overflow="fold") for each in found.notices)]
    size = f"{terminal.columns} by {terminal.lines}" if terminal.columns else "size unknown"
    letters = "UTF-8" if terminal.is_utf8 else "no UTF-8: signs and accents may be missing"
    facts = [terminal.term or "no TERM", size, f"{terminal.colours} colours", letters]
    rows = [(name, str(path)) for name, path in found.paths.items()]
    rows += [("terminal", ", ".join(facts)), *([("", terminal.no_screen)] if terminal.no_screen else [])]
    rows += [(each.name, each.why if each.works else f"no: {each.why}") for each in found.routes]
    rows.append(("versions", ", ".join(f"{name} {version}" for name, version in found.versions.items())))
    parts += [Text(), _pairs(rows)]
    return page.draw(*parts)


# ------------------------------------------------------------------ parts


def _table(first: str, *others: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_MUTED)
    table.add_column(first, overflow="fold")
    for each in others:
        table.add_column(each, overflow="fold")
    return table


def _pairs(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(style=_MUTED, no_wrap=False)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name), Text(value))
    return table
