"""What the next set stands at, what is offered for it, and what is asked before it is logged."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from coach.training.deed import Deed
from coach.training.exercise import Equipment
from coach.training.fields import Field, mark_next, set_done, set_next
from coach.training.log import EntryFlag, Fault, LoggedSet
from coach.training.replan import come_back, pain
from coach.training.routine import Level
from coach.training.session import act, doubt, finish, log, unasked, yes
from coach.training.standing import easier_load, harder_load, hung, standing
from coach.training.where import Phase, allowed, where
from coach.training.workout import Corrected, QuestionKind, Workout
from tests.training.make import Number, decimal
from tests.training.make import session as past_session
from tests.training.sound import unsound
from tests.training.stage import MACHINE, START, begun, entry_of, index_of, last_set, lifter, only, reopened, to_work

ROW = "barbell-row"
PAST = (past_session(7, 60, [9, 9, 9]),)
LATER = timedelta(minutes=5)


def rows() -> tuple[Workout, datetime]:
    """Barbell rows that were done at 60, ready for the first work set, and a curl after them."""
    return to_work(only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl"))


def stands(workout: Workout) -> LoggedSet:
    done = standing(workout)
    assert done is not None
    return done


def typed(workout: Workout, reps: int | None = None, load: Number | None = None) -> Workout:
    here = workout if reps is None else set_next(workout, Field.REPS, Decimal(reps))
    return here if load is None else set_next(here, Field.LOAD, decimal(load))


def test_an_easier_offer_is_what_enter_takes_and_up_restores() -> None:
    here, now = rows()
    here = log(typed(here, 4), now)
    assert stands(here).load == Decimal(55)
    assert harder_load(here) == Decimal(60)
    assert easier_load(here) == Decimal("52.5")
    assert last_set(log(here, now + LATER), ROW).load == Decimal(55)
    kept = log(typed(here, load=60), now + LATER)
    assert last_set(kept, ROW).load == Decimal(60)


def test_two_sets_with_a_fault_offer_a_lighter_one() -> None:
    here, now = rows()
    for _ in range(2):
        here, now = log(mark_next(here, Fault.MOMENTUM), now), now + LATER
    assert stands(here).load == Decimal(55)


def test_a_harder_offer_needs_a_key() -> None:
    who = lifter()
    here = only(begun(who, day="heavy"), ROW, "ez-curl")
    assert where(here, START).phase is Phase.CHOOSE
    here = act(typed(here, load=40), START)
    here, now = to_work(here)
    here = log(set_next(here, Field.LEFT, Decimal(4)), now)
    assert stands(here).load == Decimal(40)
    assert harder_load(here) == Decimal("42.5")
    assert stands(typed(here, load=harder_load(here) or 0)).load == Decimal("42.5")


def test_the_first_load_is_asked_before_its_ramp_and_the_easiest_stands_ready() -> None:
    here = only(begun(day="heavy"), ROW)
    assert where(here, START).phase is Phase.CHOOSE
    assert stands(here).load == Decimal(20)
    chosen = act(typed(here, load=50), START)
    assert where(chosen, START).phase is Phase.RAMP
    done, now = to_work(chosen)
    assert [(each.load, each.reps) for each in entry_of(done, ROW).sets] == [
        (Decimal(20), 8),
        (Decimal(25), 5),
        (Decimal(40), 3),
    ]
    assert stands(done).load == Decimal(50)
    assert where(reopened(done), now) == where(done, now)


def test_on_a_machine_the_help_that_leaves_six_tenths_of_the_body_stands_ready() -> None:
    here = only(begun(lifter(Level.BEGINNER, MACHINE)), "assisted-pull-up")
    assert stands(here).load == Decimal(35)


def test_a_first_load_off_the_rack_is_asked_about() -> None:
    here = act(typed(only(begun(day="heavy"), ROW), load=61), START)
    assert here.question is not None
    assert where(act(here, START), START).phase is Phase.CHOOSE
    sure = yes(here, START)
    assert entry_of(sure, ROW).chosen == Decimal(61)


def test_a_slip_of_the_finger_is_asked_about_and_enter_is_careful() -> None:
    here, now = rows()
    asked = act(typed(here, load=120), now)
    assert asked.question is not None
    assert asked.question.kind is QuestionKind.SURPRISE
    assert allowed(asked, now) == {Deed.ACT, Deed.YES}
    careful = act(asked, now)
    assert careful.question is None
    assert careful.session == here.session
    assert last_set(yes(asked, now), ROW).load == Decimal(120)


def test_a_surprise_that_was_confirmed_is_not_asked_about_again() -> None:
    here, now = rows()
    here = yes(act(typed(here, 9, load=120), now), now)
    logged = act(typed(here, 9), now + LATER)
    assert logged.question is None
    assert len(entry_of(logged, ROW).work_sets) == 2
    assert last_set(logged, ROW).load == Decimal(120)


def corrected(workout: Workout, load: Number) -> Workout:
    """The first work set of the rows, typed anew and asked about where it looks like a slip."""
    row = index_of(workout, ROW)
    number = next(place for place, done in enumerate(workout.session.entries[row].sets) if done.is_work)
    before = workout.session.entries[row].sets[number]
    return doubt(set_done(workout, row, number, Field.LOAD, decimal(load)), Corrected(row, number, before))


def test_a_correction_that_looks_like_a_slip_is_asked_about_and_enter_puts_it_back() -> None:
    here, now = rows()
    here = log(here, now)
    asked = corrected(here, 600)
    assert asked.question is not None
    assert asked.question.kind is QuestionKind.CORRECTION
    assert "600 kg" in asked.question.sentence
    assert act(asked, now) == unasked(asked) == unasked(here) == here
    assert last_set(yes(asked, now), ROW).load == Decimal(600)


def test_a_correction_that_is_no_slip_is_not_asked_about() -> None:
    here, now = rows()
    here = log(here, now)
    assert corrected(here, 65).question is None
    sure = yes(corrected(here, 600), now)
    assert corrected(sure, 600).question is None, "what was said to be right is not asked about again"


def test_only_the_set_that_was_corrected_is_asked_about() -> None:
    here, now = rows()
    here = log(here, now)
    row = index_of(here, ROW)
    number = len(here.session.entries[row].sets) - 1
    wrong = set_done(here, row, number, Field.LOAD, Decimal(600))
    other = replace(here.session.entries[row].sets[number], at=now + LATER)
    assert doubt(wrong, Corrected(row, number, other)) == wrong


def test_more_than_fifty_reps_are_asked_about() -> None:
    here, now = rows()
    assert act(typed(here, 51), now).question is not None
    assert act(typed(here, 12), now).question is None


def test_what_was_planned_is_never_asked_about() -> None:
    here, now = rows()
    assert act(here, now).question is None


def test_pain_suggests_the_next_exercise() -> None:
    here, now = rows()
    hurt = pain(here, index_of(here, ROW))
    assert hurt.question is not None
    left = act(hurt, now)
    assert entry_of(left, ROW).flags == {EntryFlag.PAIN, EntryFlag.SKIPPED}
    step = where(left, now).step
    assert step is not None
    assert left.session.entries[step.entry].id == "ez-curl"


def test_pain_in_a_ramp_leaves_the_whole_exercise() -> None:
    here = only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl")
    assert where(here, START).phase is Phase.RAMP
    left = act(pain(here, 0), START)
    assert EntryFlag.SKIPPED in entry_of(left, ROW).flags


def test_going_on_after_pain_stays_at_four_fifths_at_most() -> None:
    here, now = rows()
    here = log(here, now)
    on = yes(pain(here, 0), now + LATER)
    loads = []
    for n in range(1, 3):
        on = log(on, now + n * LATER)
        loads.append(last_set(on, ROW).load)
    assert loads == [Decimal("47.5"), Decimal("47.5")]


def test_going_on_after_pain_survives_a_restart_and_another_exercise() -> None:
    here, now = rows()
    on = yes(pain(log(here, now), 0), now)
    assert stands(reopened(on, lifter(), PAST)).load == Decimal("47.5")
    elsewhere = come_back(come_back(on, 1), 1)
    assert stands(elsewhere).load == Decimal("47.5")


def test_pain_in_a_ramp_and_going_on_makes_a_lighter_ramp_and_lighter_sets() -> None:
    here = only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl")
    on = yes(pain(here, 0), START)
    assert stands(on).load == Decimal(20)
    work, _ = to_work(on)
    assert stands(work).load == Decimal("47.5")
    assert all((each.load or 0) < Decimal("47.5") for each in entry_of(work, ROW).sets)


def test_pain_marked_by_mistake_is_taken_off() -> None:
    here, _ = rows()
    assert EntryFlag.PAIN not in entry_of(pain(pain(here, 0), 0), ROW).flags


def test_after_twenty_minutes_the_last_ramp_set_is_offered_again() -> None:
    here, now = rows()
    here = log(here, now)
    cold = now + timedelta(minutes=20, seconds=1)
    assert not where(here, now + timedelta(minutes=20)).is_cold
    assert where(here, cold).is_cold
    assert Deed.YES in allowed(here, cold)
    again = yes(here, cold)
    assert where(again, cold).phase is Phase.RAMP
    assert (stands(again).load, stands(again).reps) == (Decimal("47.5"), 3)
    warmed = log(again, cold)
    after = cold + LATER
    assert where(warmed, after).phase is Phase.WORK
    assert not where(warmed, after).is_cold
    assert stands(warmed).load == stands(here).load
    assert last_set(act(here, cold), ROW).is_work


def test_clean_reps_follow_when_the_reps_go_down() -> None:
    here, now = rows()
    here = typed(set_next(here, Field.CLEAN, Decimal(9)), 7)
    assert stands(here).clean == 7
    assert unsound(log(here, now)) == ()


def test_up_goes_one_rack_load_further_where_a_harder_offer_was_taken() -> None:
    here, now = to_work(act(typed(only(begun(day="heavy"), ROW, "ez-curl"), load=40), START))
    here = log(set_next(here, Field.LEFT, Decimal(4)), now)
    taken = typed(here, load=harder_load(here) or 0)
    assert harder_load(taken) == Decimal(45)


# ------------------------------------------------------------------ what hangs on the bar


def hangs(workout: Workout) -> tuple[tuple[Decimal, ...], str]:
    """One side of the bar, and what is to be done for it."""
    on = hung(workout)
    assert on is not None
    return on.plates.side, on.change.words


def test_the_plates_of_a_ramp_and_its_work_set_are_hung_one_after_another() -> None:
    here, now = only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl"), START
    seen = []
    for _ in range(5):
        seen.append(hangs(here)[1])
        here, now = log(here, now), now + LATER
    assert seen == ["", "add 5", "take off 5, add 10, 2.5 and 1.25", "take off 2.5 and 1.25, add 10", ""]


def test_another_load_typed_is_hung_from_what_hangs() -> None:
    here, now = rows()
    assert hangs(typed(log(here, now), load=65)) == ((Decimal(10), Decimal(10), Decimal("2.5")), "add 2.5")


def test_without_a_bar_a_load_or_a_set_to_come_nothing_hangs() -> None:
    here, now = rows()
    assert hung(typed(here, load=15)) is None
    assert hung(finish(replace(here, session=replace(here.session, entries=())), now)) is None
    assert hung(only(begun(day="heavy"), "dumbbell-row")) is None
    assert hung(to_work(begun(lifter(equipment=[Equipment.BANDS]), day="heavy"))[0]) is None


def test_after_a_set_lighter_than_the_bar_the_plates_are_hung_on_an_empty_one() -> None:
    here, now = rows()
    odd = log(typed(here, load=15), now)
    assert hangs(typed(odd, load=60)) == ((Decimal(10), Decimal(10)), "add 10 and 10")
