"""Words are looked for in everything a lifter wrote or did."""

from dataclasses import replace

import pytest

from coach.training.search import has_words, says
from tests.training.make import DAY, entry, session_of, work

DONE = replace(
    session_of(DAY, [replace(entry([work(60, 8)]), note="Left elbow"), entry([], exercise_id="ez-curl")]),
    title="Back day",
    source="hevy",
    note="slept badly",
)


@pytest.mark.parametrize(
    "text", ["", "elbow", "ELBOW", "barbell row", "row elbow", "back", "hevy", "badly", "heavy", "muscle", "2026-03-08"]
)
def test_a_session_is_found_by_every_word_it_has(text: str) -> None:
    assert says(DONE, text)


@pytest.mark.parametrize("text", ["knee", "elbow knee", "curl", "2026-03-09"])
def test_it_is_not_found_by_a_word_it_lacks_or_by_an_exercise_that_was_not_done(text: str) -> None:
    assert not says(DONE, text)


def test_a_text_has_words_in_any_order_and_any_letters() -> None:
    assert has_words("Straße, one-arm ROW", "row STRASSE")
    assert has_words("", " ")
    assert not has_words("one-arm row", "row curl")


def test_words_are_found_whatever_cannot_be_seen_in_them() -> None:
    assert says(DONE, "el\u200bbow\x1b")
