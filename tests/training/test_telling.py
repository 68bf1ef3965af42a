"""What is said of a running session."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from coach.training.fields import Field, set_next
from coach.training.goal import Block
from coach.training.load import Ladder, LoadKind, Unit
from coach.training.log import Fault, LoggedSet, SetKind
from coach.training.rest import Rest
from coach.training.resting import adjust_rest
from coach.training.session import log
from coach.training.telling import (
    FIRST_SIDE,
    NEVER_DONE,
    OTHER_SIDE,
    each_side,
    last_time,
    load_means,
    moves,
    ramp_words,
    reps_in_a_row,
    rest_words,
    sentence,
    set_of,
    side_of,
    to_choose,
)
from coach.training.where import where
from coach.training.workout import Guide, StepKind, Workout, next_step, steps_left
from tests.training.make import DAY, Number, decimal, entry, exercise, session_of, target, work
from tests.training.make import session as past_session
from tests.training.stage import START, begun, catalogue, lifter, only, to_work

ROW, CURL = "barbell-row", "ez-curl"
PAST = (past_session(7, 60, [9, 9, 9]),)
NO_LADDER = Ladder(LoadKind.NONE, Unit.KG, ())


def rows(*exercise_ids: str) -> tuple[Workout, datetime]:
    """Barbell rows at 60, ready for the first work set, with other exercises after them."""
    return to_work(only(begun(lifter(), PAST, day="heavy"), ROW, *(exercise_ids or (CURL,))))


def rest_of(workout: Workout, now: datetime) -> Rest:
    rest = where(workout, now).rest
    assert rest is not None
    return rest


def of_each(workout: Workout, exercise_id: str) -> list[tuple[StepKind, str]]:
    entries = workout.session.entries
    return [(step.kind, set_of(workout, step)) for step in steps_left(workout) if entries[step.entry].id == exercise_id]


# ------------------------------------------------------------------ which set


def test_the_steps_of_a_warm_up_and_cool_down_are_counted_among_their_own() -> None:
    here = begun(day="heavy")
    assert of_each(here, "cat-cow") == [(StepKind.MOVE, "1 of 4")]
    assert of_each(here, "light-row") == [(StepKind.MOVE, "4 of 4")]
    assert of_each(here, "biceps-stretch") == [(StepKind.HOLD, "2 of 3")]


def test_a_first_time_its_ramp_and_its_sets_are_counted_apart() -> None:
    assert of_each(begun(day="heavy"), ROW) == [
        (StepKind.CHOOSE, "first time"),
        (StepKind.RAMP, "ramp 1 of 1"),
        (StepKind.WORK, "set 1 of 3"),
        (StepKind.WORK, "set 2 of 3"),
        (StepKind.WORK, "set 3 of 3"),
    ]


def test_the_set_that_comes_after_one_that_is_done_is_the_second() -> None:
    here, now = rows()
    after = log(here, now)
    step = next_step(after)
    assert step is not None
    assert set_of(after, step) == "set 2 of 3"


def test_a_hang_is_counted_by_its_sets_not_as_a_stretch() -> None:
    hang = entry([], target(20, 45, 2, None, seconds=True), exercise_id="dead-hang", block=Block.FINISHER)
    here = begun(day="heavy")
    guides = {**here.guides, (Block.FINISHER, "dead-hang"): Guide(catalogue()["dead-hang"], NO_LADDER, rest=60)}
    hanging = replace(here, session=replace(here.session, entries=(hang,)), guides=guides)
    assert of_each(hanging, "dead-hang") == [(StepKind.HOLD, "set 1 of 2"), (StepKind.HOLD, "set 2 of 2")]


def test_sides_are_told_only_where_there_are_two() -> None:
    both, one = exercise(), exercise("dumbbell-row", LoadKind.DUMBBELL, one_sided=True)
    assert (each_side(both), each_side(one)) == ("", "each side")
    assert side_of(Guide(both, NO_LADDER), 1) == ""
    assert [side_of(Guide(one, NO_LADDER), side) for side in (1, 2)] == [FIRST_SIDE, OTHER_SIDE]


@pytest.mark.parametrize(
    ("text", "said"),
    [("", ""), ("Elbows back", "Elbows back."), ("Elbows back.", "Elbows back."), ("Ready?", "Ready?")],
)
def test_a_text_ends_as_a_sentence_once(text: str, said: str) -> None:
    assert sentence(text) == said


# ------------------------------------------------------------------ loads


def test_a_first_load_is_thought_of_for_the_top_of_the_range() -> None:
    assert to_choose(entry([], target(6, 8, 3, None))) == "a load you could do eight times; stop at 2 left"
    assert to_choose(entry([])) == "a load you could do ten times; stop at 2 left"


def test_a_ramp_set_is_told_by_its_load_or_by_the_easier_form() -> None:
    barbell = Guide(exercise(), Ladder(LoadKind.BARBELL, Unit.KG, (Decimal(50),)))
    assert ramp_words(LoggedSet(load=Decimal(50), reps=3), barbell, Unit.KG) == "50 kg, 3 easy reps"
    pull_up = exercise("pull-up", LoadKind.BODYWEIGHT)
    body = Guide(pull_up, Ladder(LoadKind.BODYWEIGHT, Unit.KG, (Decimal(0),)), ramp_form=exercise("assisted-pull-up"))
    assert ramp_words(LoggedSet(reps=5), body, Unit.KG) == "Assisted pull up, 5 easy reps"
    assert ramp_words(LoggedSet(load=Decimal(0), reps=1), body, Unit.KG) == "bodyweight, 1 easy rep"


def test_a_warm_up_is_done_slowly() -> None:
    assert (moves(1), moves(8)) == ("1 slow rep", "8 slow reps")


@pytest.mark.parametrize(
    ("load", "kind", "means"),
    [
        (None, LoadKind.NONE, ("no load", "")),
        ("22.5", LoadKind.DUMBBELL, ("22.5 kg", "each hand")),
        (45, LoadKind.STACK, ("45 kg", "on the stack")),
        (5, LoadKind.BODYWEIGHT, ("+5 kg", "on the belt")),
        (0, LoadKind.BODYWEIGHT, ("bodyweight", "nothing added")),
        (30, LoadKind.ASSISTED, ("30 kg", "of help")),
        ("62.5", LoadKind.BARBELL, ("62.5 kg", "")),
    ],
)
def test_a_load_is_told_with_what_it_means_for_the_hands(
    load: Number | None, kind: LoadKind, means: tuple[str, str]
) -> None:
    assert load_means(None if load is None else decimal(load), kind, Unit.KG) == means


# ------------------------------------------------------------------ rests


def test_a_usual_rest_is_told_without_a_reason() -> None:
    here, now = rows()
    done = log(here, now)
    assert rest_words(done, rest_of(done, now), done.latest) == "2:30"
    assert rest_words(done, Rest(START, 90), None) == "1:30"


def test_a_rest_after_lost_reps_is_told_as_a_sum() -> None:
    here, now = rows()
    done = log(log(here, now), now)
    fewer = set_next(done, Field.REPS, Decimal(7))
    lost = log(fewer, now + timedelta(minutes=3))
    assert rest_words(lost, rest_of(lost, now + timedelta(minutes=3)), lost.latest) == (
        "2:30, +0:30: set 3 lost 3 clean reps"
    )


def failed() -> tuple[Workout, datetime]:
    """A first set far under the range, with a rest that is as long as the band allows."""
    here, now = rows()
    return log(set_next(here, Field.REPS, Decimal(4)), now), now


def test_a_rest_at_the_top_of_the_band_is_told_by_its_length_and_not_as_a_sum() -> None:
    here, now = failed()
    assert rest_words(here, rest_of(here, now), here.latest) == "3:30, the top of the band: fewer than 6 clean reps"


@pytest.mark.parametrize(("by", "own"), [(15, "+0:15"), (-30, "-0:30")])
def test_seconds_of_one_s_own_are_told_beside_what_was_earned(by: int, own: str) -> None:
    here, now = failed()
    mine = adjust_rest(here, by, now)
    assert rest_words(mine, rest_of(mine, now), mine.latest).endswith(f"reps, {own} of your own")


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (70, "3:30, the top of the band: fewer than 6 clean reps, +0:15 of your own"),
        (60, "3:30, +0:15 of your own"),
        (23, "3:30, +0:15 of your own"),
        (22, "3:45"),
        (3, ""),
    ],
)
def test_where_there_is_little_room_the_length_is_the_last_to_go(width: int, said: str) -> None:
    here, now = failed()
    mine = adjust_rest(here, 15, now)
    assert rest_words(mine, rest_of(mine, now), mine.latest, width) == said


def test_the_last_lift_of_a_session_has_no_rest_to_give_a_reason_for() -> None:
    here, now = rows("lat-stretch")
    for _ in range(3):
        here = log(here, now)
    assert rest_words(here, Rest(now, 150), here.latest) == "2:30"


# ------------------------------------------------------------------ last time


def guide_with(*sets: LoggedSet, days_ago: int = 7, block: Block = Block.COMPOUND) -> Guide:
    """Barbell rows as they were done some days ago."""
    last = session_of(DAY - timedelta(days=days_ago), [entry(sets, block=block)])
    return Guide(exercise(), Ladder(LoadKind.BARBELL, Unit.KG, ()), last=last)


LIKE = entry([])


def test_sets_that_were_not_clean_carry_a_tilde() -> None:
    sets = [work(60, 12), work(60, 10, fault=Fault.MOMENTUM), work(60, 9)]
    assert reps_in_a_row(entry(sets)) == "12 10~ 9"


@pytest.mark.parametrize(("days_ago", "ago"), [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (21, "21 days ago")])
def test_last_time_is_told_with_how_long_ago_it_was(days_ago: int, ago: str) -> None:
    guide = guide_with(work(60, 9), work(60, 8), days_ago=days_ago)
    assert last_time(guide, LIKE, DAY) == ("60 × 9 8", f"clean · {ago}")


def test_last_time_tells_how_many_sets_were_not_clean() -> None:
    guide = guide_with(work(60, 9), work(60, 8, fault=Fault.RANGE), work(60, 8, 6, fault=Fault.MOMENTUM))
    assert last_time(guide, LIKE, DAY) == ("60 × 9 8~ 8~", "2 not clean · 7 days ago")


def test_what_has_no_load_is_told_by_its_reps() -> None:
    assert last_time(guide_with(work(None, 12)), LIKE, DAY)[0] == "12"


def test_an_exercise_without_a_work_set_in_this_part_of_a_session_was_never_done() -> None:
    never = ("", NEVER_DONE)
    assert last_time(Guide(exercise(), NO_LADDER), LIKE, DAY) == never
    assert last_time(guide_with(), LIKE, DAY) == never
    assert last_time(guide_with(work(20, 15), block=Block.FINISHER), LIKE, DAY) == never


def test_what_was_left_at_its_ramp_and_taken_up_again_is_told_by_its_work_sets() -> None:
    ramp = work(40, 5, kind=SetKind.RAMP)
    last = session_of(DAY - timedelta(days=7), [entry([ramp]), entry([work(60, 9)])])
    guide = Guide(exercise(), Ladder(LoadKind.BARBELL, Unit.KG, ()), last=last)
    assert last_time(guide, LIKE, DAY) == ("60 × 9", "clean · 7 days ago")
