import pytest

from tests.faults import importing
from tests.faults.tally import Tally


@pytest.mark.campaign
def test_an_import_is_there_whole_or_not_at_all_whichever_operation_fails() -> None:
    tally = Tally("refusals")
    importing.refusals(tally)
    assert tally.lost == []
    assert tally.seen["refused"] > 100


def test_an_import_is_there_whole_or_not_at_all_when_the_power_goes() -> None:
    tally = Tally("cuts")
    importing.cuts(tally)
    assert tally.lost == []
    assert tally.runs > 200


def test_an_import_that_is_killed_is_there_whole_or_not_at_all_and_the_next_adds_the_rest() -> None:
    tally = Tally("kills")
    importing.kills(tally, 4, 1)
    assert tally.lost == []
    assert tally.seen["cut in the middle"] > 0


def test_two_imports_at_once_bring_everything_in_once() -> None:
    tally = Tally("together")
    importing.together(tally, 2)
    assert tally.lost == []


@pytest.mark.campaign
def test_imports_that_go_wrong_often() -> None:
    tally = importing.campaign(importing.RUNS, 2)
    assert tally.lost == []
    assert tally.seen["cut in the middle"] > importing.RUNS / 4
