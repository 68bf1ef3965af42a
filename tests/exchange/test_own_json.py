import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exchange.apps.json import FORMAT as OWN_JSON
from coach.exchange.json_places import item_lines
from coach.exchange.reading import NotUnderstood
from coach.exchange.table import opened
from coach.exchange.write_json import write_json
from coach.training.log import LoggedSet, Session
from tests.exchange.account import balances
from tests.exchange.outgoing import HISTORIES, answer, read, text_of
from tests.storage.sessions import a_session

SET = '{"load": 62.5, "reps": 9}'
ENTRY = '{"id": "barbell-row", "name": "Barbell row", "block": "compound", "sets": [\n%s]}'
SESSION = '{"id": "a", "unit": "kg", "started": "2026-11-22T07:05:11+01:00", "exercises": [\n%s]}'
FILE = '{"version": 1, "sessions": [\n%s]}\n'


def file_with(*sets: str) -> str:
    """One session of one exercise, its sets on the lines from 4 on."""
    return FILE % (SESSION % (ENTRY % ",\n".join(sets)))


@given(HISTORIES)
def test_what_is_written_comes_back_whole(sessions: Sequence[Session]) -> None:
    reading = read(OWN_JSON, text_of(write_json(sessions)))
    assert reading.sessions == tuple(sessions)
    assert balances(reading)
    assert not reading.account.rejected


@settings(max_examples=30)
@given(HISTORIES)
def test_any_reader_of_json_understands_it(sessions: Sequence[Session]) -> None:
    document = json.loads(text_of(write_json(sessions)))
    assert document["version"] == 1
    assert [each["id"] for each in document["sessions"]] == [each.id for each in sessions]


def test_numbers_are_numbers_as_they_were_logged() -> None:
    loads = ("0.1", "61.23492", "44.092452436977518", "62.50", "100")
    session = a_session()
    sets = tuple(LoggedSet(load=Decimal(load), left=Decimal("1.5")) for load in loads)
    session = replace(session, entries=(replace(session.entries[0], sets=sets),))
    text = text_of(write_json([session]))
    assert all(f'"load": {load}, "left": 1.5' in text for load in loads)
    assert [str(each.load) for each in read(OWN_JSON, text).sessions[0].entries[0].sets] == list(loads)


def test_unknown_keys_come_back_with_the_kinds_that_json_has_no_word_for() -> None:
    extra = MappingProxyType(
        {
            "moment": datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
            "day": date(2026, 1, 2),
            "clock": time(7, 5),
            "list": (1, True, "x", Decimal("2.50"), MappingProxyType({})),
            "$date": MappingProxyType({"$date": "not one of ours"}),
            "flags": ("mood",),
        }
    )
    back = read(OWN_JSON, text_of(write_json([replace(a_session(), extra=extra)]))).sessions[0]
    assert back.extra == extra
    odd = replace(a_session(), extra={"odd": (Decimal("NaN"), Decimal("-Infinity"))})
    (found,) = read(OWN_JSON, text_of(write_json([odd]))).sessions[0].extra.values()
    assert str(found) == "(Decimal('NaN'), Decimal('-Infinity'))"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ('{"load": "60"}', "load is not a number"),
        ('{"load": 1e999}', "load is not between 0 and 2000"),
        ('{"load": 1e-999}', "load has more digits than a weight"),
        ('{"load": -5}', "load is not between 0 and 2000"),
        ('{"load": true}', "load is not a number"),
        ('{"load": [60]}', "load is not a number"),
        ('{"reps": 9.5}', "reps is not a whole number"),
        ('{"reps": 1000}', "reps is not between 0 and 999"),
        ('{"kind": "warm"}', "kind is not work, ramp, drop, hold or mobility"),
        ('{"kind": {}}', "kind is not work"),
        ('{"failure": "yes"}', "failure is not true or false"),
        ('{"note": 5}', "note is not a text"),
        ('{"at": "07:05"}', "at is not a date and time"),
        ('{"at": "0001-01-01T00:00:00+00:00"}', "at is not a date and time"),
        ('{"extra": {"x": null}}', "extra is not what a coach writes"),
        ('{"extra": {"x": {"$date": "soon"}}}', "extra is not what a coach writes"),
        ('{"extra": {"x": {"$else": 1}}}', "extra is not what a coach writes"),
        ('{"extra": 5}', "extra is not a table"),
        ('{"extra": {"x": ' + "[" * 100 + "]" * 100 + "}}", "extra is not what a coach writes"),
        ('{"extra": {"x": "' + "x" * 10_000 + '"}}', "extra is longer than"),
        ("5", "it is not a table"),
    ],
)
def test_a_set_that_is_wrong_is_named_by_its_line_and_the_others_stay(wrong: str, reason: str) -> None:
    reading = read(OWN_JSON, file_with(SET, wrong, SET))
    assert reading.sets == 2
    (rejected,) = reading.account.rejected
    assert rejected.line == 5
    assert rejected.reason.startswith(reason)
    assert balances(reading)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"unit": "kg"', '"unit": "stone"', "unit is not kg or lb"),
        ('"unit": "kg", ', "", "there is no unit"),
        ('"id": "a"', '"id": ""', "there is no id"),
        ("T07:05:11+01:00", "T07:05:11", "started has no offset"),
        ('"block": "compound"', '"block": "legs"', "block is not"),
        ('"id": "barbell-row", ', "", "there is no id of the exercise"),
        ('"block"', '"target": 5, "block"', "target is not a table"),
        ('"block"', '"target": {}, "block"', "there is no sets"),
        ('"block"', '"target": {"sets": 3, "reps": [9, 8]}, "block"', "reps is not a range of two numbers"),
        ('"block"', '"target": {"sets": 3, "aims": 8}, "block"', "aims is not a list of numbers"),
        ('"block"', '"flags": ["tired"], "block"', "flags has a word that is not pain, skipped or no-ramp"),
    ],
)
def test_every_set_of_what_is_wrong_is_rejected_for_its_reason(old: str, new: str, reason: str) -> None:
    good = SESSION.replace('"a"', '"b"') % (ENTRY % SET)
    wrong = (SESSION % (ENTRY % f"{SET},\n{SET}")).replace(old, new, 1)
    reading = read(OWN_JSON, FILE % f"{wrong},\n{good}")
    assert [each.id for each in reading.sessions] == ["b"]
    assert [each.line for each in reading.account.rejected] == [4, 5]
    assert all(each.reason.startswith(reason) for each in reading.account.rejected)
    assert balances(reading)


