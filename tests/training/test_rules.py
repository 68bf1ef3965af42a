"""What holds for every rule of the next load: no step of adding one is forgotten."""

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import coach.training.rules
from coach.training.rule import Decision, Effect, Rule
from coach.training.rules import ORDER
from coach.training.rules.first_time import FIRST_TIME
from tests.training.cases import Case, cases, read

CASES = cases(read(Path(__file__).parent / "progression_cases.toml"))
MODULES = [
    import_module(f"coach.training.rules.{each.name}") for each in pkgutil.iter_modules(coach.training.rules.__path__)
]

every_rule = pytest.mark.parametrize("rule", ORDER, ids=str)


def test_every_rule_that_is_written_has_its_place_in_the_order() -> None:
    written = {each.name for module in MODULES for each in vars(module).values() if isinstance(each, Rule)}

    assert sorted(written) == sorted(each.name for each in ORDER)


@every_rule
def test_every_rule_was_worked_out_by_hand_somewhere(rule: Rule) -> None:
    assert [each.name for each in CASES if each.rule == rule.name]


@every_rule
def test_a_rule_is_shown_by_its_name(rule: Rule) -> None:
    assert str(rule) == rule.name
    assert rule.name in repr(rule)


def test_a_rule_that_spoke_from_no_session_has_none_to_tell_of() -> None:
    assert Decision(FIRST_TIME, None, (6,)).source is None
    with pytest.raises(ValueError, match="first-time spoke from no session"):
        _ = Decision(FIRST_TIME, None, (6,)).bout


@pytest.mark.parametrize("case", [pytest.param(each, id=each.name) for each in CASES])
def test_what_a_rule_does_to_a_load_is_what_it_says_it_does(case: Case) -> None:
    told = case.ask()
    source, ladder = told.decision.source, told.question.terms.ladder
    start = None if source is None else told.question.terms.on_rack(source.base)
    due = told.decision.due
    if start is None or due is None:
        return

    match told.rule.effect:
        case Effect.KEEPS:
            assert due == start
        case Effect.RAISES:
            assert ladder.is_harder(due, start)
        case Effect.LOWERS:
            assert not ladder.is_harder(due, start)
        case Effect.BEGINS:
            assert due in ladder.loads
