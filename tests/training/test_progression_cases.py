from pathlib import Path

import pytest

from tests.training.cases import Case, cases, read

CASES = cases(read(Path(__file__).parent / "progression_cases.toml"))


@pytest.mark.parametrize("case", [pytest.param(each, id=each.name) for each in CASES])
def test_the_rules_say_what_was_worked_out_by_hand(case: Case) -> None:
    told = case.ask()

    assert (str(told.rule), told.load, told.aims) == (case.rule, case.load, case.aims)


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({each.name for each in CASES}) == len(CASES)


@pytest.mark.parametrize("case", [pytest.param(each, id=each.name) for each in CASES])
def test_every_answer_can_be_read(case: Case) -> None:
    told = case.ask()

    assert told.reason.endswith(".")
    assert len(told.short) <= 16
    assert told.source
    assert told.inputs
    assert all(each.name and each.value for each in told.inputs)
