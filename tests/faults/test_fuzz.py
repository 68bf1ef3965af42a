from hypothesis import given, settings
from hypothesis import strategies as st

from coach.training.text import clean
from tests.faults import fuzz


@settings(max_examples=200)
@given(fuzz.FILES)
def test_reading_never_raises_and_what_is_accepted_comes_back_the_same(text: str) -> None:
    assert list(fuzz.wrong_with_reading(text)) == []


@settings(max_examples=300)
@given(st.text())
def test_cleaned_text_has_nothing_that_is_not_seen(text: str) -> None:
    assert list(fuzz.wrong_with_cleaning(text, clean)) == []


def test_the_command_finds_nothing_either() -> None:
    tally = fuzz.campaign(100, 1)
    assert tally.lost == []
    assert tally.runs >= 200


@settings(max_examples=100)
@given(st.text(), st.integers(0, 50))
def test_cleaned_text_is_never_longer_than_allowed(text: str, limit: int) -> None:
    assert len(clean(text, limit)) <= limit
