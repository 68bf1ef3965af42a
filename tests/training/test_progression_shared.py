"""Hand-made cases that lie beside the project, where they are there."""

from pathlib import Path

import pytest

from coach.training.load import plates_for
from tests.training.cases import Case, Table, cases, number, pairs_of, read, table_of, tables

DOCUMENT = read(Path(__file__).parents[2] / "../shared/progression-cases.toml")

pytestmark = pytest.mark.skipif(not DOCUMENT, reason="the cases are not here")


@pytest.mark.parametrize("case", [pytest.param(each, id=each.name) for each in cases(DOCUMENT)])
def test_the_rules_say_what_was_worked_out_by_hand(case: Case) -> None:
    told = case.ask()

    assert (str(told.rule), told.load, told.aims) == (case.rule, case.load, case.aims)


@pytest.mark.parametrize("table", [pytest.param(each, id=str(each["name"])) for each in tables(DOCUMENT.get("plates"))])
def test_the_plates_are_those_worked_out_by_hand(table: Table) -> None:
    made = plates_for(number(table["load"]), number(table["bar"]), pairs_of(table["pairs"]))

    expected = table_of(table["expect"])
    assert made is not None
    assert made.made == expected["made"]
    assert list(made.side) == expected["side"]
