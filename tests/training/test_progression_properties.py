"""What holds for every history, made up at random."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.training.exercise import Exercise, ExerciseClass
from coach.training.goal import Block, Prescription
from coach.training.history import terms_of
from coach.training.load import KG_PER_LB, LoadKind, Rack, Unit
from coach.training.log import Fault, LoggedSet, Session, SessionFlag
from coach.training.progression import Suggestion, ask, suggest
from coach.training.question import Question
from coach.training.rule import Effect, Rule
from coach.training.rules import ORDER, decide
from coach.training.rules.carry_over import CARRY_OVER
from coach.training.rules.coming_back import RETURN
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.form import FORM_HOLD
from coach.training.rules.pain import PAIN
from coach.training.rules.raising import RAISE
from coach.training.rules.reps import BUILD, REPEAT
from coach.training.turning import find_turn
from coach.training.wording import in_words
from coach.training.wording import load as load_words
from tests.training import make

SPANS = ((6, 10), (12, 15))
LOADS = {
    LoadKind.BARBELL: ("20", "40", "57.5", "60", "61", "62.5", "255", "900"),
    LoadKind.DUMBBELL: ("2.5", "20", "22.5", "40", "7"),
    LoadKind.STACK: ("5", "30", "35", "100"),
    LoadKind.BODYWEIGHT: ("0", "2.5", "10", "20", "3"),
    LoadKind.ASSISTED: ("5", "30", "35", "60", "100"),
    LoadKind.NONE: (None,),
}

kinds = st.sampled_from(list(LoadKind))
reps = st.one_of(st.integers(0, 25), st.sampled_from((10, 10, 9, 5)))
lefts = st.sampled_from((None, None, "0", "2", "3.5", "5"))
ages = st.one_of(st.integers(0, 40), st.integers(0, 400))


@st.composite
def work_sets(draw: st.DrawFn, load: str | None) -> LoggedSet:
    done = draw(reps)
    fault = draw(st.sampled_from((None, None, None, Fault.MOMENTUM, Fault.RANGE)))
    clean = draw(st.integers(0, done)) if fault is not None and draw(st.booleans()) else None
    return make.work(load, done, clean, fault=fault, left=draw(lefts))


@st.composite
def sessions(draw: st.DrawFn, kind: LoadKind, age: int) -> Session:
    load = draw(st.sampled_from(LOADS[kind]))
    others = st.one_of(st.just(load), st.just(load), st.sampled_from(LOADS[kind]))
    sets = [draw(work_sets(draw(others))) for _ in range(draw(st.integers(1, 4)))]
    span = draw(st.sampled_from((*SPANS, SPANS[0], None)))
    rule = draw(st.sampled_from(("", "", "", "deload")))
    prescribed = None
    if span is not None:
        prescribed = make.target(*span, draw(st.integers(1, 4)), draw(others), rule=rule, left=draw(lefts))
    flags = draw(st.sampled_from(((), (), (), (), (SessionFlag.ROUGH,), (SessionFlag.DELOAD,))))
    return make.session_of(
        make.DAY - timedelta(days=age),
        [make.entry(sets, prescribed, pain=draw(st.sampled_from((False, False, False, False, True))))],
        flags=flags,
        bodyweight=draw(st.sampled_from((None, None, "80", "62.5"))),
    )


@st.composite
def questions(draw: st.DrawFn) -> tuple[Exercise, Prescription, tuple[Session, ...], Decimal | None]:
    kind = draw(kinds)
    past = [draw(sessions(kind, age)) for age in draw(st.lists(ages, max_size=7, unique=True))]
    exercise = make.exercise(
        kind=kind, exercise_class=draw(st.sampled_from((ExerciseClass.COMPOUND, ExerciseClass.ISOLATION)))
    )
    lo, hi = draw(st.sampled_from(SPANS))
    prescription = make.prescription(lo, hi, draw(st.integers(1, 4)))
    return exercise, prescription, tuple(past), draw(st.sampled_from((None, Decimal(75))))


@st.composite
def strong_weeks(draw: st.DrawFn) -> tuple[Exercise, Prescription, tuple[Session, ...], Decimal | None]:
    """A few recent weeks at the top of the range, or nearly."""
    kind = draw(st.sampled_from([each for each in LoadKind if each is not LoadKind.NONE]))
    load = draw(st.sampled_from(LOADS[kind]))
    near = st.sampled_from((load, load, load, *LOADS[kind]))
    past: list[Session] = []
    for week in range(draw(st.integers(1, 5))):
        sets = [
            make.work(
                draw(near),
                draw(st.sampled_from((9, 10, 10, 12, 20, 20, 22))),
                fault=draw(st.sampled_from((None, None, None, None, Fault.RANGE))),
                left=draw(lefts),
            )
            for _ in range(draw(st.integers(2, 4)))
        ]
        wanted = make.target(6, 10, draw(st.integers(2, 3)), draw(near))
        past.append(make.session_of(make.DAY - timedelta(days=7 * week + 1), [make.entry(sets, wanted)]))
    exercise = make.exercise(
        kind=kind, exercise_class=draw(st.sampled_from((ExerciseClass.COMPOUND, ExerciseClass.ISOLATION)))
    )
    return exercise, make.prescription(), tuple(past), draw(st.sampled_from((None, Decimal(75))))


Asked = tuple[Exercise, Prescription, tuple[Session, ...], Decimal | None]


def told(asked: Asked, *, rough: bool = False, past: Sequence[Session] | None = None) -> Suggestion:
    exercise, prescription, own, bodyweight = asked
    return suggest(
        exercise,
        prescription,
        Block.COMPOUND,
        own if past is None else past,
        make.gym(),
        make.DAY,
        bodyweight=bodyweight,
        rough=rough,
    )


@given(questions(), st.booleans())
@settings(deadline=None)
def test_every_history_gets_one_rule_a_load_of_the_rack_and_aims(asked: Asked, rough: bool) -> None:
    exercise, prescription, _, _ = asked
    ladder = make.gym().ladder(exercise.id, exercise.kind)

    answer = told(asked, rough=rough)

    assert answer.rule in ORDER
    assert 1 <= len(answer.aims) <= prescription.sets
    assert all(aim >= 1 for aim in answer.aims)
    if answer.rule is FIRST_TIME or exercise.kind is LoadKind.NONE:
        assert answer.load is None
    else:
        assert answer.load in ladder.loads


@given(questions(), st.booleans())
@settings(deadline=None)
def test_every_answer_can_be_read(asked: Asked, rough: bool) -> None:
    answer = told(asked, rough=rough)

    assert re.fullmatch(r"[A-Z0-9].*[^.;]\.", answer.reason)
    assert len(answer.short) <= 16
    assert answer.turning_point == "" or re.fullmatch(r"[A-Z0-9].*[^.]\.", answer.turning_point)
    assert all(each.name and each.value for each in answer.inputs)


@given(questions())
@settings(deadline=None)
def test_a_rough_day_can_only_lower(asked: Asked) -> None:
    exercise, _, _, _ = asked
    ladder = make.gym().ladder(exercise.id, exercise.kind)

    usual, rough = told(asked), told(asked, rough=True)

    assert rough.rule is usual.rule
    assert all(low <= high for low, high in zip(rough.aims, usual.aims, strict=True))
    if rough.load is not None and usual.load is not None:
        assert not ladder.is_harder(rough.load, usual.load)


@given(questions(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_past_changes_nothing(asked: Asked, chance: Random) -> None:
    past = list(asked[2])
    chance.shuffle(past)

    assert told(asked, past=past) == told(asked)


@given(questions())
@settings(deadline=None)
def test_what_is_unfinished_or_still_to_come_changes_nothing(asked: Asked) -> None:
    tomorrow = make.session(make.DAY + timedelta(days=1), 90, [10, 10, 10])
    running = make.session_of(make.DAY, [make.entry([make.work(90, 10)])], finished=False)

    assert told(asked, past=(running, *asked[2], tomorrow)) == told(asked)


@given(st.one_of(questions(), strong_weeks()))
@settings(deadline=None)
def test_a_reduction_is_strictly_lighter_where_anything_is(asked: Asked) -> None:
    exercise, prescription, past, bodyweight = asked
    question = ask(exercise, prescription, Block.COMPOUND, past, make.gym(), make.DAY, bodyweight=bodyweight)
    decision = decide(question)
    if decision.rule.effect is not Effect.LOWERS or exercise.kind is LoadKind.NONE:
        return
    assert decision.source is not None
    before = question.terms.on_rack(decision.source.base)
    if before is None:
        assert (decision.rule, decision.source.efforts) == (PAIN, ())
        return

    easier = question.terms.ladder.easier(before)

    assert decision.load is not None
    if easier is None:
        assert decision.load == before
        assert set(decision.aims) == {prescription.lo}
    else:
        assert question.terms.ladder.is_harder(before, decision.load)


@given(strong_weeks())
@settings(deadline=None, max_examples=300)
def test_nothing_is_raised_unless_every_planned_set_was_whole_clean_and_as_heavy_as_prescribed(asked: Asked) -> None:
    exercise, prescription, past, bodyweight = asked
    question = ask(exercise, prescription, Block.COMPOUND, past, make.gym(), make.DAY, bodyweight=bodyweight)
    decision = decide(question)
    if decision.rule is not RAISE:
        return
    assert decision.source is not None
    entry = decision.source.session.entries[0]
    strange = decision.source.left_out
    done = [each for each in entry.work_sets if not any(each is one for one in strange)]
    planned = len(done) if entry.target is None else entry.target.sets
    ladder = question.terms.ladder

    assert len(done) >= planned
    if entry.target is not None:
        assert all(each.clean_reps >= prescription.hi for each in done[:planned])
        wanted = entry.target.load
        assert wanted is None or not any(
            each.load is not None and ladder.is_harder(wanted, each.load) for each in done[:planned]
        )


DAMAGE = ("a rep short", "swung", "missing", "lighter")


@given(
    st.sampled_from(("30", "57.5", "60", "100", "150")),
    st.integers(2, 4),
    st.sampled_from(DAMAGE),
    st.data(),
)
@settings(deadline=None)
def test_one_spoilt_set_and_a_raise_is_off(load: str, count: int, damage: str, data: st.DataObject) -> None:
    exercise, prescription = make.exercise(), make.prescription(sets=count)
    terms = terms_of(exercise, (), make.gym(), make.DAY)
    ceiling = terms.ceiling(Decimal(load), prescription.span)
    assert ceiling is not None
    spoilt = data.draw(st.integers(0, count - 1))
    good = [make.work(load, ceiling) for _ in range(count)]
    bad = list(good)
    match damage:
        case "a rep short":
            bad[spoilt] = make.work(load, ceiling - 1)
        case "swung":
            bad[spoilt] = make.work(load, ceiling, fault=Fault.MOMENTUM)
        case "missing":
            del bad[spoilt]
        case _:
            bad[spoilt] = make.work(str(terms.ladder.easier(Decimal(load))), ceiling)

    def after(sets: Sequence[LoggedSet]) -> Rule:
        past = [make.session_of(make.DAY - timedelta(7), [make.entry(sets, make.target(6, 10, count, load))])]
        return suggest(exercise, prescription, Block.COMPOUND, past, make.gym(), make.DAY).rule

    assert after(good) is RAISE
    assert after(bad) is not RAISE


@given(questions(), st.booleans())
@settings(deadline=None)
def test_a_turning_point_is_what_asking_again_gives(asked: Asked, rough: bool) -> None:
    exercise, prescription, past, bodyweight = asked
    question = ask(
        exercise, prescription, Block.COMPOUND, past, make.gym(), make.DAY, bodyweight=bodyweight, rough=rough
    )
    decision = decide(question)

    turn = find_turn(question, decision)

    if turn is None:
        return
    assert decide(turn.change.question) == turn.decision
    assert (turn.decision.rule, turn.decision.load) != (decision.rule, decision.load)


MORE = re.compile(r"(\w+) more clean reps? on set (\d) would have (?:raised|lowered|kept|brought) it (?:to|at) (.+)\.")


@given(st.one_of(questions(), strong_weeks()))
@settings(deadline=None, max_examples=200)
def test_more_clean_reps_would_have_done_what_the_sentence_says(asked: Asked) -> None:
    exercise, prescription, past, bodyweight = asked
    question = ask(exercise, prescription, Block.COMPOUND, past, make.gym(), make.DAY, bodyweight=bodyweight)
    source = decide(question).source
    said = MORE.fullmatch(told(asked).turning_point)
    if said is None or source is None:
        return
    more = [in_words(n) for n in range(13)].index(said[1].lower())
    entry = source.session.entries[0]
    number = int(said[2]) - 1
    old = entry.work_sets[number]
    clean = old.clean_reps + more
    new = replace(old, clean=clean, reps=max(old.done, clean))
    sets = (*entry.sets[:number], new, *entry.sets[number + 1 :])
    other = replace(source.session, entries=(replace(entry, sets=sets),))

    then = told(asked, past=[other if each is source.session else each for each in past])
    if left_out(then.question) != left_out(question):
        return  # so much better that it would have looked like a slip

    assert load_words(then.load, exercise.kind, Unit.KG) == said[3]


def left_out(question: Question) -> tuple[int, int]:
    """How many days and how many sets are not believed."""
    return len(question.disbelieved), sum(len(each.left_out) for each in question.bouts)


def in_kg(pounds: Decimal) -> Decimal:
    exact = Fraction(pounds) * KG_PER_LB
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def rack_in_kg(rack: Rack) -> Rack:
    return replace(
        rack,
        unit=Unit.KG,
        bar=in_kg(rack.bar),
        plates=tuple((in_kg(plate), pairs) for plate, pairs in rack.plates),
        dumbbells=tuple(in_kg(each) for each in rack.dumbbells),
        stack=tuple(in_kg(each) for each in rack.stack),
        belt=tuple(in_kg(each) for each in rack.belt),
    )


@given(
    st.sampled_from((LoadKind.BARBELL, LoadKind.STACK, LoadKind.BODYWEIGHT, LoadKind.ASSISTED)),
    st.lists(st.tuples(st.integers(1, 60), st.sampled_from((5, 10, 50, 90)), st.lists(reps, min_size=1, max_size=4))),
    st.booleans(),
)
@settings(deadline=None)
def test_kilograms_and_pounds_agree_on_the_same_history(
    kind: LoadKind, done: list[tuple[int, int, list[int]]], prescribed: bool
) -> None:
    exercise, prescription = make.exercise(kind=kind), make.prescription()
    span = (6, 10) if prescribed else None
    days = {age: (load, sets) for age, load, sets in done}
    past = [
        make.session(age, load, sets, span=span, unit=Unit.LB, bodyweight=170) for age, (load, sets) in days.items()
    ]

    pounds = suggest(exercise, prescription, Block.COMPOUND, past, make.home_lb(), make.DAY)
    kilograms = suggest(exercise, prescription, Block.COMPOUND, past, rack_in_kg(make.home_lb()), make.DAY)

    assert (kilograms.rule, kilograms.aims) == (pounds.rule, pounds.aims)
    assert kilograms.load == (None if pounds.load is None else in_kg(pounds.load))


@given(questions(), st.dates(date(2026, 3, 8), date(2030, 1, 1)))
@settings(deadline=None)
def test_time_off_never_makes_it_harder(asked: Asked, later: date) -> None:
    exercise, prescription, past, bodyweight = asked
    ladder = make.gym().ladder(exercise.id, exercise.kind)
    rack = make.gym()
    soon = suggest(exercise, prescription, Block.COMPOUND, past, rack, make.DAY, bodyweight=bodyweight)
    late = suggest(exercise, prescription, Block.COMPOUND, past, rack, later, bodyweight=bodyweight)
    stays = soon.rule in (BUILD, REPEAT, RAISE, FORM_HOLD, RETURN, CARRY_OVER)

    if stays and soon.load is not None and late.load is not None:
        assert not ladder.is_harder(late.load, soon.load)
