"""Words as they are typed."""

import pytest

from coach.plain.words import ENDING, SESSION, TODAY, Word, find, number_in


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("undo", "undo", ""),
        ("U", "undo", ""),
        ("Momentum 7", "momentum", "7"),
        ("x   9", "range", "9"),
        ("note Left elbow", "note", "Left elbow"),
        ("+", "+", ""),
        ("?", "help", ""),
    ],
)
def test_a_word_or_its_letter_is_found_with_what_follows(typed: str, name: str, rest: str) -> None:
    found = find(typed, SESSION)
    assert found is not None
    assert (found[0].name, found[1]) == (name, rest)


@pytest.mark.parametrize("typed", ["", " ", "9m7", "62.5x9", "-5", "+5", "undoing", "x9"])
def test_what_is_no_word_is_none(typed: str) -> None:
    assert find(typed, SESSION) is None


@pytest.mark.parametrize("words", [TODAY, SESSION, ENDING])
def test_no_two_words_are_typed_alike(words: tuple[Word, ...]) -> None:
    typed = [each for word in words for each in (word.name, word.short) if each]
    assert len(typed) == len(set(typed))


@pytest.mark.parametrize(
    ("typed", "place"), [("1", 0), ("12", 11), ("0", None), ("13", None), ("-1", None), ("", None), ("1" * 5000, None)]
)
def test_a_number_is_one_that_was_said(typed: str, place: int | None) -> None:
    assert number_in(typed, 12) == place
