"""Offers between sets, and the question a slip of the finger gets."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.load import Ladder, LoadKind, Unit
from coach.training.log import Fault, LoggedSet
from coach.training.offers import Direction, Offer, go_on_load, is_surprising, offer_after
from coach.training.rule import Rule
from coach.training.rules import ORDER
from coach.training.rules.carry_over import CARRY_OVER
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.reps import BUILD

BARBELL = Ladder(LoadKind.BARBELL, Unit.KG, tuple(20 + Decimal("2.5") * n for n in range(67)))
COARSE = Ladder(LoadKind.DUMBBELL, Unit.KG, tuple(Decimal(each) for each in (5, 10, 15, 20)))
BELT = Ladder(LoadKind.BODYWEIGHT, Unit.KG, tuple(Decimal(each) for each in (0, "2.5", 5, 10, 15, 20)))
HELP = Ladder(LoadKind.ASSISTED, Unit.KG, tuple(Decimal(each) for each in range(100, 0, -5)))
BANDS = Ladder(LoadKind.NONE, Unit.KG, ())


def work(load: str | None = "60", reps: int = 8, *, left: str | None = None, fault: Fault | None = None) -> LoggedSet:
    return LoggedSet(
        load=None if load is None else Decimal(load),
        reps=reps,
        left=None if left is None else Decimal(left),
        fault=fault,
    )


def offered(
    *sets: LoggedSet,
    rule: Rule = BUILD,
    ladder: Ladder = BARBELL,
    bodyweight: int | None = None,
    span: tuple[int, int] = (6, 10),
) -> Offer | None:
    body = None if bodyweight is None else Decimal(bodyweight)
    return offer_after(sets, lo=span[0], hi=span[1], rule=rule.name, ladder=ladder, bodyweight=body)


def load_of(offer: Offer | None) -> Decimal | None:
    return None if offer is None else offer.load


def asked(
    load: str | None,
    reps: int = 8,
    *,
    standing: str | None = "60",
    best: int | None = None,
    ladder: Ladder = BARBELL,
    bodyweight: int | None = None,
) -> str | None:
    return is_surprising(
        load=None if load is None else Decimal(load),
        reps=reps,
        standing=None if standing is None else Decimal(standing),
        best=None if best is None else Fraction(best),
        ladder=ladder,
        bodyweight=None if bodyweight is None else Decimal(bodyweight),
    )


def test_a_set_in_its_range_changes_nothing() -> None:
    assert offered() is None
    assert offered(work(reps=5)) is None


def test_two_clean_reps_below_the_range_offer_a_lighter_load() -> None:
    # 0.95 x 60 = 57
    assert offered(work(reps=4)) == Offer(Decimal(55), Direction.EASIER, "4 clean reps, 6 would be enough")


def test_clean_reps_decide_and_not_reps() -> None:
    assert load_of(offered(work(reps=6, fault=Fault.MOMENTUM))) == 55


def test_two_faults_in_a_row_offer_a_lighter_load() -> None:
    slipped = work(reps=9, fault=Fault.RANGE)
    assert offered(slipped, slipped) == Offer(Decimal(55), Direction.EASIER, "the form slipped in two sets in a row")
    assert offered(slipped) is None
    assert offered(slipped, work(reps=9), slipped) is None


def test_at_the_lightest_load_nothing_easier_is_offered() -> None:
    assert offered(work("20", 3)) is None


def test_after_a_big_jump_the_few_reps_that_are_enough_count() -> None:
    # 10 -> 15: 30 x (10/15 x (1 + 20/30) - 1) = 3.3, so 4 are enough and 2 are far below.
    assert offered(work("15", 4), ladder=COARSE) is None
    assert load_of(offered(work("15", 2), ladder=COARSE)) == 10


@pytest.mark.parametrize(("left", "load"), [("3.5", None), ("4", "62.5"), ("5", "65"), ("5.5", "65"), ("6", "72.5")])
def test_on_a_guessed_load_what_was_left_offers_a_harder_one(left: str, load: str | None) -> None:
    # 60: a step of at most 10 % nearest to +5 % is 62.5 (of 62.5 and 65: 63); +10 % is 66; +20 % is 72.
    for rule in (FIRST_TIME, CARRY_OVER):
        assert load_of(offered(work(left=left), rule=rule)) == (None if load is None else Decimal(load))


def test_a_harder_offer_says_what_was_left() -> None:
    assert offered(work(left="4"), rule=FIRST_TIME) == Offer(
        Decimal("62.5"), Direction.HARDER, "4 left: one step harder"
    )
    jump = offered(work(left="6"), rule=FIRST_TIME)
    assert jump is not None
    assert jump.reason == "6 left: about 20 % harder"


def test_only_a_guessed_load_is_raised_within_a_session() -> None:
    assert all(offered(work(left="6"), rule=rule) is None for rule in ORDER if rule not in (FIRST_TIME, CARRY_OVER))


def test_a_set_with_a_fault_is_never_answered_with_more() -> None:
    assert offered(work(left="6", fault=Fault.MOMENTUM), rule=FIRST_TIME) is None


def test_more_left_never_offers_less_on_a_coarse_rack() -> None:
    loads = [load_of(offered(work("10", left=str(n)), rule=FIRST_TIME, ladder=COARSE)) for n in (4, 5, 6)]
    assert loads == [15, 15, 15]


def test_at_the_top_of_the_rack_nothing_harder_is_offered() -> None:
    assert offered(work("20", left="6"), rule=FIRST_TIME, ladder=COARSE) is None


def test_offers_on_the_body_are_by_effective_load() -> None:
    # 80 + 10: 0.95 x 90 = 85.5; 80 - 30: 0.95 x 50 = 47.5, which 32.5 of help would be.
    assert load_of(offered(work("10", 3), ladder=BELT, bodyweight=80)) == 5
    assert load_of(offered(work("30", 3), ladder=HELP, bodyweight=80)) == 35
    assert load_of(offered(work("30", left="6"), rule=FIRST_TIME, ladder=HELP, bodyweight=80)) == 20


def test_with_an_unknown_bodyweight_offers_go_one_step() -> None:
    assert load_of(offered(work("10", 3), ladder=BELT)) == 5
    assert load_of(offered(work("10", left="6"), rule=FIRST_TIME, ladder=BELT)) == 15


def test_bands_have_no_offers() -> None:
    assert offered(work(None, 2), ladder=BANDS) is None


def test_after_pain_it_goes_on_at_four_fifths_at_most() -> None:
    assert go_on_load(Decimal(60), BARBELL, None) == Decimal("47.5")
    assert go_on_load(Decimal(10), BELT, None) == Decimal("2.5")
    assert go_on_load(Decimal(20), BARBELL, None) == Decimal(20)


def test_a_set_far_over_the_best_is_asked_about() -> None:
    # 80 x 1.3 = 104: 82 x (1 + 8/30) is 103.9, 82.5 is 104.5.
    assert asked("80", best=80) is None
    assert asked("82.5", best=80) == "82.5 kg for 8 reps is 30 % over your best ever: is that right?"
    assert asked("60", 24, best=80) == "60 kg for 24 reps is 35 % over your best ever: is that right?"


def test_with_a_best_a_load_off_the_rack_is_no_surprise() -> None:
    assert asked("61", best=80) is None


def test_more_than_fifty_reps_are_asked_about() -> None:
    assert asked("20", 50, best=100) is None
    assert asked("20", 51, best=100) == "51 reps: is that right?"
    assert asked(None, 51, ladder=BANDS) == "51 reps: is that right?"
    assert asked(None, 20, ladder=BANDS) is None


def test_without_a_best_a_load_off_the_rack_is_asked_about() -> None:
    assert asked("61") == "61 kg is not on your rack: is that right?"
    assert asked("62.50") is None


def test_without_a_best_over_twice_what_stood_there_is_asked_about() -> None:
    assert asked("120") is None
    assert asked("122.5") == "122.5 kg is over twice 60 kg: is that right?"
    assert asked("122.5", standing=None) is None


def test_twice_is_counted_with_the_body() -> None:
    assert asked("20", standing="5", ladder=BELT, bodyweight=80) is None
    assert asked("20", standing="5", ladder=BELT) == "+20 kg is over twice +5 kg: is that right?"
    assert asked("5", standing="0", ladder=BELT) is None
    assert asked("5", standing="60", ladder=HELP, bodyweight=80) is not None
    assert asked("5", standing="60", ladder=HELP) is None


@given(
    load=st.sampled_from(BARBELL.loads),
    reps=st.integers(0, 40),
    left=st.none() | st.integers(0, 20).map(lambda halves: Decimal(halves) / 2),
    rule=st.sampled_from(ORDER),
    fault=st.none() | st.sampled_from(Fault),
)
def test_an_offer_is_on_the_rack_and_goes_the_way_it_says(
    load: Decimal, reps: int, left: Decimal | None, rule: Rule, fault: Fault | None
) -> None:
    done = LoggedSet(load=load, reps=reps, left=left, fault=fault)
    offer = offered(done, done, rule=rule)
    if offer is None:
        return
    assert offer.load in BARBELL.loads
    assert (offer.direction is Direction.HARDER) == (offer.load > load)
    assert offer.load != load
