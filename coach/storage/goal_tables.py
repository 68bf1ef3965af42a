"""Goals as a file holds them: the `[[goal]]` tables."""

from decimal import Decimal

from coach.storage.document import Document
from coach.storage.exercise_tables import MOST_IN_A_NAME, named_by_id
from coach.storage.problem import Problem
from coach.storage.table import Table
from coach.training.goal import LIFTED_BLOCKS, Block, DayKind, Goal, Role

MOST_IN_A_SENTENCE = 160
MOST_REPS = 100
MOST_LEFT = 10
MOST_REST = 1800


def read_goals(document: Document) -> tuple[tuple[Goal, ...], tuple[Problem, ...]]:
    """Every goal that could be understood, in the order of the file, and what is wrong with the rest."""
    problems: list[Problem] = []
    whole = Table(document, document.table, problems)
    goals = [_goal(table) for table in whole.tables("goal", "goal")]
    whole.name_unknown()
    return tuple(goal for goal in goals if goal is not None), tuple(problems)


def _goal(table: Table) -> Goal | None:
    goal_id = named_by_id(table, "goal")
    name = table.line_of_text("name", MOST_IN_A_NAME)
    about = table.line_of_text("about", MOST_IN_A_SENTENCE)
    ramp = _seconds(table, "ramp")
    roles: dict[Block, Role] = {}
    for block in LIFTED_BLOCKS:
        inside = table.inside(block, f"goal.{block}")
        role = _role(inside) if inside is not None else None
        if role is not None:
            roles[block] = role
    table.name_unknown()
    if not table.is_sound or len(roles) < len(LIFTED_BLOCKS):
        return None
    return Goal(id=goal_id, name=name, about=about, roles=roles, ramp_rest=ramp)


def _role(table: Table) -> Role | None:
    reps = {kind: _span(table, kind, MOST_REPS) for kind in DayKind}
    left = table.number("left", 0, MOST_LEFT) if table.require("left", "2") else None
    rest = _seconds(table, "rest")
    band = _span(table, "band", MOST_REST)
    table.name_unknown()
    return Role(reps, left or Decimal(0), rest, band) if table.is_sound else None


def _seconds(table: Table, key: str) -> int:
    found = table.whole(key, 0, MOST_REST) if table.require(key, "60") else None
    return found or 0


def _span(table: Table, key: str, most: int) -> tuple[int, int]:
    found = table.span(key, 1, most) if table.require(key, "[8, 12]") else None
    return found or (1, 1)
