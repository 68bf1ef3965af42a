"""A session in lines: what every word and every typed set does, and what is said of it."""

import errno
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from coach.plain import changes
from coach.plain.session import TOO_SHORT
from coach.training.log import EntryFlag, Fault
from coach.training.where import Phase
from tests.plain.stage import ROW, Led, at_warm_up, led
from tests.training.stage import Drawer, begun, entry_of, last_set, lifter, only, to_work

REST = 150


def sets(done: Led) -> list[tuple[str, int]]:
    return [(f"{each.load}", each.done) for each in entry_of(done.workout, ROW).work_sets]


# ------------------------------------------------------------------ sets


def test_a_set_is_announced_in_one_line() -> None:
    done = led()
    assert done.said[0].startswith("Barbell row, set 1 of 3: 60 kg, 10 reps. ")
    assert done.said[1:3] == ["Last time: 60 × 9 9 9, clean, 7 days ago.", "Stop at 2 left."]


def test_enter_logs_the_set_as_planned_and_says_so_once_it_is_on_disk() -> None:
    done = led("")
    assert sets(done) == [("60", 10)]
    assert done.drawer.saved[-1] == done.live.session
    assert "Kept: Barbell row, set 1: 60 kg, 10 reps." in done.said


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("62.5x9@2", "62.5 kg, 9 reps, 2 left"),
        ("62,5 x 9", "62.5 kg, 9 reps"),
        ("9m7", "60 kg, 9 reps, 7 clean, momentum"),
        ("9r", "60 kg, 9 reps, 7 clean, range"),
        ("9", "60 kg, 9 reps"),
    ],
)
def test_a_typed_set_is_logged_as_typed(typed: str, kept: str) -> None:
    assert f"Kept: Barbell row, set 1: {kept}." in led(typed).said


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("abc", "That is no set"),
        ("-5", "That is no set"),
        ("1e9", "That is no set"),
        ("1e9x8", "'1e9' cannot be read as a load: type it like 62.5"),
        ("400", "Reps are 0 to 100"),
        ("5000x8", "A load is at most 1000 kg"),
        ("9m12", "Clean reps are at most the 9 done"),
        ("9@77", "Reps left are 0 to 10"),
        ("9" * 500, "'9999"),
    ],
)
def test_what_cannot_be_is_refused_with_one_sentence(typed: str, why: str) -> None:
    done = led(typed)
    assert sets(done) == []
    assert any(each.startswith(why) and each.endswith("Type help for the words.") for each in done.said)


def test_a_slip_of_the_finger_is_asked_about() -> None:
    done = led("600x8")
    assert sets(done) == []
    assert "600 kg for 8 reps is" in done.script.text
    assert "Enter: change it. y: log it." in done.said


def test_a_slip_of_the_finger_is_forgotten_with_enter_logged_with_yes_or_typed_anew() -> None:
    assert sets(led("600x8", "", "")) == [("60", 10)]
    assert sets(led("600x8", "y")) == [("600", 8)]
    assert sets(led("600x8", "60x8")) == [("60", 8)]


def test_a_first_load_is_chosen_by_typing_it() -> None:
    done = led("40", workout=only(begun(lifter(), day="heavy"), ROW))
    assert done.said[0] == "Barbell row, first time: choose a load you could do ten times; stop at 2 left."
    assert "20 kg stands ready: Enter takes it, or type another." in done.said
    assert done.script.after("Barbell row: 40 kg.")[0].startswith("Barbell row, ramp 1 of 2: 20 kg, 8 easy reps.")


def test_an_easier_offer_is_what_enter_takes_and_harder_restores() -> None:
    done = led("3", REST + 60, "")
    assert any(each.startswith("55 kg for the next set: 3 clean reps, ") for each in done.said)
    assert sets(done) == [("60", 3), ("55", 6)]
    assert sets(led("3", REST + 60, "harder", "")) == [("60", 3), ("60", 10)]


# ------------------------------------------------------------------ rests


