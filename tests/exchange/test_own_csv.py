from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exchange.apps.csv import FORMAT as OWN_CSV
from coach.exchange.cells import guarded, unguarded
from coach.exchange.own_columns import COLUMNS
from coach.exchange.reading import NotUnderstood
from coach.exchange.table import opened
from coach.exchange.write_csv import write_csv
from coach.training.log import LoggedSet, Session
from tests.exchange.account import balances
from tests.exchange.outgoing import HISTORIES, answer, read, text_of, without_unknown_keys
from tests.storage.sessions import NOW, a_session

HEAD = "session,started,unit,exercise_number,exercise,block,set_number,load,reps\n"
START = "2026-11-22T07:05:11+01:00"
GOOD = f"a,{START},kg,1,barbell-row,compound,1,62.5,9\n"


def with_sets(*sets: LoggedSet) -> Session:
    session = a_session()
    return replace(session, entries=(replace(session.entries[0], sets=sets),))


@given(HISTORIES)
def test_what_is_written_comes_back_without_its_unknown_keys(sessions: Sequence[Session]) -> None:
    reading = read(OWN_CSV, text_of(write_csv(sessions)))
    assert reading.sessions == tuple(without_unknown_keys(each) for each in sessions)
    assert balances(reading)
    assert not reading.account.rejected


@settings(max_examples=30)
@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(sessions: list[Session], chance: Random) -> None:
    starts = {each.started for each in sessions}
    sessions = [each for each in sessions if len(starts) == len(sessions)] or sessions[:1]
    head, *rows = write_csv(sessions).lines
    chance.shuffle(rows)
    assert read(OWN_CSV, head + "".join(rows)).sessions == tuple(without_unknown_keys(each) for each in sessions)


@given(st.lists(st.decimals(min_value=0, max_value=2000, places=17), min_size=1, max_size=5))
def test_loads_keep_every_digit(loads: list[Decimal]) -> None:
    session = with_sets(*(LoggedSet(load=load, reps=5) for load in loads))
    back = read(OWN_CSV, text_of(write_csv([session]))).sessions[0]
    assert [repr(each.load) for each in back.entries[0].sets] == [repr(load) for load in loads]


@given(st.text())
def test_a_guarded_text_is_no_formula_and_comes_back_exactly(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''=1+1", "'quoted'", "-5 felt light", "@me", "+", "'", ""])
def test_a_note_comes_back_whatever_it_begins_with(text: str) -> None:
    session = replace(a_session(), note=text)
    assert read(OWN_CSV, text_of(write_csv([session]))).sessions[0].note == text


def test_only_texts_that_begin_like_a_formula_are_guarded() -> None:
    assert guarded("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0"
    assert guarded("it's = fine") == "it's = fine"


def test_the_first_line_is_the_columns() -> None:
    assert next(write_csv([]).lines) == ",".join(COLUMNS) + "\n"


def test_an_exercise_without_sets_and_a_session_without_exercises_are_rows_of_their_own() -> None:
    planned = replace(a_session("one"), entries=(replace(a_session().entries[0], sets=()),))
    empty = replace(a_session("two"), entries=())
    reading = read(OWN_CSV, text_of(write_csv([planned, empty])))
    assert reading.sessions == (planned, empty)
    assert (reading.account.rows, reading.account.not_done, reading.sets) == (2, 2, 0)


def test_unknown_keys_are_said_to_stay_behind() -> None:
    session = replace(a_session(), extra={"mood": "good"})
    assert write_csv([a_session()]).notices == ()
    assert "1 session with keys" in write_csv([session]).notices[0]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (f"a,{START},kg,1,barbell-row,compound,2,heavy,9\n", "load is not a number"),
        (f"a,{START},kg,1,barbell-row,compound,2,2001,9\n", "load is not between 0 and 2000"),
        (f"a,{START},kg,1,barbell-row,compound,2,1e999,9\n", "load is not a number"),
        (f"a,{START},kg,1,barbell-row,compound,2,NaN,9\n", "load is not a number"),
        (f"a,{START},kg,1,barbell-row,compound,2,-5,9\n", "load is not between 0 and 2000"),
        (f"a,{START},kg,1,barbell-row,compound,2,60,9.5\n", "reps is not a whole number"),
        (f"a,{START},kg,1,barbell-row,compound,1,60,9\n", "the same set stands on line 2"),
        (f"a,{START},lb,1,barbell-row,compound,2,60,9\n", "its session is told differently on line 2"),
        (f"a,{START},kg,1,pull-up,compound,2,60,9\n", "its exercise is told differently on line 2"),
        (f"a,{START},kg,x,barbell-row,compound,2,60,9\n", "exercise_number is not a whole number"),
        (f"a,{START},kg,1,barbell-row,compound,,60,9\n", "set_number is not a whole number"),
        (f"b,{START},stone,1,barbell-row,compound,1,60,9\n", "unit is not kg or lb"),
        ("b,22/11/2026,kg,1,barbell-row,compound,1,60,9\n", "started is not a date and time like"),
        ("b,2026-11-22T07:05:11,kg,1,barbell-row,compound,1,60,9\n", "started has no offset from UTC"),
        (f",{START},kg,1,barbell-row,compound,1,60,9\n", "there is no id"),
        (f"b,{START},kg,1,,compound,1,60,9\n", "there is no id of the exercise"),
        (f"b,{START},kg,1,barbell-row,legs,1,60,9\n", "block is not warmup, compound, biceps, finisher or cooldown"),
        (f"b,{START},kg,1,barbell-row,compound,1,60\n", "it has 8 cells, and the first line has 9"),
    ],
)
def test_a_row_that_is_wrong_is_named_and_the_others_stay(row: str, reason: str) -> None:
    reading = read(OWN_CSV, HEAD + GOOD + row)
    assert reading.sets == 1
    assert len(reading.sessions) == 1
    (rejected,) = reading.account.rejected
    assert rejected.line == 3
    assert rejected.reason.startswith(reason)
    assert balances(reading)


