"""A year in cells: every day has one, the chosen one is told, and the page fits its screen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.storage.catalogue import load_catalogue
from coach.training.adherence import Streak
from coach.training.load import Unit
from coach.training.log import Session
from coach.training.routine import Level
from coach.training.year import Year, YearDay, year
from coach.ui.boards.calendar import BAR, FILLS, FILLS_IN_ASCII, MARK, MARK_IN_ASCII, Looked, lines, place_of, run
from coach.ui.scene import Line, width_of
from tests.training.make import session
from tests.ui.stage import NOW, TRAINED, said

CATALOGUE, _ = load_catalogue(None)
TODAY = NOW.date()
SIZES = ((55, 16), (73, 18), (113, 30), (193, 54))
"""Columns and rows that the page has on a screen of each usual size."""
YEARS = tuple(session(TODAY - timedelta(days=each), 60 + each % 7, [8] * (1 + each % 5)) for each in range(0, 360, 3))


def seen(*sessions: Session, on: date = TODAY, day: date = TODAY) -> Looked:
    found = year(sessions, CATALOGUE, Level.INTERMEDIATE, Unit.KG, on)
    place = place_of(found, day)
    ids = found.days[place].sessions
    return Looked(found, place, tuple(each for each in sessions if each.id in ids), CATALOGUE, TODAY)


def text(looked: Looked, width: int = 113, height: int = 30, *, ascii: bool = False) -> str:  # noqa: A002 - the field's word
    return "\n".join(said(each) for each in lines(looked, width, height, ascii=ascii))


def cells(shown: tuple[Line, ...]) -> str:
    return "".join(span.text[0] for each in shown for span in each if span.action)


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("sessions", [(), TRAINED, YEARS], ids=["none", "two", "many"])
def test_the_page_fits_every_usual_screen(width: int, height: int, sessions: tuple[Session, ...]) -> None:
    for day in (TODAY, TODAY - timedelta(days=7), TODAY - timedelta(days=3)):
        shown = lines(seen(*sessions, day=day), width, height, ascii=False)
        assert max(width_of(each) for each in shown) <= width
        assert len(shown) <= height
        assert not any("…" in said(each) for each in shown)


@pytest.mark.parametrize(("width", "height"), SIZES[1:])
def test_every_day_of_the_year_has_a_cell_by_how_much_was_done(width: int, height: int) -> None:
    looked = seen(*YEARS)
    rows = "".join(FILLS[each.shade] for weekday in range(7) for each in weekday_of(looked.year, weekday))
    shown = cells(lines(looked, width, height, ascii=False))
    assert shown.replace(MARK, FILLS[looked.day.shade]) == rows
    assert shown.count(MARK) == 1
    assert set(rows) == set(FILLS)


def weekday_of(found: Year, weekday: int) -> list[YearDay]:
    return [each.days[weekday] for each in found.weeks if weekday < len(each.days)]


def test_in_ascii_the_shade_is_a_number() -> None:
    assert set(cells(lines(seen(*YEARS), 73, 18, ascii=True))) == {*FILLS_IN_ASCII, MARK_IN_ASCII}


def test_where_there_is_no_room_the_newest_weeks_are_shown() -> None:
    shown = lines(seen(*YEARS), 45, 18, ascii=False)
    places = [span.action for each in shown for span in each if span.action]
    assert f"screen.choose_day({len(seen().year.days) - 1})" in places
    assert "screen.choose_day(0)" not in places


def test_no_two_months_share_a_place() -> None:
    for back in range(0, 360, 11):
        names = text(seen(on=TODAY - timedelta(days=back))).split("\n")[0].split()
        assert set(names) <= {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
        assert len(names) >= 12


def test_the_chosen_day_tells_what_was_done_on_it() -> None:
    told = text(seen(*TRAINED, day=TODAY - timedelta(days=7)))
    assert "Sunday 15 November 2026" in told
    assert "heavy · 17 work sets" in told
    assert "kg of clean volume" in told
    assert "60 kg × 10 10 10" in told


def test_a_day_without_training_is_a_day_of_rest_and_today_is_not_over() -> None:
    assert "a day of rest" in text(seen(*TRAINED, day=TODAY - timedelta(days=6)))
    assert "nothing yet" in text(seen(*TRAINED))


def test_the_year_is_told_in_words() -> None:
    told = text(seen(*TRAINED))
    assert "2 sessions in 2 weeks; 0 weeks with 2 or more, as advised." in told
    assert "2 weeks with training in a row; a single missed week does not end the run." in told
    assert "No training in this year yet." in text(seen())


def test_a_year_of_the_past_is_named_and_has_no_run_of_today() -> None:
    told = text(seen(*YEARS, on=TODAY - timedelta(days=200), day=TODAY - timedelta(days=200)))
    assert f"THE YEAR TO {'Wednesday 6 May 2026'.upper()}" in told
    assert "in a row" not in told


def test_a_beginner_is_advised_one_session_a_week() -> None:
    found = seen(*TRAINED)
    advised = replace(found, year=year(TRAINED, CATALOGUE, Level.BEGINNER, Unit.KG, TODAY))
    assert "2 sessions in 2 weeks; 2 weeks trained, one session a week is advised." in text(advised)


def test_with_room_the_months_are_told_too() -> None:
    rows = text(seen(*TRAINED), 193, 54).split("\n")
    november = next(each for each in rows if each.startswith("Nov 2026"))
    assert "2 sessions" in november
    assert november.count("━") == BAR
    assert next(each for each in rows if each.startswith("Oct 2026")).endswith("–")
    assert "MONTH BY MONTH" not in text(seen(*TRAINED), 73, 18)


@pytest.mark.parametrize("width", [40, 56, 70, 75])
def test_what_a_month_comes_to_is_told_whole_however_narrow(width: int) -> None:
    assert "2 sessions" in text(seen(*TRAINED), width, 70)
    assert "…" not in text(seen(*TRAINED), width, 70)


def test_a_run_is_told_kindly() -> None:
    assert run(Streak(0, None, 0)) == ""
    assert run(Streak(0, TODAY, 5)) == "The next session begins a new run of weeks."
    assert run(Streak(3, TODAY, 1)) == (
        "3 weeks with training in a row, the last week off; the run goes on with this week's session."
    )


def test_a_day_outside_the_year_is_the_nearest_in_it() -> None:
    found = seen().year
    assert place_of(found, TODAY + timedelta(days=9)) == len(found.days) - 1
    assert place_of(found, TODAY - timedelta(days=900)) == 0