def test_a_rest_says_how_long_why_what_comes_and_counts_down_to_go() -> None:
    done = led("", 200)
    said = done.script.after("Kept:")
    assert said[0] == "Rest 2:30."
    assert said[1].startswith("Next: Barbell row, set 2 of 3: 60 kg, 10 reps.")
    assert said[2:9] == ["1:00 left.", "0:30 left.", "0:10 left.", "3", "2", "1", "Go."]
    assert said[9].startswith("Barbell row, set 2 of 3: 60 kg, 10 reps.")
    assert len(said) == 10


def test_the_end_of_a_rest_rings_once_and_one_that_is_ended_early_does_not() -> None:
    done = led("", REST - 1)
    assert done.script.rung == []
    ended = led("", REST + 60)
    (moment,) = ended.script.rung
    assert moment == ended.live.now() - timedelta(seconds=60)
    assert led("", 60, "go", 200).script.rung == []


def test_lost_reps_make_a_rest_longer_and_the_reason_is_said() -> None:
    assert "Rest 2:30, +0:30: set 2 lost 2 clean reps, 3:00 in all." in led("10", "go", "8").said


def test_enter_and_go_end_a_rest_early() -> None:
    for typed in ("", "go"):
        done = led("", 40, typed)
        assert last_set(done.workout, ROW).rest == 40
        assert "Go." not in done.said
        assert done.said[-1].startswith("Barbell row, set 2 of 3")


def test_plus_and_minus_move_a_rest_by_fifteen_seconds() -> None:
    done = led("", 30, "+", "+", "-")
    assert last_set(done.workout, ROW).rest == REST + 15
    assert "Rest 2:30, +0:15 of your own, 2:45 in all, 2:15 left." in done.said


def test_plus_means_nothing_without_a_rest() -> None:
    assert led("+").said[-1] == "That does nothing here. Type help for the words."
    assert led("go").said[-1] == "No rest runs."


def test_a_set_typed_in_a_rest_corrects_the_set_just_done() -> None:
    done = led("", 10, "8@3")
    assert sets(done) == [("60", 8)]
    assert done.script.after("Rest")[1] == "Kept: Barbell row, set 1: 60 kg, 8 reps, 3 left."


def test_momentum_and_range_mark_the_set_just_done_with_or_without_a_count() -> None:
    for word, fault in (("momentum", Fault.MOMENTUM), ("range", Fault.RANGE), ("m", Fault.MOMENTUM)):
        marked = last_set(led("", word).workout, ROW)
        assert (marked.fault, marked.clean, marked.clean_reps) == (fault, None, 8)
        counted = last_set(led("", f"{word} 9").workout, ROW)
        assert (counted.fault, counted.clean) == (fault, 9)
    assert last_set(led("", "momentum", "momentum").workout, ROW).fault is None
    assert "Clean reps are at most the 10 done" in led("", "momentum 11").said[-1]


def test_left_tells_what_was_left_in_the_set_just_done() -> None:
    assert f"{last_set(led('', 'left 1.5').workout, ROW).left}" == "1.5"
    assert "cannot be read as reps left" in led("", "left some").said[-1]
    assert led("left 2").said[-1] == "The last set was none that counts in reps."


# ------------------------------------------------------------------ words


def test_undo_takes_back_set_by_set() -> None:
    done = led("", "undo")
    assert sets(done) == []
    assert "Taken back: Barbell row, set 1." in done.said
    assert any(each.startswith("Barbell row, set 1 of 3") for each in done.script.after("Taken back"))
    assert led("undo", workout=at_warm_up(ROW)).said[-1] == "There is nothing to take back."


def test_skip_leaves_the_exercise_out() -> None:
    done = led("skip")
    assert EntryFlag.SKIPPED in entry_of(done.workout, ROW).flags
    assert "Left out: Barbell row." in done.said
    assert done.script.after("Left out")[0].startswith("EZ curl, first time")


