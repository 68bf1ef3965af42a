"""The same workout is the same session, whichever file it is read from."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from random import Random

import pytest

from coach.exchange.sessions import workout_key
from coach.storage.session_reading import read_session
from coach.storage.session_text import write_session
from coach.training.text import clean
from tests.exchange.exports import EXPORTS, HEVY, S3, S3_HEADER, SAMPLES, read


def written(rows: Iterable[Sequence[str]]) -> str:
    """The rows as a file."""
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("export", EXPORTS)
def test_reading_twice_gives_equal_sessions(export: str) -> None:
    assert read(EXPORTS[export]) == read(EXPORTS[export])


@pytest.mark.parametrize("export", EXPORTS)
def test_a_session_comes_back_from_its_file_as_it_was_read(export: str) -> None:
    sessions = read(EXPORTS[export]).sessions
    assert sessions
    for session in sessions:
        assert read_session(write_session(session), "a.toml") == (session, ())


@pytest.mark.parametrize(
    "title", ["Day", " Day", "Day ", "Big  Day", "Day\n", "日", "x" * 300, "", " ", "🏋️", "a\x1b[0m"]
)
def test_a_key_survives_its_file_and_tells_titles_apart(title: str) -> None:
    key = workout_key("strong", title)
    assert clean(key, 4000) == key
    assert key != workout_key("strong", title + "y")
    assert (key == workout_key("strong", "Day")) == (title == "Day")


def test_a_longer_export_has_the_keys_and_ids_of_the_shorter() -> None:
    longer = S3 + '2023-02-01 18:30:00,"Rücken",38min,"New",1,62.5,6,0,0,"","",\n'
    short = {(each.source_key, each.id) for each in read(S3).sessions}
    assert short < {(each.source_key, each.id) for each in read(longer).sessions}


def test_the_order_of_the_workouts_does_not_matter() -> None:
    rows = S3.removeprefix(S3_HEADER).splitlines(keepends=True)
    turned = S3_HEADER + "".join([*rows[7:], *rows[:7]])
    assert read(turned).sessions == read(S3).sessions


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
def test_a_shuffled_real_export_gives_the_same_sessions() -> None:
    text = (SAMPLES / "hevy" / "sample_hevy.csv").read_text(encoding="utf-8")
    head, *rows = csv.reader(StringIO(text, newline=""))
    workouts: dict[tuple[str, ...], list[list[str]]] = {}
    for row in rows:
        workouts.setdefault(tuple(row[:3]), []).append(row)
    shuffled = list(workouts.values())
    Random(7).shuffle(shuffled)  # noqa: S311 - an order, no secret
    turned = written([head, *(row for workout in shuffled for row in workout)])
    assert turned != written([head, *rows])
    assert read(turned).sessions == read(text).sessions


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
def test_a_part_of_a_real_export_has_a_part_of_its_keys() -> None:
    text = (SAMPLES / "strong" / "breinsp_s3.csv").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    whole = {each.source_key: each for each in read(text).sessions}
    part = read("".join(lines[:1000])).sessions
    assert {each.source_key for each in part} < whole.keys()
    assert all(each == whole[each.source_key] for each in part[:-1])


def test_the_dialect_is_no_part_of_the_key() -> None:
    row = '2024-01-01 10:00:00{0}"Day"{0}{1}"Sled Pull"{0}1{0}60{0}'
    s3 = S3_HEADER + row.format(",", "30m,") + "8,0,0,,,\n"
    s5 = row.format(";", "") + 'kg;8;;;;0;"";""\n'
    assert [each.source_key for each in read(s3).sessions] == [each.source_key for each in read(s5).sessions]


def test_the_language_and_the_clock_are_no_part_of_the_key() -> None:
    turned = HEVY.replace("28 Feb 2024, 07:30", "Febr. 28, 2024, 7:30 AM").replace("Febr.", "févr.")
    assert [each.source_key for each in read(turned).sessions] == [each.source_key for each in read(HEVY).sessions]
