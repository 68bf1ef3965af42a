"""A session of the past as lines: everything that was meant and done, nothing cut at any width."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coach.storage.catalogue import load_catalogue
from coach.training.comparing import all_compared
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, Session, SetKind
from coach.training.logbook import Page
from coach.ui.boards.facts import packed
from coach.ui.boards.history import RUNS, Item, Opened, called, items, minutes, row, sets_of
from coach.ui.scene import Span, width_of
from tests.training.make import DAY, entry, session, session_of, target, work
from tests.ui.stage import TRAINED, said

CATALOGUE, _ = load_catalogue(None)
WIDTHS = (36, 44, 60, 80)


def opened(done: Session, *earlier: Session, unit: Unit = Unit.KG, why_not: str = "") -> Opened:
    found = all_compared((*earlier, done), CATALOGUE, unit, only=(done,)).get(done.id, ())
    compared = {(each.exercise.id, each.block is Block.FINISHER): each for each in found}
    return Opened(done, CATALOGUE, unit, compared, why_not)


def text(found: tuple[Item, ...]) -> str:
    return "\n".join("".join(span.text for span in each.words).rstrip() for each in found)


def shown(entries: list[Entry], width: int = 60, *, unit: Unit = Unit.KG, bodyweight: str | None = None) -> str:
    return text(items(opened(session_of(DAY, entries, unit=unit, bodyweight=bodyweight)), width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("done", [*TRAINED, *(replace(each, unit=Unit.LB) for each in TRAINED)])
def test_no_line_is_wider_than_its_place_and_nothing_is_cut(width: int, done: Session) -> None:
    found = items(opened(done, *(each for each in TRAINED if each.started < done.started)), width)
    assert max(width_of(each.words) for each in found) <= width
    assert "…" not in text(found)


def test_a_set_tells_load_reps_fault_left_rest_and_note() -> None:
    done = replace(work(62.5, 9, 7, fault=Fault.MOMENTUM, left=1.5), rest=150, note="grip")
    told = shown([entry([done])])
    assert "1     62.5 × 9    7 clean, swung · 1.5 left · rest 2:30\n" in told
    assert "grip" in told


def test_what_was_prescribed_stands_above_what_was_done_in_the_same_columns() -> None:
    told = shown([entry([work(62.5, 9)], target(6, 10, 1, 62.5, aims=(8,), rule="raise"))]).split("\n")
    aim = next(each for each in told if " aim" in each)
    done = told[told.index(aim) + 1]
    assert aim.index("62.5 × 8") == done.index("62.5 × 9")
    assert aim.endswith("raise")


def test_without_aims_the_range_stands_there() -> None:
    assert "60 × 6–10" in shown([entry([work(60, 9)], target(6, 10, 1, 60))])


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        ([work(10, 9, 9)], "10 × 9"),
        ([work(10, 9, 8)], "8 clean"),
        ([work(10, 9, fault=Fault.RANGE)], "7 clean, cut short"),
        ([replace(work(10, 9), failure=True)], "to failure"),
        ([work(20, 5, kind=SetKind.RAMP)], "ramp"),
        ([work(20, 5, kind=SetKind.DROP)], "drop"),
        ([work(None, None, seconds=35)], "35 s"),
        ([replace(work(60, None, seconds=35), distance=Decimal("40.50"), distance_unit="m")], "40.5 m"),
        ([work(50, 9, unit=Unit.LB)], "50 lb × 9"),
    ],
)
def test_every_kind_of_set_is_told(sets: list[LoggedSet], words: str) -> None:
    assert words in shown([entry(sets)])


def test_loads_have_their_sign_by_the_kind_of_the_exercise() -> None:
    told = shown(
        [
            entry([work(5, 8)], exercise_id="pull-up"),
            entry([work(30, 8)], exercise_id="assisted-pull-up"),
            entry([work(None, 30)], exercise_id="band-curl"),
            entry([work(40, 8)], exercise_id="of-nobody"),
        ]
    )
    for words in ("+5 × 8", "-30 × 8", "40 × 8"):
        assert words in told
    assert "× 30" not in told


def test_a_session_in_the_other_unit_says_so_at_every_load() -> None:
    told = shown([entry([work(135, 8)], target(6, 10, 1, 135, aims=(8,)))], unit=Unit.LB, bodyweight="180")
    assert "loads in lb" in told
    assert "180 lb" in told
    assert told.count("135 lb × 8") == 2


def test_pain_and_swaps_are_told_beside_the_name() -> None:
    hurt = replace(entry([work(60, 3)]), flags=frozenset({EntryFlag.PAIN}), swapped_from="pull-up")
    assert "Barbell row  pain, instead of Pull-up" in shown([hurt])


def test_notes_are_told_whole() -> None:
    done = replace(session_of(DAY, [replace(entry([work(60, 8)]), note="wide " * 20)]), note="slept " * 30)
    told = text(items(opened(done), 44))
    assert told.count("wide") == 20
    assert told.count("slept") == 30


def test_the_time_before_is_said_and_a_record_after_it() -> None:
    before, done = session(7, 60, [8, 8, 8]), session(0, 62.5, [8, 8, 8])
    told = text(items(opened(done, before), 60))
    assert "▲ since 1 Mar: 62.5 kg after 60 kg" in told
    assert "best e1RM" in told


def test_with_room_every_set_stands_beside_the_same_set_of_the_time_before() -> None:
    before, done = session(7, 60, [10, 9, 8]), session(0, 60, [10, 10, 9])
    lines = text(items(opened(done, before), 60)).split("\n")
    assert "1 Mar" in next(each for each in lines if "Barbell row" in each)
    for now, then in ((10, 10), (10, 9), (9, 8)):
        assert any(f"60 × {now}" in each and each.endswith(f"60 × {then}") for each in lines)
    assert not any("60 × 9" in each and each.endswith("60 × 8") for each in text(items(opened(done, before), 44)))


def test_the_lines_stay_where_they_are_while_the_time_before_is_worked_out() -> None:
    done = session(0, 60, [8, 8, 8])
    known = opened(done, session(7, 60, [8, 8, 8]))
    assert len(items(replace(known, compared=None), 44)) == len(items(known, 44))


def test_only_sets_can_be_chosen_and_each_knows_its_place() -> None:
    found = items(opened(TRAINED[0]), 60)
    places = [(found[each].entry, found[each].number) for each in sets_of(found)]
    assert places == [
        (index, number) for index, each in enumerate(TRAINED[0].entries) for number in range(len(each.sets))
    ]


def test_why_a_session_is_only_read_stands_in_its_head() -> None:
    assert RUNS in text(items(opened(TRAINED[0], why_not=RUNS), 80))


# ------------------------------------------------------------------ in the list


def test_a_row_tells_day_and_what_went_up() -> None:
    page = Page.of(TRAINED[0])
    assert said(row(page, 3, 24, 2026, CATALOGUE)) == "Sun 15 Nov  heavy    ▲3"
    assert "17 " not in said(row(page, None, 24, 2026, CATALOGUE))
    assert "17" in said(row(page, 0, 40, 2026, CATALOGUE))
    assert said(row(page, 0, 40, 2027, CATALOGUE)).startswith("15 Nov 2026")


def test_a_session_that_runs_is_open() -> None:
    assert said(row(Page.of(replace(TRAINED[0], finished=None)), None, 40, 2026, CATALOGUE)).endswith("open")


@pytest.mark.parametrize("width", [18, 24, 30, 50])
def test_a_row_is_never_wider_than_its_place(width: int) -> None:
    page = Page.of(replace(TRAINED[0], day="", title="a title " * 9))
    assert width_of(row(page, 12, width, 2026, CATALOGUE)) <= width
    assert said(row(page, 12, width, 2026, CATALOGUE)).endswith("▲12")


@pytest.mark.parametrize(
    ("ids", "title", "name"),
    [
        (["barbell-row"], "", "Barbell row"),
        (["barbell-row", "ez-curl", "pull-up"], "", "Barbell row +2"),
        (["leg-press-machine"], "", "Leg press machine"),
        (["barbell-row"], "Pull 2", "Pull 2"),
        ([], "", "hevy"),
    ],
)
def test_a_session_without_a_day_is_called_by_its_title_or_what_was_lifted(
    ids: list[str], title: str, name: str
) -> None:
    done = session_of(DAY, [entry([work(10, 8)], exercise_id=each) for each in ids])
    page = Page.of(replace(done, day="", title=title, source="hevy"))
    assert called(page.facts, CATALOGUE) == name


def test_minutes_are_told_where_something_tells_them() -> None:
    done = session(0, 60, [8])
    assert minutes(done) == 60
    assert minutes(replace(done, finished=None)) is None
    assert minutes(replace(done, finished=done.started)) is None


# ------------------------------------------------------------------ facts


def test_facts_are_never_torn_unless_one_is_wider_than_a_line() -> None:
    found = packed(["heavy", "", "17 work sets", "78.5 kg"], 21)
    assert [said(each) for each in found] == ["heavy · 17 work sets", "78.5 kg"]
    assert [said(each) for each in packed(["a fact of many words"], 10)] == ["a fact of", "many words"]


def test_a_fact_keeps_a_style_of_its_own() -> None:
    (found,) = packed(["rest", Span("7 clean", "$warning")], 40)
    assert [each.style for each in found if "clean" in each.text] == ["$warning"]
