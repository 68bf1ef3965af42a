"""What a suggestion says: its sentence, its few letters, its arithmetic, what would have changed it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from coach.training.exercise import ExerciseClass
from coach.training.goal import Block
from coach.training.load import LoadKind
from coach.training.log import Fault, Session
from coach.training.progression import Suggestion, suggest
from tests.training import make


def told(*past: Session, kind: LoadKind = LoadKind.BARBELL, sets: int = 3, rough: bool = False) -> Suggestion:
    return suggest(
        make.exercise(kind=kind),
        make.prescription(sets=sets),
        Block.COMPOUND,
        past,
        make.gym(),
        make.DAY,
        rough=rough,
    )


def swung(day: int) -> Session:
    sets = [make.work(60, 10, 8, fault=Fault.MOMENTUM), make.work(60, 9, 7, fault=Fault.MOMENTUM), make.work(60, 8)]
    return make.session_of(make.session(day, 60, [1]).date, [make.entry(sets, make.target(6, 10, 3, 60))])


FIRST = told()
PAIN = told(make.session(7, 60, [10, 10, 10], pain=True))
RETURN = told(make.session(60, 60, [9, 9, 8]))
CARRY_OVER = told(make.session(7, 50, [12, 11, 10], span=(10, 15)))
FORM_HOLD = told(swung(7))
FORM_RESET = told(swung(14), swung(7))
TOO_HEAVY = told(make.session(14, 60, [5, 5, 5]), make.session(7, 60, [5, 5, 5]))
RAISE = told(make.session(7, 60, [10, 10, 10]))
DELOAD = told(*(make.session(day, 60, [9, 9, 8]) for day in (7, 14, 21, 28)))
BUILD = told(make.session(7, 60, [10, 10, 9]))
REPEAT = told(make.session(7, 60, [8, 7, 5]))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (FIRST, "A first time: take a load you could do for 10, and stop at 2 left."),
        (PAIN, "It hurt on 1 Mar at 60 kg, so it is spared: 47.5 kg, 3 sets of 6."),
        (RETURN, "After 60 days off, 60 kg becomes 52.5 kg, 1 set fewer."),
        (
            CARRY_OVER,
            "The last session was of another range, with 12 clean reps at 50 kg, so 6–10 reps begin at 52.5 kg.",
        ),
        (FORM_HOLD, "2 of 3 sets were not clean at 60 kg, so it stays until they are."),
        (FORM_RESET, "At least half of the sets were not clean, twice running, so 60 kg becomes 55 kg."),
        (TOO_HEAVY, "The first set stayed under 6 clean reps twice running, so 60 kg becomes 55 kg."),
        (RAISE, "All three sets of 10 were clean at 60 kg, so 62.5 kg is next."),
        (DELOAD, "Four sessions at 60 kg without a clean rep more, so one easy session: 52.5 kg, 2 sets."),
        (BUILD, "Every set at 60 kg had at least 6 clean reps; 10 on each earn 62.5 kg."),
        (REPEAT, "Set 3 had 5 clean reps at 60 kg, under 6, so the same again."),
    ],
)
def test_a_reason_is_one_sentence_with_its_numbers(answer: Suggestion, reason: str) -> None:
    assert answer.reason == reason


@pytest.mark.parametrize(
    ("answer", "short"),
    [
        (FIRST, "first time"),
        (PAIN, "pain last time"),
        (RETURN, "60 days off"),
        (CARRY_OVER, "new rep range"),
        (FORM_HOLD, "4 reps swung"),
        (RAISE, "all at the top"),
        (BUILD, "a clean rep more"),
        (REPEAT, "the same again"),
        (told(make.session(7, 40, [9, 9, 9]), kind=LoadKind.DUMBBELL), "a clean rep more"),
        (told(make.session(7, 10, [9, 9, 9]), kind=LoadKind.DUMBBELL), "12.5s at 15 reps"),
        (told(make.session(7, 60, [10, 10], planned=3)), "a set was missed"),
    ],
)
def test_a_table_has_sixteen_letters(answer: Suggestion, short: str) -> None:
    assert answer.short == short


@pytest.mark.parametrize(
    ("answer", "turning_point"),
    [
        (FIRST, "A finished session of 6–10 reps would have given a load to grow from."),
        (PAIN, "Without the pain, the same sets would have raised it to 62.5 kg."),
        (RETURN, "Coming back after 42 days would have raised it to 55 kg."),
        (FORM_RESET, "Clean form on set 1 would have kept it at 60 kg."),
        (TOO_HEAVY, "One more clean rep on set 1 would have kept it at 60 kg."),
        (RAISE, "One clean rep fewer on set 1 would have kept it at 60 kg."),
        (DELOAD, "One more clean rep on set 1 would have kept it at 60 kg."),
        (BUILD, "One more clean rep on set 3 would have raised it to 62.5 kg."),
        (REPEAT, "One more clean rep on set 3 would have made it a step in reps: 9 8 7 at 60 kg."),
        (
            told(make.session(7, 60, [10, 10], planned=3)),
            "One more set of 10 clean reps would have raised it to 62.5 kg.",
        ),
        (
            told(make.session(7, 60, [10, 10, 10], prescribed=62.5)),
            "The same reps at 62.5 kg on sets 1, 2 and 3 would have raised it to 65 kg.",
        ),
        (
            told(make.session(7, 60, [8, 8, 8])),
            "At least 10 clean reps on every set would have raised it to 62.5 kg.",
        ),
    ],
)
def test_a_turning_point_names_the_smallest_change(answer: Suggestion, turning_point: str) -> None:
    assert answer.turning_point == turning_point


def test_a_raise_shows_its_arithmetic() -> None:
    shown = {each.name: each.value for each in RAISE.inputs}

    assert shown["base"] == "60 kg"
    assert shown["clean reps"] == "10 10 10, 30 in all"
    assert shown["step"] == "62.5 kg: +4.2 %, the nearest to +2.5 %"
    assert shown["ceiling"] == "10 reps: 62.5 kg needs 30 × (62.5/60 × (1 + 6/30) − 1), so 8, at least 10"
    assert shown["landing of 10"] == "30 × (60/62.5 × (1 + 10/30) − 1) = 8.4, so 8"


def test_a_carried_over_load_shows_its_arithmetic() -> None:
    shown = {each.name: each.value for each in CARRY_OVER.inputs}

    assert shown["e1RM"] == "50 × (1 + 12/30) = 70 kg"
    assert shown["carried over"] == "70 / (1 + (8 + 2)/30) = 52.5 kg"


def test_days_without_it_are_said_from_fifteen_on() -> None:
    fourteen, fifteen = told(make.session(14, 60, [9, 9, 9])), told(make.session(15, 60, [9, 9, 9]))

    assert "days ago" not in fourteen.reason
    assert fifteen.reason.endswith("; it was last done 15 days ago.")


def test_a_rough_day_says_what_it_takes_off() -> None:
    answer = told(make.session(7, 60, [10, 10, 10]), rough=True)

    assert answer.load == 57.5
    assert answer.reason == "A rough day: 8 % under the 62.5 kg that was due."
    assert answer.short == "rough: lighter"
    assert answer.turning_point == "Not a rough day: 62.5 kg."


def test_a_rough_day_that_finds_nothing_lighter_takes_reps_off() -> None:
    answer = told(make.session(7, 20, [9, 9, 8]), rough=True)

    assert answer.load == 20
    assert answer.short == "rough: no more"
    assert answer.turning_point == "Not a rough day: 10 10 9 at 20 kg."


def test_a_rough_day_that_takes_off_some_of_the_body_names_both_loads() -> None:
    past = make.session(7, 5, [9, 9, 9], exercise_id="pull-up", bodyweight=80)
    answer = suggest(
        make.exercise("pull-up", LoadKind.BODYWEIGHT),
        make.prescription(),
        Block.COMPOUND,
        [past],
        make.gym(),
        make.DAY,
        rough=True,
    )

    assert answer.reason == "A rough day: bodyweight instead of the +5 kg due."


def test_a_rough_day_that_changes_nothing_says_what_it_always_says() -> None:
    hurt = told(make.session(7, 60, [10, 10, 10], pain=True), rough=True)

    assert hurt.short == PAIN.short
    assert hurt.reason == PAIN.reason
    assert hurt.turning_point.startswith("Without the pain")


@pytest.mark.parametrize("left", [0, 1, 3])
def test_the_first_time_two_are_left_whatever_the_goal_asks(left: int) -> None:
    answer = suggest(
        make.exercise(), replace(make.prescription(), left=Decimal(left)), Block.COMPOUND, [], make.gym(), make.DAY
    )

    assert answer.reason == "A first time: take a load you could do for 10, and stop at 2 left."


def test_the_first_time_there_is_no_load_to_take_where_none_is_to_choose() -> None:
    assert told(kind=LoadKind.NONE).reason == "A first time: stop at 2 left."


def test_a_load_between_two_of_the_rack_is_left_and_not_kept() -> None:
    assert told(make.session(7, 61, [10, 10, 10])).turning_point == (
        "One clean rep fewer on set 1 would have left it at 60 kg."
    )


def test_doing_better_never_lowers_it_in_a_turning_point() -> None:
    sets = [make.work(60, 4), make.work(55, 8), make.work(55, 8)]
    day = make.session(7, 60, [1]).date
    bad_day = told(make.session_of(day, [make.entry(sets, make.target(6, 10, 3, 60))]))

    assert bad_day.load == 60
    assert bad_day.turning_point == "At least 10 clean reps at 60 kg on every set would have raised it to 62.5 kg."


def test_many_fewer_reps_are_no_turning_point() -> None:
    assert not told(make.session(7, None, [20, 20, 20]), kind=LoadKind.NONE).turning_point
    assert "raised" in told(make.session(7, 10, [9, 9, 9]), kind=LoadKind.DUMBBELL).turning_point


def test_at_its_end_a_band_asks_for_no_more_reps() -> None:
    answer = told(make.session(7, None, [20, 20, 21]), kind=LoadKind.NONE)

    assert answer.reason == "Every set had 20 clean reps or more, so a harder band or exercise is next."
    assert answer.short == "end of this band"


def test_the_least_help_leads_to_none() -> None:
    past = make.session(7, 5, [9, 9, 9], bodyweight=80)
    answer = told(past, kind=LoadKind.ASSISTED)

    assert answer.notices == ("The machine has no less than 5 kg of help: the same without help is the way on.",)
    assert "rack" not in answer.reason


def test_one_set_was_done() -> None:
    assert told(make.session(7, 60, [10], planned=3)).reason.startswith("1 of 3 planned sets was done at 60 kg")


def test_a_jump_that_came_early_shows_what_is_enough_now() -> None:
    raised = {each.name: each.value for each in told(make.session(7, 2.5, [20] * 3), kind=LoadKind.DUMBBELL).inputs}
    after = {each.name: each.value for each in told(make.session(7, 5, [4, 4, 4]), kind=LoadKind.DUMBBELL).inputs}

    assert raised["lo here"] == "4 at 5 kg: 30 × (2.5/5 × (1 + 20/30) − 1) = -5, at least 4"
    assert raised["landing of 20"] == "30 × (2.5/5 × (1 + 20/30) − 1) = -5, at least 4, so 4"
    assert after["lo here"] == raised["lo here"]


def test_a_swap_is_offered_beside_pain() -> None:
    assert PAIN.notices == ("Another exercise for the same muscles is a swap away.",)


def test_pain_that_stays_is_for_a_doctor() -> None:
    twice = told(make.session(14, 60, [9, 9, 9], pain=True), make.session(7, 60, [9, 9, 9], pain=True))

    assert any("physiotherapist" in each for each in twice.notices)


def test_an_easier_form_is_offered_where_a_stall_finds_nothing_easier() -> None:
    stuck = told(*(make.session(day, 0, [8, 8, 8]) for day in (7, 14, 21, 28)), kind=LoadKind.BODYWEIGHT)

    assert stuck.rule.name == "build"
    assert any("assisted or band" in each for each in stuck.notices)


def test_the_next_band_is_offered_at_twice_the_range() -> None:
    done = told(make.session(7, None, [20, 20, 20]), kind=LoadKind.NONE)
    nearly = told(make.session(7, None, [20, 20, 19]), kind=LoadKind.NONE)

    assert any("next band" in each for each in done.notices)
    assert not nearly.notices


def test_the_end_of_the_rack_is_said() -> None:
    top = told(make.session(7, 40, [10, 10, 10]), kind=LoadKind.DUMBBELL)

    assert "the rack is at its end" in top.reason
    assert any("The rack is at its end with 40 kg" in each for each in top.notices)


def test_a_curl_at_the_top_once_is_told_to_do_it_again() -> None:
    answer = suggest(
        make.exercise(exercise_class=ExerciseClass.ISOLATION),
        make.prescription(8, 12),
        Block.BICEPS,
        [make.session(7, 30, [12, 12, 12], span=(8, 12), block=Block.BICEPS)],
        make.gym(),
        make.DAY,
    )

    assert answer.reason == "All sets at 30 kg had 12 clean reps or more; once more earns 32.5 kg."
    assert answer.short == "once more at top"
    assert answer.turning_point == "Two more clean reps on set 3 would have raised it to 32.5 kg."


def test_every_rule_names_its_source() -> None:
    assert "Plotkin 2022" in RAISE.source
    assert "ACSM 2009" in RAISE.source
    assert RETURN.source == "the coach's own choice"


def test_one_rep_under_the_range_is_one_rep() -> None:
    assert told(make.session(7, 60, [8, 7, 1])).reason == "Set 3 had 1 clean rep at 60 kg, under 6, so the same again."
    assert "had 1, 2 and 1 clean reps at 60 kg" in told(make.session(7, 60, [1, 2, 1])).reason


def test_faults_that_cost_no_rep_are_told_as_form() -> None:
    sets = [make.work(60, 10, 10, fault=Fault.MOMENTUM), make.work(60, 9, 9, fault=Fault.RANGE), make.work(60, 8)]
    past = make.session_of(make.session(7, 60, [1]).date, [make.entry(sets, make.target(6, 10, 3, 60))])
    assert (told(past).rule.name, told(past).short) == ("form-hold", "form first")


def test_reps_that_are_not_there_are_not_taken_away() -> None:
    top = suggest(
        make.exercise(kind=LoadKind.DUMBBELL),
        make.prescription(1, 5, 2),
        Block.COMPOUND,
        [make.session(7, 40, [2, 1], span=(1, 5))],
        make.gym(),
        make.DAY,
    )
    assert (top.rule.name, top.turning_point) == ("build", "")


@pytest.mark.parametrize(
    ("times", "reps", "reason", "turning_point"),
    [
        (1, [1, 1, 1], "Every set at 60 kg had at least 1 clean rep;", "At least 3 clean reps on every set"),
        (1, [0, 0, 0], "Sets 1, 2 and 3 had 0, 0 and 0 clean reps at 60 kg, under 1,", "At least 1 clean rep on"),
        (2, [0, 1, 1], "The first set stayed under 1 clean rep twice running,", "One more clean rep on set 1"),
    ],
)
def test_one_clean_rep_is_told_as_one(times: int, reps: list[int], reason: str, turning_point: str) -> None:
    past = [make.session(7 * number, 60, reps, span=(1, 3)) for number in range(1, times + 1)]
    answer = suggest(make.exercise(), make.prescription(1, 3), Block.COMPOUND, past, make.gym(), make.DAY)
    assert answer.reason.startswith(reason)
    assert answer.turning_point.startswith(turning_point)


def test_at_the_end_of_the_rack_a_lighter_set_as_prescribed_earns_nothing() -> None:
    sets = [make.work(40, 8), make.work(40, 8), make.work(37.5, 8)]
    past = make.session_of(make.session(7, 40, [1]).date, [make.entry(sets, make.target(6, 10, 3, 40))])
    answer = told(past, kind=LoadKind.DUMBBELL)
    assert (answer.rule.name, answer.load) == ("build", Decimal(40))
    assert answer.turning_point == "Three clean reps fewer on set 1 would have made it the same again: 6 8 8 at 40 kg."


def with_left(reps: int, left: int) -> Session:
    """Three sets of so many reps at 100 kg, each with so many left."""
    sets = [make.work(100, reps, left=left)] * 3
    return make.session_of(make.session(7, 60, [1]).date, [make.entry(sets, make.target(6, 10, 3, 100))])


def test_three_left_on_every_set_earn_the_larger_step_and_without_them_the_smaller() -> None:
    plenty, enough = told(with_left(13, 3)), told(with_left(13, 2))
    assert (plenty.load, enough.load) == (Decimal(105), Decimal("102.5"))
    assert plenty.turning_point == "The same sets with fewer left would have lowered it to 102.5 kg."
    assert enough.turning_point == "Three reps left on every set would have raised it to 105 kg."


def test_reps_that_would_put_a_session_without_a_plan_in_another_range_are_no_answer() -> None:
    top = told(make.session(7, 40, [10], span=None), kind=LoadKind.DUMBBELL)
    assert (top.rule.name, top.turning_point) == ("build", "")


def test_pain_before_any_set_is_told_with_what_was_planned() -> None:
    stopped = make.session_of(make.session(3, 60, [1]).date, [make.entry([], make.target(6, 10, 3, 60), pain=True)])
    answer = told(stopped)
    assert [(each.name, each.value) for each in answer.inputs] == [
        ("range", "6–10 reps, 3 sets"),
        ("counts from", "5 Mar"),
        ("planned", "60 kg"),
        ("pain on 5 Mar", "0.8 × 60 = 48 kg, on the rack 47.5 kg"),
    ]
    assert answer.turning_point == "A day without the pain would have made it a first time: 6 6 6."


def test_where_more_reps_would_let_an_older_session_speak_they_are_no_answer() -> None:
    old, top = make.session(14, 40, [5, 5, 5]), make.session(7, 40, [10], span=None)
    answer = told(old, top, kind=LoadKind.DUMBBELL)
    assert answer.rule.name == "build"
    assert "more" not in answer.turning_point


@pytest.mark.parametrize(
    ("aim", "turning_point"),
    [
        (26, "Six more seconds on set 1 would have made it a step in reps: 31."),
        (50, "30 more seconds on set 1 would have made it a step in reps: 55."),
        (51, "51 seconds on set 1 would have made it a step in reps: 56."),
    ],
)
def test_a_hold_short_of_its_aim_is_told_by_the_seconds_it_lacked(aim: int, turning_point: str) -> None:
    hang = make.exercise("dead-hang", LoadKind.NONE, seconds=(20, 60))
    wanted = make.target(20, 60, 1, None, aims=[aim], seconds=True)
    past = make.session_of(
        make.session(7, 60, [1]).date,
        [make.entry([make.work(None, None, seconds=20)], wanted, exercise_id="dead-hang")],
    )
    answer = suggest(hang, make.prescription(20, 60, 1), Block.COMPOUND, [past], make.gym(), make.DAY)
    assert (answer.rule.name, answer.turning_point) == ("repeat", turning_point)