def test_skipping_the_warm_up_is_asked_and_enter_keeps_it() -> None:
    workout = at_warm_up("cat-cow", "thoracic-rotation", ROW)
    kept = led("skip", "", workout=workout)
    assert "Enter: keep it. y: skip it." in kept.said
    assert kept.said[-1].startswith("Watch:") or kept.said[-1].startswith("Cat-cow")
    skipped = led("skip", "y", workout=workout)
    assert "The rest of the warm-up is left out." in skipped.said
    assert not any(each.startswith("Left out: Cat-cow") for each in skipped.said)


def test_pain_is_noted_and_asked_about() -> None:
    gone = led("pain", "")
    assert EntryFlag.PAIN in entry_of(gone.workout, ROW).flags
    assert "Pain noted: Barbell row." in gone.said
    assert "Enter: next exercise. y: go on at 47.5 kg." in gone.said
    assert EntryFlag.SKIPPED in entry_of(gone.workout, ROW).flags
    assert EntryFlag.PAIN not in entry_of(led("pain", "", "undo").workout, ROW).flags
    on = led("pain", "yes")
    assert on.said[-2].startswith("Barbell row, set 1 of 3: 47.5 kg")


def test_pain_by_mistake_is_taken_back_with_its_question() -> None:
    back = led("pain", "undo")
    assert EntryFlag.PAIN not in entry_of(back.workout, ROW).flags
    assert back.workout.question is None
    assert "No pain: Barbell row." in back.said


def test_a_question_is_answered_before_anything_else() -> None:
    done = led("pain", "more", "9")
    assert [each.startswith("First: Pain noted.") for each in done.said[-2:]] == [True, True]
    assert led("yes").said[-1] == "Nothing was asked."


def test_swap_says_what_there_is_and_takes_it_by_its_number() -> None:
    asked = led("swap", workout=at_warm_up(ROW))
    assert "Instead of Barbell row:" in asked.said
    first = next(each for each in asked.said if each.startswith("swap 1 1: "))
    done = led("swap 1 1", workout=at_warm_up(ROW))
    entry = done.live.session.entries[0]
    assert entry.swapped_from == ROW
    assert first == f"swap 1 1: {entry.name}"
    assert f"{entry.name} takes its place." in done.said
    assert "Instead of EZ curl:" in led("swap 2").said
    assert led("swap 9").said[-1] == "Name an exercise by its number, 1 to 2. Overview says them all."


def test_swap_leaves_what_is_done_and_a_question_about_another_exercise_as_they_are() -> None:
    assert led("", "go", "", "go", "", "swap 1 1").said[-1] == "Barbell row is done: nothing of it is left to swap."
    asked = led("pain", "swap 2 1")
    assert asked.said[-1].startswith("First: Pain noted.")
    assert [each.id for each in asked.live.session.entries] == [ROW, "ez-curl"]
    assert any(each.swapped_from == ROW for each in led("pain", "swap 1 1").live.session.entries)


def test_more_and_fewer_change_the_number_of_sets() -> None:
    assert "Barbell row: 4 sets today." in led("more").said
    assert "Barbell row: 2 sets today." in led("fewer").said
    assert led("fewer", "fewer", "fewer").said[-1] == "Nothing is different for it."


def test_harder_and_easier_walk_the_rack() -> None:
    assert led("harder").said[-2].startswith("Barbell row, set 1 of 3: 62.5 kg")
    assert led("easier").said[-2].startswith("Barbell row, set 1 of 3: 57.5 kg")


def test_why_says_the_rule_the_reason_and_the_source() -> None:
    said = led("why").script.after("Stop at 2 left.")
    assert said[0].startswith("A side:") or said[0].startswith("Barbell row, build")
    assert any(each.startswith("Barbell row, build: 60 kg × 10 10 10.") for each in said)
    assert any(each.startswith("Source: ") for each in said)


def test_a_note_is_kept_with_the_session() -> None:
    done = led("", "note left elbow [/] fine\x1b[2J")
    assert done.drawer.saved[-1].note == "left elbow [/] fine[2J"
    assert "Noted: left elbow [/] fine[2J" in done.said
    assert led("note").said[-1] == "There is no note yet."


