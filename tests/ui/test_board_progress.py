"""An exercise over time as curves and words, at every width and for every kind of exercise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from coach.storage.catalogue import load_catalogue
from coach.training.adherence import adherence
from coach.training.comparing import changed_this_week
from coach.training.form import form_by_week
from coach.training.load import LoadKind, Unit
from coach.training.log import Fault, Session
from coach.training.progress import Progress, progress
from coach.training.routine import Level
from coach.ui.boards import progress as board
from coach.ui.boards.progress import Lately
from coach.ui.chart import Curve, column, drawn
from coach.ui.scene import Line, width_of
from tests.training.make import DAY, entry, exercise, session, session_of, target, work
from tests.ui.stage import NOW, TRAINED, said

CATALOGUE, _ = load_catalogue(None)
ROW = CATALOGUE["barbell-row"]
WIDTHS = (40, 54, 67, 130)
TALL = 60
TODAY = NOW.date()


def over(sessions: Sequence[Session], exercise_id: str = "barbell-row", unit: Unit = Unit.KG) -> Progress:
    return progress(CATALOGUE[exercise_id], sessions, unit)


def lines(found: Progress, width: int = 60, height: int = TALL, *, ascii: bool = False) -> tuple[Line, ...]:  # noqa: A002 - the field's word
    return board.lines(found, (), None, width, height, ascii=ascii)


def text(shown: Sequence[Line]) -> str:
    return "\n".join("".join(span.text for span in each).rstrip() for each in shown)


WEEKS = tuple(
    session(7 * (51 - week), 50 + Decimal("2.5") * (week // 6), [8 + week % 3] * 3, rule="build", bodyweight=80)
    for week in range(52)
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ascii", [False, True])
def test_no_line_is_wider_than_its_place(width: int, ascii: bool) -> None:  # noqa: A002 - the field's word
    for shown in (lines(over(WEEKS), width, ascii=ascii), board.lately(lately(TRAINED), width)):
        assert max(width_of(each) for each in shown) <= width
        assert "…" not in text(shown)


def test_the_curve_is_ascii_when_asked() -> None:
    assert not text(lines(over(WEEKS), ascii=True)[:20]).replace("▲", "").replace("·", "").isspace()
    marks = {span.text for each in lines(over(WEEKS), ascii=True) for span in each if span.style == "$accent"}
    assert all(each.isascii() for each in marks)
    assert any("*" in each for each in marks)


def test_the_ends_of_an_axis_are_the_least_and_the_most_there_was() -> None:
    told = text(lines(over(WEEKS)))
    loads = [each.base for each in over(WEEKS).points if each.base is not None]
    assert f"{float(max(loads)):g}" in told
    assert f"{float(min(loads)):g}" in told
    assert "LOAD, kg" in told
    assert "e1RM, kg" in told
    assert "CLEAN REPS, all sets" in told


def test_everything_up_to_the_dates_fits_an_ordinary_terminal() -> None:
    shown = text(lines(over(WEEKS), 44, 18)).split("\n")
    assert "8 Mar 2026" in shown[17] or any("8 Mar 2026" in each for each in shown[:18])


def test_a_single_session_is_a_point_with_its_day() -> None:
    told = text(lines(over([session(0, 60, [8, 8])])))
    assert "1 session · now 60 kg" in told
    assert "8 Mar 2026" in told
    assert "e1RM, kg" not in told


def test_thousands_of_sessions_are_drawn_as_well() -> None:
    start = DAY - timedelta(days=3 * 2999)
    (point,) = over([session(start, 60, [8, 8])]).points
    many = replace(
        over(WEEKS),
        points=tuple(replace(point, started=point.started + timedelta(days=3 * number)) for number in range(3000)),
    )
    shown = lines(many, 100)
    assert max(width_of(each) for each in shown) <= 100
    assert "3000 sessions" in text(shown)


def test_records_breaks_and_easy_sessions_are_marked_and_explained() -> None:
    easy = session(21, 50, [6, 6], rule="deload")
    sessions = [session(90, 60, [8, 8]), session(42, 60, [8, 8]), session(28, 62.5, [8, 8]), easy]
    told = text(lines(over(sessions)))
    marks = next(each for each in told.split("\n") if "▲" in each and "heaviest" not in each)
    assert [each for each in marks if not each.isspace()] == ["←", "▲", "▼"]
    for words in ("▲ heaviest, or best e1RM", "← back after a break", "▼ an easy session"):
        assert words in told
    assert "heaviest: 62.5 kg, before 60 kg" in told


def test_a_time_without_a_session_says_so() -> None:
    shown = text(board.lines(over(WEEKS), (), DAY + timedelta(days=30), 60, TALL, ascii=False))
    assert "Nothing in this time." in shown
    assert "session" not in shown.split("\n")[0]


def test_help_is_turned_so_that_less_of_it_is_higher() -> None:
    sessions = [session(7 * week, 10 * week + 10, [8, 8], exercise_id="assisted-pull-up") for week in range(3)]
    told = text(lines(over(sessions, "assisted-pull-up")))
    assert "HELP, kg" in told
    first, last = (told.index(each) for each in ("10  ", "30  "))
    assert first < last


def test_bands_go_by_their_reps_and_holds_by_their_seconds() -> None:
    band = text(lines(over([session(0, None, [30, 28], exercise_id="band-curl")], "band-curl")))
    assert "LOAD" not in band
    assert "CLEAN REPS" in band
    held = exercise("dead-hang", LoadKind.NONE, seconds=(20, 45))
    done = session_of(DAY, [entry([work(None, None, seconds=40)], exercise_id="dead-hang")])
    assert "SECONDS HELD CLEAN" in text(lines(progress(held, [done], Unit.KG)))


def test_loads_of_the_other_unit_are_drawn_in_this_one() -> None:
    sessions = [session(7, 135, [8, 8], unit=Unit.LB), session(0, 62.5, [8, 8])]
    told = text(lines(over(sessions)))
    assert "now 62.5 kg" in told
    assert "61.2" in told


def test_an_estimate_on_curls_is_called_a_trend() -> None:
    sessions = [session(7 * each, 30, [8, 8], exercise_id="ez-curl") for each in range(3)]
    assert "a trend only" in text(lines(over(sessions, "ez-curl"), 80))


# ------------------------------------------------------------------ the curve


def test_a_break_is_not_joined_by_a_line() -> None:
    joined = drawn(Curve((0, 20, 40), (1.0, 1.0, 1.0)), 0, 40, 40, 3, ascii=True)
    apart = drawn(Curve((0, 40), (1.0, 1.0)), 0, 40, 40, 3, ascii=True)
    assert sum(each.count("*") for each in apart) == 2
    assert sum(each.count("*") for each in joined) > 30


def test_a_curve_goes_up_where_values_do_and_down_where_less_is_better() -> None:
    up = drawn(Curve((0, 10), (1.0, 9.0)), 0, 10, 20, 5, ascii=True)
    turned = drawn(Curve((0, 10), (1.0, 9.0), is_turned=True), 0, 10, 20, 5, ascii=True)
    assert up[0].rstrip().endswith("*")
    assert up[-1].startswith("*")
    assert turned[0].startswith("*")


@pytest.mark.parametrize(("width", "height"), [(10, 3), (37, 4), (140, 9)])
def test_a_curve_takes_exactly_the_room_it_is_given(width: int, height: int) -> None:
    shown = drawn(Curve((0, 5, 9), (1.0, 5.0, 2.0)), 0, 9, width, height, ascii=False)
    assert len(shown) == height
    assert {len(each) for each in shown} == {width}


def test_a_day_has_its_column() -> None:
    assert [column(day, 100, 200, 11) for day in (100, 150, 200)] == [0, 5, 10]
    assert column(100, 100, 100, 11) == 0


# ------------------------------------------------------------------ all of them together


def lately(sessions: Sequence[Session], on: date = TODAY) -> Lately:
    return Lately(
        changed_this_week(sessions, CATALOGUE, on, Unit.KG),
        adherence(sessions, Level.INTERMEDIATE, on, 8),
        form_by_week(sessions, on, 8),
    )


def test_what_went_up_since_last_week_stands_first() -> None:
    sessions = [
        session_of(DAY - timedelta(days=7), [entry([work(60, 8)]), entry([work(10, 8)], exercise_id="ez-curl")]),
        session_of(DAY, [entry([work(60, 8)]), entry([work(12.5, 8)], exercise_id="ez-curl")]),
    ]
    told = text(board.lately(lately(sessions, DAY), 80))
    assert told.index("▲ EZ curl") < told.index("Barbell row")
    assert "12.5 kg after 10 kg" in told
    assert "the same again" in told


def test_plan_and_advice_are_told_in_numbers() -> None:
    told = text(board.lately(lately(TRAINED), 80))
    assert "2 sessions in 8 weeks; 2 a week are advised." in told
    assert "32 of 32 planned work sets done." in told
    assert "2 weeks with training in a row" in told


def test_without_a_session_nothing_is_made_up() -> None:
    told = text(board.lately(lately(()), 80))
    assert "No session in the last seven days." in told
    assert "NOT CLEAN" not in told
    assert "\n.\n" not in f"{told}\n"


def test_faults_are_told_week_by_week_and_by_their_kind() -> None:
    sets = [work(60, 8), work(60, 8, fault=Fault.MOMENTUM), work(60, 8, fault=Fault.RANGE), work(60, 8)]
    told = text(board.lately(lately([session_of(DAY, [entry(sets, target(6, 10, 4, 60))])], DAY), 80))
    assert "50%" in told
    assert "4 sets in 8 weeks, 1 swung and 1 cut short." in told


def test_the_list_tells_how_often_only_where_every_name_leaves_room() -> None:
    assert said(board.row(ROW, 48, 23, 11)).endswith("48")
    assert not said(board.row(ROW, 48, 23, 22)).endswith("48")
    assert said(board.row(None, 0, 23, 22)) == "Since last week"
