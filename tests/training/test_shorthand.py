"""A set in one word, typed and shown."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.load import Unit
from coach.training.log import Fault, LoggedSet, SetKind
from coach.training.shorthand import example, read_set, write_set
from coach.training.typed import Refusal

REPS = LoggedSet(load=Decimal(60), reps=8)
BAND = LoggedSet(reps=12)
HANG = LoggedSet(seconds=30)
BLANK = LoggedSet()


def read(text: str, like: LoggedSet = REPS) -> LoggedSet:
    found = read_set(text, like, Unit.KG)
    assert isinstance(found, LoggedSet), found
    return found


def refused(text: str, like: LoggedSet = REPS) -> str:
    found = read_set(text, like, Unit.KG)
    assert isinstance(found, Refusal), found
    return found.reason


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("62.5x9@2", LoggedSet(load=Decimal("62.5"), reps=9, left=Decimal(2))),
        ("62,5 × 9 @ 1.5", LoggedSet(load=Decimal("62.5"), reps=9, left=Decimal("1.5"))),
        ("9", LoggedSet(load=Decimal(60), reps=9)),
        ("9m7", LoggedSet(load=Decimal(60), reps=9, fault=Fault.MOMENTUM, clean=7)),
        ("9r", LoggedSet(load=Decimal(60), reps=9, fault=Fault.RANGE)),
        ("9c7", LoggedSet(load=Decimal(60), reps=9, clean=7)),
        ("+5X6", LoggedSet(load=Decimal(5), reps=6)),
        ("0x0", LoggedSet(load=Decimal(0), reps=0)),
    ],
)
def test_a_set_is_read(text: str, done: LoggedSet) -> None:
    assert read(text) == done


def test_what_is_held_is_counted_in_seconds_with_or_without_the_letter() -> None:
    assert read("35", HANG) == read("35s", HANG) == LoggedSet(seconds=35)
    assert read("20x40s", BLANK) == LoggedSet(load=Decimal(20), seconds=40)


def test_seconds_are_refused_where_reps_are_counted() -> None:
    assert refused("30s") == "this set is counted in reps: type it like 9"


@pytest.mark.parametrize("text", ["", "x", "nine", "9x", "9c", "9z7", "62.5x9@", "60x9x8", "-5x9", "9@-1", "9 9"])
def test_what_is_no_set_is_refused_in_words(text: str) -> None:
    assert refused(text)


@pytest.mark.parametrize("text", ["9m10", "101", "1001x5", "9@11"])
def test_numbers_no_one_does_are_refused(text: str) -> None:
    assert refused(text)


def test_what_is_not_typed_is_taken_off_and_what_cannot_be_typed_stays() -> None:
    done = replace(REPS, kind=SetKind.DROP, fault=Fault.RANGE, clean=6, left=Decimal(1), note="grip")
    assert read("8", done) == replace(REPS, kind=SetKind.DROP, note="grip")


@pytest.mark.parametrize(
    ("like", "said"),
    [
        (REPS, "60x9@2 is 60 for 9 with 2 left; 9m7"),
        (LoggedSet(load=Decimal(0), reps=8), "9@2 is 9 with 2 left; 9m7"),
        (BAND, "9@2 is 9 with 2 left; 9m7"),
        (HANG, "30 is 30 seconds"),
    ],
)
def test_an_example_fits_the_set_and_is_what_it_says(like: LoggedSet, said: str) -> None:
    assert example(like).startswith(said)
    typed = read(said.split(" ", maxsplit=1)[0], like)
    assert typed == replace(like, reps=9, left=Decimal(2)) if like.reps is not None else typed == like
    assert read("9r7").clean == 7


LOADS = st.none() | st.decimals(0, 1000, places=2)
LEFT = st.none() | st.integers(0, 20).map(lambda halves: Decimal(halves) / 2)


@given(
    load=LOADS,
    reps=st.integers(0, 100),
    lost=st.none() | st.integers(0, 100),
    fault=st.none() | st.sampled_from(Fault),
    left=LEFT,
)
def test_a_set_of_reps_shown_and_read_again_is_the_same(
    load: Decimal | None, reps: int, lost: int | None, fault: Fault | None, left: Decimal | None
) -> None:
    clean = None if lost is None else max(0, reps - lost)
    done = LoggedSet(load=load, reps=reps, clean=clean, fault=fault, left=left)
    assert read(write_set(done), done) == done


@given(load=LOADS, seconds=st.integers(0, 3600), left=LEFT)
def test_a_hold_shown_and_read_again_is_the_same(load: Decimal | None, seconds: int, left: Decimal | None) -> None:
    done = LoggedSet(load=load, seconds=seconds, left=left)
    assert read(write_set(done), done) == done


@given(st.text(max_size=20) | st.from_regex(r"[0-9xX×.,@mrcs ]{0,12}", fullmatch=True))
def test_nothing_typed_is_ever_an_error(text: str) -> None:
    for like in (REPS, BAND, HANG, BLANK):
        found = read_set(text, like, Unit.LB)
        assert isinstance(found, Refusal) or found.clean is None or found.clean <= found.done