def test_where_says_the_place_again() -> None:
    done = led("", 20, "where")
    place = next(number for number, each in enumerate(done.said) if "into the session" in each)
    assert done.said[place + 1] == "Rest 2:30, 2:10 left."
    assert done.said[place + 2].startswith("Next: Barbell row, set 2 of 3")


def test_the_overview_numbers_everything_and_to_comes_back_to_it() -> None:
    done = led("", "overview", "to 2")
    assert "1. Barbell row: 1 of 3 sets, 60 kg, 10 10 10, now." in done.said
    assert "1 1: 60 kg, 10 reps." in done.said
    assert any(each.startswith("1 r1: ") and each.endswith(" reps, ramp.") for each in done.said)
    assert [each.id for each in done.live.session.entries] == ["ez-curl", ROW]
    assert "Numbered anew: 1 EZ curl, 2 Barbell row." in done.said
    assert "1 to 2" in led("to 9").said[-1]


def test_an_exercise_that_is_there_twice_keeps_its_numbers() -> None:
    workout = at_warm_up(ROW, "ez-curl")
    row, curl = workout.session.entries
    twice = replace(workout.session, entries=(row, row, curl))
    kinds = changes.kinds_of(workout)
    assert changes.told(twice, replace(twice, note="tired"), kinds) == ("Noted: tired",)
    moved = replace(twice, entries=(curl, row, row))
    assert changes.told(twice, moved, kinds) == ("Numbered anew: 1 EZ curl, 2 Barbell row, 3 Barbell row.",)


@pytest.mark.parametrize("typed", ["fix 1 1 62x90", "fix 1 1 625x7", "fix 1 r1 625x7", "62x90", "625x7"])
def test_a_correction_that_looks_like_a_slip_is_asked_about(typed: str) -> None:
    question = "is that right? Enter: leave it as it was. y: yes, that is right."
    slip = Decimal(typed.rsplit(maxsplit=1)[-1].partition("x")[0])
    left = led("", typed, "")
    assert left.said[-1].endswith(question)
    assert slip not in loads_of(left)
    meant = led("", typed, "y")
    assert slip in loads_of(meant)
    again = led("", typed, "62.5x7")
    assert slip not in loads_of(again)
    assert again.workout.session.entries[0].sets[-1].reps == 7


def loads_of(done: Led) -> set[Decimal | None]:
    return {each.load for each in done.workout.session.entries[0].sets}


def test_fix_corrects_any_set() -> None:
    done = led("", "go", "", "fix 1 1 60x7", "fix 1 R1 20x6")
    assert sets(done) == [("60", 7), ("60", 10)]
    assert "Kept: Barbell row, set 1: 60 kg, 7 reps." in done.said
    assert "Kept: Barbell row, ramp 1: 20 kg, 6 reps." in done.said
    for typed in ("fix", "fix 9 1 8", "fix 1 99 8"):
        assert led(typed).said[-1].startswith("Type it like: fix 2 1 62.5x9")


def test_help_says_every_word_that_means_something_now() -> None:
    working, resting = led("help").script.text, led("", "help").script.text
    assert "finish: Ends the session here." in working
    assert "+: Fifteen seconds" not in working
    assert "+: Fifteen seconds more of rest." in resting


def test_finish_ends_the_session_here() -> None:
    done = led("", "finish")
    assert done.is_over
    assert done.drawer.saved[-1].finished is not None


def test_quit_leaves_the_session_open() -> None:
    done = led("", "quit")
    assert not done.is_over
    assert done.live.session.finished is None
    assert done.drawer.saved[-1] == done.live.session


# ------------------------------------------------------------------ holds


def test_a_hold_counts_in_counts_down_and_ends_by_itself() -> None:
    done = led("", 60, workout=at_warm_up("lat-stretch"))
    said = done.script.after("Enter starts the countdown.")
    assert said[:6] == ["Get set, the weaker or left side first: 5", "4", "3", "2", "1", said[5]]
    assert said[5].startswith("Hold 0:")
    assert said[6:10] == ["0:10 left.", "3", "2", "1"]
    assert said[10] == "Get set, the other side: 5"