def test_the_offending_text_is_kept() -> None:
    (rejected,) = read(OWN_CSV, HEAD + GOOD + GOOD.replace(",1,62.5", ",2,heavy")).account.rejected
    assert rejected.text == "heavy"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (HEAD.replace("reps", "mood") + GOOD, "the column mood"),
        (HEAD.replace("load", "reps") + GOOD, "the column reps twice"),
        (HEAD.replace("block", "day") + GOOD, "no column block"),
        (HEAD, "no session"),
        (HEAD + GOOD + f'b,{START},kg,1,"barbell-row', "line 3"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_whole(text: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood, match=sentence):
        read(OWN_CSV, text)


def test_it_is_recognised_by_its_columns() -> None:
    assert OWN_CSV.recognises(opened(HEAD.encode()))
    assert not OWN_CSV.recognises(opened(b"Date,Exercise,Category\n"))


@settings(max_examples=30)
@given(HISTORIES, st.data())
def test_a_file_cut_or_changed_anywhere_is_read_or_refused_in_words(
    sessions: list[Session], data: st.DataObject
) -> None:
    text = text_of(write_csv(sessions))
    place = data.draw(st.integers(0, len(text)))
    changed = text[:place] + data.draw(st.sampled_from(["", '"', ",", "\n", "=", "é", "9" * 40])) + text[place + 1 :]
    for each in (answer(OWN_CSV, text[:place]), answer(OWN_CSV, changed)):
        assert each.endswith(".") if isinstance(each, str) else balances(each)


def test_times_keep_their_offset() -> None:
    later = replace(a_session(), finished=NOW + timedelta(hours=1))
    back = read(OWN_CSV, text_of(write_csv([later]))).sessions[0]
    assert back.started.isoformat() == "2026-11-22T07:05:11+01:00"
    assert back.finished == datetime.fromisoformat("2026-11-22T08:05:11+01:00")


def test_a_file_of_which_more_than_a_tenth_is_wrong_is_refused_unless_one_insists() -> None:
    text = HEAD + GOOD + GOOD.replace(",1,62.5", ",2,heavy")
    with pytest.raises(NotUnderstood, match="1 of 2 rows"):
        read(OWN_CSV, text, insist=False)
    assert read(OWN_CSV, text, insist=True).sets == 1