def test_a_session_that_stands_there_twice_is_taken_once() -> None:
    session = SESSION % (ENTRY % SET)
    reading = read(OWN_JSON, FILE % f"{session},\n{session}")
    assert len(reading.sessions) == 1
    assert [(each.reason, each.text) for each in reading.account.rejected] == [
        ("the same session stands further up", "a")
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        (file_with(SET)[:-10], "is not JSON"),
        ("[]", "it has no version"),
        ('{"sessions": []}', "it has no version"),
        ('{"version": "1", "sessions": []}', "it has no version"),
        ('{"version": true, "sessions": []}', "no number from 1"),
        ('{"version": 0, "sessions": []}', "no number from 1"),
        ('{"version": 2, "sessions": []}', "of version 2, and this coach reads version 1"),
        ('{"version": 1}', "no list of sessions"),
        ('{"version": 1, "sessions": {}}', "no list of sessions"),
        ('{"version": 1, "sessions": []}', "no session"),
        ('{"version": 1, "sessions": [], "mood": 1}', 'the key "mood"'),
        (file_with('{"mood": 1}'), 'the key "mood"'),
        (file_with(SET).replace('"block"', '"mood": 1, "block"'), 'the key "mood"'),
        (file_with('{"load": NaN}'), "has NaN where a number should be"),
        (file_with('{"load": -Infinity}'), "has -Infinity where a number should be"),
        (file_with('{"reps": ' + "9" * 5000 + "}"), "a number of 5000 digits"),
        (file_with('{"load": 1e99999999999999999999}'), "a number that cannot be read"),
        (file_with('{"load": 60, "load": 62.5}'), 'the key "load" twice'),
        ("[" * 100_000, "nested too deeply"),
        ('{"version": 1, "sessions": ' + "[" * 100 + "]" * 100 + "}", "No row of the file is a set"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_whole(text: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood, match=sentence):
        read(OWN_JSON, text)


def test_it_is_recognised_by_its_first_character() -> None:
    assert OWN_JSON.recognises(opened(file_with(SET).encode()))
    assert not OWN_JSON.recognises(opened(b"Date,Exercise\n"))


@settings(max_examples=30)
@given(HISTORIES, st.data())
def test_a_file_cut_or_changed_anywhere_is_read_or_refused_in_words(
    sessions: list[Session], data: st.DataObject
) -> None:
    text = text_of(write_json(sessions))
    place = data.draw(st.integers(0, len(text)))
    changed = text[:place] + data.draw(st.sampled_from(["", '"', ",", "0", "{", "]", "null"])) + text[place + 1 :]
    for each in (answer(OWN_JSON, text[:place]), answer(OWN_JSON, changed)):
        assert each.endswith(".") if isinstance(each, str) else balances(each)


def test_items_are_found_on_their_lines() -> None:
    text = '{"a": [1,\n"x]\\"",\n{"b": [[]\n,2]}]}'
    assert item_lines(text) == {
        ("a", 0): 1,
        ("a", 1): 2,
        ("a", 2): 3,
        ("a", 2, "b", 0): 3,
        ("a", 2, "b", 1): 4,
    }


def test_a_file_of_which_more_than_a_tenth_is_wrong_is_refused_unless_one_insists() -> None:
    text = file_with(SET, '{"load": "60"}')
    with pytest.raises(NotUnderstood, match="1 of 2 rows"):
        read(OWN_JSON, text, insist=False)
    assert read(OWN_JSON, text, insist=True).sets == 1


def test_a_file_without_one_good_set_is_refused_though_one_insists() -> None:
    with pytest.raises(NotUnderstood, match="line 4: load is not a number"):
        read(OWN_JSON, file_with('{"load": "60"}'))