def test_a_hold_that_ends_by_itself_rings_once_a_side() -> None:
    assert len(led("", 34, workout=at_warm_up("lat-stretch")).script.rung) == 0
    assert len(led("", 60, workout=at_warm_up("lat-stretch")).script.rung) == 1
    last = led("", 90, workout=at_warm_up("lat-stretch"))
    assert last.is_over
    assert len(last.script.rung) == 2


def test_enter_ends_a_hold_and_stop_calls_it_off() -> None:
    ended = led("", 12, "", 12, "", workout=at_warm_up("lat-stretch"))
    assert ended.script.rung == []
    assert "Kept: Lat stretch: 7 seconds." in ended.said
    stopped = led("", 3, "stop", workout=at_warm_up("lat-stretch"))
    assert stopped.live.look().phase is not Phase.GET_SET
    assert not any(each.startswith("Kept") for each in stopped.said)


def test_nothing_is_typed_into_what_is_not_counted() -> None:
    assert led("8", workout=at_warm_up("cat-cow", ROW)).said[-1] == "Nothing is counted here: Enter does it."


# ------------------------------------------------------------------ the disk


def full() -> Drawer:
    return Drawer(trouble=OSError(errno.ENOSPC, "No space left on device"))


def test_a_disk_that_fails_is_said_once_and_never_called_kept() -> None:
    done = led("", 30, drawer=full())
    assert sum(each.startswith("The disk is full: 4 sets not saved yet.") for each in done.said) == 1
    assert not any(each.startswith("Kept") for each in done.said)


def test_what_failed_is_tried_again_and_said_when_it_is_kept() -> None:
    drawer = full()

    def mended() -> None:
        drawer.trouble = None

    done = led("", 10, mended, 10, drawer=drawer)
    assert "Kept: Barbell row, set 1: 60 kg, 10 reps." in done.script.after("The disk is full")
    assert "Everything is on disk again." in done.said


def test_leaving_while_something_is_not_on_disk_asks() -> None:
    stayed = led("", "quit", "", drawer=full())
    assert "Enter: stay, and try again. y: leave without the last changes." in stayed.said
    left = led("", "quit", "y", "", drawer=full())
    assert left.script.steps == [""]


# ------------------------------------------------------------------ Enter


def test_what_a_program_writes_is_meant_and_a_double_press_is_not() -> None:
    assert len(sets(led("", "", "", ""))) == 2
    pressed = led("", "", is_typed=True)
    assert len(sets(pressed)) == 1
    assert pressed.live.look().phase is Phase.REST
    assert pressed.said[-1] == "Too soon after the last one: press Enter again if you mean it."


def test_after_twenty_minutes_a_ramp_set_is_offered() -> None:
    done = led("", 1500, "y")
    assert "More than 20 minutes since the last set: a ramp set first? y: yes." in done.said
    assert "Barbell row, ramp 1 of 1: 47.5 kg, 3 easy reps" in done.script.text


def test_to_work_is_where_these_tests_begin() -> None:
    here, _ = to_work(at_warm_up(ROW))
    assert [each.done for each in entry_of(here, ROW).sets] == [8, 5, 3]


# ------------------------------------------------------------------ what fits


def test_what_cannot_be_read_is_answered_with_an_example_that_fits_the_exercise() -> None:
    assert led("abc").said[-1].startswith("That is no set: 60x9@2 is 60 for 9 with 2 left")
    bare, _ = to_work(only(begun(lifter(), day="heavy"), "pull-up"))
    for typed in ("abc", "help"):
        said = "\n".join(led(typed, workout=bare).said)
        assert "9@2 is 9 with 2 left" in said
        assert "x9@2" not in said


@pytest.mark.parametrize(("held", "is_told"), [(0, True), (1, False), (20, False)])
def test_a_hold_that_a_line_ends_at_once_is_said_to_count_as_a_second(held: int, *, is_told: bool) -> None:
    done = led("", "", held, "", workout=at_warm_up("lat-stretch", "forearm-stretch"))
    assert (TOO_SHORT in done.said) is is_told
