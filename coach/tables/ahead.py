"""Where the plan leads."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from coach.tables.page import MUTED, STRONG, Page, heading, pairs, side_by_side
from coach.training.ahead import Ahead, Foreseen, Visit
from coach.training.rules.first_time import FIRST_TIME
from coach.training.wording import bare_load, count, short_date

_UP = "▲"
_DOWN = "▼"


def prospect(told: Ahead, page: Page) -> str:
    """Where the plan leads: a row an exercise, a column a week; a load that stays is a dot, a change is marked."""
    head = heading(
        Text.assemble((told.routine.name.upper(), STRONG), f"  {count(told.weeks, 'week')} ahead"),
        " – ".join(dict.fromkeys(short_date(each.on) for each in (told.visits[0], told.visits[-1]))),
    )
    about = f"{told.goal.name} · {told.unit} · every aim reached, every rep clean"
    parts: list[RenderableType] = [head, Text(about, MUTED)]
    for day in dict.fromkeys(visit.plan.day.name for visit in told.visits):
        visits = [visit for visit in told.visits if visit.plan.day.name == day]
        for table in _weeks(day, visits, page):
            parts += [Text(), table]
    said = [(page.name(each.exercise), each.sentence) for each in told.stuck]
    parts += [Text(), pairs(said)] if said else []
    if any(each.planned.suggestion.rule is FIRST_TIME for visit in told.visits for each in visit.exercises):
        parts += [
            Text(),
            Text("A first time begins here with the load that stands ready. Choose yours in the session."),
        ]
    return page.draw(*parts)


def _weeks(day: str, visits: Sequence[Visit], page: Page) -> Iterable[Table]:
    """The weeks of a day, as many beside each other as the page has room for, the others below."""
    rows = _ways(visits, page)
    columns = [
        [Text(f"w{visit.week}"), *(_cell(cells[place]) for _, cells in rows)] for place, visit in enumerate(visits)
    ]
    return side_by_side([day.upper(), *(name for name, _ in rows)], columns, page.width)


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
    return Text(text, MUTED if text == "·" else STRONG if text.startswith((_UP, _DOWN)) else "")
