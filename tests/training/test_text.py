import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.text import SIGNS_IN_ASCII, clean, in_ascii


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Barbell row", "Barbell row"),
        ("  two\n lines\tand a tab ", "two lines and a tab"),
        ("a\x1b[31mred", "a[31mred"),
        ("bell\x07 c1\x9b2J", "bell c12J"),
        ("left\u202eright\u2066", "leftright"),
        ("zero\u200b\u200d\ufeffwidth\u2060", "zerowidth"),
        ("half \ud83d surrogate", "half surrogate"),
        ("filler\u3164\u115f\u034f", "filler"),
        ("line\u2028separator", "line separator"),
        ("Übung – 20 × 8, niño, ćwiczenie, 引体向上, 💪", "Übung – 20 × 8, niño, ćwiczenie, 引体向上, 💪"),
    ],
)
def test_only_what_can_be_seen_is_kept(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_long_text_ends_in_an_ellipsis() -> None:
    assert clean("a long sentence", 7) == "a long…"
    assert clean("exactly", 7) == "exactly"
    assert clean("anything", 0) == ""


@given(st.text(st.characters()), st.integers(1, 30))
def test_cleaning_twice_changes_nothing_and_the_limit_holds(text: str, limit: int) -> None:
    once = clean(text, limit)
    assert clean(once, limit) == once
    assert len(once) <= limit
    assert "\x1b" not in once


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Barbell row", "Barbell row"),
        ("62.5 kg × 9 · 2 ½", "62.5 kg x 9 - 2 +"),
        ("6–10 → 8", "6-10 > 8"),
        ("Übung, niño, ćwiczenie", "Ubung, nino, cwiczenie"),
        ("引体 💪", "?? ?"),
    ],
)
def test_in_ascii_signs_have_a_stand_in_and_letters_lose_their_marks(text: str, told: str) -> None:
    assert in_ascii(text) == told


@given(st.text(st.characters()))
def test_in_ascii_everything_is_ascii_and_stays_so(text: str) -> None:
    once = in_ascii(text)
    assert once.isascii()
    assert in_ascii(once) == once


def test_every_sign_keeps_its_width_in_ascii() -> None:
    assert all(len(in_ascii(chr(sign))) == 1 for sign in SIGNS_IN_ASCII)
