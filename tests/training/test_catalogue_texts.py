import re
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import resources

import pytest

from coach.storage.catalogue import load_catalogue
from coach.training.exercise import (
    FIVE_MUSCLES,
    Catalogue,
    CueKind,
    Equipment,
    Exercise,
    ExerciseClass,
    Movement,
    Muscle,
)
from coach.training.load import LoadKind
from coach.training.text import clean

CATALOGUE: Catalogue = load_catalogue(None)[0]
BACK = {Muscle.LATS, Muscle.TRAPS, Muscle.RHOMBOIDS}
PULLS = (Movement.VERTICAL_PULL, Movement.ROW, Movement.REAR_DELT, Movement.STRAIGHT_ARM, Movement.SCAPULAR)
CURLS = (Movement.CURL, Movement.REVERSE_CURL)
COMPOUND, ISOLATION = ExerciseClass.COMPOUND, ExerciseClass.ISOLATION
FIXED = {
    "barbell-row": (LoadKind.BARBELL, COMPOUND),
    "pull-up": (LoadKind.BODYWEIGHT, COMPOUND),
    "chin-up": (LoadKind.BODYWEIGHT, COMPOUND),
    "close-grip-chin-up": (LoadKind.BODYWEIGHT, COMPOUND),
    "negative-pull-up": (LoadKind.NONE, COMPOUND),
    "scapular-pull-up": (LoadKind.NONE, COMPOUND),
    "assisted-pull-up": (LoadKind.ASSISTED, COMPOUND),
    "assisted-chin-up": (LoadKind.ASSISTED, COMPOUND),
    "lat-pulldown": (LoadKind.STACK, COMPOUND),
    "machine-pulldown": (LoadKind.STACK, COMPOUND),
    "machine-row": (LoadKind.STACK, COMPOUND),
    "machine-preacher-curl": (LoadKind.STACK, ISOLATION),
    "neutral-grip-pulldown": (LoadKind.STACK, COMPOUND),
    "seated-cable-row": (LoadKind.STACK, COMPOUND),
    "face-pull": (LoadKind.STACK, COMPOUND),
    "dumbbell-row": (LoadKind.DUMBBELL, COMPOUND),
    "chest-supported-row": (LoadKind.DUMBBELL, COMPOUND),
    "barbell-curl": (LoadKind.BARBELL, ISOLATION),
    "ez-curl": (LoadKind.BARBELL, ISOLATION),
    "reverse-curl": (LoadKind.BARBELL, ISOLATION),
    "preacher-curl": (LoadKind.BARBELL, ISOLATION),
    "dumbbell-curl": (LoadKind.DUMBBELL, ISOLATION),
    "incline-curl": (LoadKind.DUMBBELL, ISOLATION),
    "hammer-curl": (LoadKind.DUMBBELL, ISOLATION),
    "cable-curl": (LoadKind.STACK, ISOLATION),
    "straight-arm-pulldown": (LoadKind.STACK, ISOLATION),
    "band-curl": (LoadKind.NONE, ISOLATION),
}

every_exercise = pytest.mark.parametrize("exercise", list(CATALOGUE), ids=lambda exercise: exercise.id)


def _texts(exercise: Exercise) -> Iterator[str]:
    yield from (exercise.name, exercise.short, exercise.set_up, exercise.mistake)
    for cue in exercise.cues:
        yield cue.text
        if cue.detail:
            yield cue.detail


def test_the_shipped_exercises_have_no_problem() -> None:
    assert load_catalogue(None)[1] == ()


def test_there_are_enough_of_each_sort() -> None:
    counted = Counter(exercise.exercise_class for exercise in CATALOGUE)
    assert len(CATALOGUE) >= 55
    assert counted[ExerciseClass.MOBILITY] >= 6
    assert counted[ExerciseClass.STRETCH] >= 6


def test_the_file_is_small_enough_to_be_read_at_every_start() -> None:
    assert len(resources.files("coach").joinpath("data", "exercises.toml").read_bytes()) < 65_000


@pytest.mark.parametrize("exercise_id", FIXED)
def test_the_well_known_lifts_keep_their_kind_and_class(exercise_id: str) -> None:
    exercise = CATALOGUE[exercise_id]
    assert (exercise.kind, exercise.exercise_class) == FIXED[exercise_id]


def test_a_hang_is_held_and_has_no_load() -> None:
    hang = CATALOGUE["dead-hang"]
    assert (hang.kind, hang.seconds, hang.reps) == (LoadKind.NONE, (20, 45), None)


@every_exercise
def test_an_id_is_in_kebab_case(exercise: Exercise) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", exercise.id)


@every_exercise
def test_every_exercise_has_three_cues_and_guards_momentum_and_range(exercise: Exercise) -> None:
    kinds = Counter(cue.kind for cue in exercise.cues)
    assert len(exercise.cues) >= 3
    assert kinds[CueKind.MOMENTUM] >= 1
    assert kinds[CueKind.RANGE] >= 1


def test_no_cue_is_used_by_two_lifts() -> None:
    counted = Counter(cue.text for exercise in CATALOGUE if exercise.is_lift for cue in exercise.cues)
    shared = {text for text, count in counted.items() if count > 1}
    assert shared == set()


@every_exercise
def test_every_exercise_has_cues_of_its_own(exercise: Exercise) -> None:
    mine = {cue.text for cue in exercise.cues}
    assert len(mine) == len(exercise.cues)
    assert all(mine != {cue.text for cue in other.cues} for other in CATALOGUE if other is not exercise)


@every_exercise
def test_every_text_fits_its_place(exercise: Exercise) -> None:
    assert len(exercise.name) <= 30
    assert len(exercise.short) <= 14
    assert 20 <= len(exercise.set_up) <= 110
    assert 20 <= len(exercise.mistake) <= 90
    assert all(8 <= len(cue.text) <= 44 for cue in exercise.cues)
    assert all(len(cue.detail) <= 60 for cue in exercise.cues)


@every_exercise
def test_every_text_is_clean_and_quiet(exercise: Exercise) -> None:
    for text in _texts(exercise):
        assert clean(text) == text
        assert text.isascii()
        assert "!" not in text


@every_exercise
def test_no_text_is_american(exercise: Exercise) -> None:
    american = re.compile(r"\b(center|color|gray|favorite|stabiliz\w*|maximiz\w*|minimiz\w*|meter\w*)\b", re.IGNORECASE)
    assert not any(american.search(text) for text in _texts(exercise))


@every_exercise
def test_set_up_and_mistake_are_sentences_and_cues_are_not(exercise: Exercise) -> None:
    assert exercise.set_up.endswith(".")
    assert exercise.mistake.endswith(".")
    assert not any(cue.text.endswith(".") for cue in exercise.cues)


@every_exercise
def test_every_name_is_different_and_no_short_name_is_cut(exercise: Exercise) -> None:
    others = [other for other in CATALOGUE if other is not exercise]
    assert exercise.name not in {other.name for other in others}
    assert exercise.short not in {other.short for other in others}
    assert "…" not in exercise.short


@pytest.mark.parametrize("exercise", [each for each in CATALOGUE if each.movement in CURLS], ids=lambda each: each.id)
def test_a_curl_is_cued_inward(exercise: Exercise) -> None:
    inward = re.compile(r"\b(biceps|forearms?|feel)\b", re.IGNORECASE)
    assert any(cue.kind is CueKind.FOCUS and inward.search(cue.text) for cue in exercise.cues)


@pytest.mark.parametrize(
    "exercise", [each for each in CATALOGUE if each.movement in PULLS and each.is_lift], ids=lambda each: each.id
)
def test_a_pull_is_cued_outward(exercise: Exercise) -> None:
    inward = re.compile(r"\b(lats?|traps?|rhomboids?|biceps|muscles?|squeeze|feel)\b", re.IGNORECASE)
    assert not any(inward.search(cue.text) for cue in exercise.cues)


@every_exercise
def test_every_exercise_names_its_muscles_once(exercise: Exercise) -> None:
    assert exercise.primary
    assert set(exercise.primary).isdisjoint(exercise.secondary)


def test_the_five_muscles_are_all_trained_directly() -> None:
    trained = {muscle for exercise in CATALOGUE if exercise.is_lift for muscle in exercise.primary}
    assert trained >= set(FIVE_MUSCLES)


@pytest.mark.parametrize("exercise", [each for each in CATALOGUE if each.movement in CURLS], ids=lambda each: each.id)
def test_a_curl_bends_one_joint_and_is_no_back_set(exercise: Exercise) -> None:
    wanted = Muscle.BICEPS if exercise.movement is Movement.CURL else Muscle.FOREARMS
    assert exercise.is_isolation
    assert exercise.primary == (wanted,)


@pytest.mark.parametrize(
    "exercise",
    [each for each in CATALOGUE if each.movement in (Movement.ROW, Movement.VERTICAL_PULL) and each.is_lift],
    ids=lambda each: each.id,
)
def test_a_row_and_a_pull_from_above_are_compound_back_sets(exercise: Exercise) -> None:
    assert exercise.exercise_class is ExerciseClass.COMPOUND
    assert not BACK.isdisjoint(exercise.primary)
    assert Muscle.BICEPS in (*exercise.primary, *exercise.secondary)


def test_a_face_pull_is_for_the_traps_and_a_hammer_curl_for_the_biceps() -> None:
    assert Muscle.TRAPS in CATALOGUE["face-pull"].primary
    assert CATALOGUE["hammer-curl"].primary == (Muscle.BICEPS,)
    assert set(CATALOGUE["hammer-curl"].secondary) == {Muscle.BRACHIALIS, Muscle.FOREARMS}


@every_exercise
def test_a_kind_of_load_has_what_it_is_loaded_with(exercise: Exercise) -> None:
    loaded_with: dict[LoadKind, Callable[[frozenset[Equipment]], bool]] = {
        LoadKind.BARBELL: lambda needs: Equipment.BARBELL in needs,
        LoadKind.DUMBBELL: lambda needs: Equipment.DUMBBELLS in needs,
        LoadKind.STACK: lambda needs: bool(needs & {Equipment.CABLE, Equipment.BARBELL, Equipment.MACHINES}),
        LoadKind.ASSISTED: lambda needs: Equipment.ASSISTED_MACHINE in needs,
        LoadKind.BODYWEIGHT: lambda needs: bool(needs & {Equipment.PULL_UP_BAR, Equipment.BARBELL}),
        LoadKind.NONE: lambda _needs: True,
    }
    assert loaded_with[exercise.kind](exercise.needs)


def test_machines_alone_train_back_and_biceps() -> None:
    possible = [each for each in CATALOGUE if each.is_lift and each.is_possible_with([Equipment.MACHINES])]
    movements = {each.movement for each in possible if each.needs}
    assert {Movement.VERTICAL_PULL, Movement.ROW, Movement.REAR_DELT, Movement.CURL} <= movements
    assert all(each.kind is LoadKind.STACK for each in possible if each.needs)


@every_exercise
def test_what_is_not_lifted_is_counted_or_timed(exercise: Exercise) -> None:
    if exercise.is_lift:
        assert exercise.reps is None
        assert exercise.seconds is None or exercise.seconds[0] < exercise.seconds[1]
    else:
        assert (exercise.reps is None) != (exercise.seconds is None)
        assert exercise.kind is LoadKind.NONE
        assert exercise.movement.value == exercise.exercise_class.value


@every_exercise
def test_easier_and_harder_forms_exist_and_do_not_contradict(exercise: Exercise) -> None:
    assert exercise.id not in (*exercise.easier, *exercise.harder)
    assert set(exercise.easier).isdisjoint(exercise.harder)
    for easier in exercise.easier:
        assert exercise.id not in CATALOGUE[easier].easier
        assert CATALOGUE[easier].is_lift
    for harder in exercise.harder:
        assert exercise.id not in CATALOGUE[harder].harder
        assert CATALOGUE[harder].is_lift


@pytest.mark.parametrize(
    "equipment", [Equipment.ASSISTED_MACHINE, Equipment.BANDS, Equipment.CABLE, Equipment.PULL_UP_BAR]
)
def test_a_plain_pull_up_has_an_easier_form_for_its_ramp(equipment: Equipment) -> None:
    owned = {Equipment.PULL_UP_BAR, equipment}
    assert any(CATALOGUE[each].is_possible_with(owned) for each in CATALOGUE["pull-up"].easier)


def test_a_pull_up_with_help_leads_to_one_without() -> None:
    assert CATALOGUE["assisted-pull-up"].harder[0] == "pull-up"


def test_the_warm_up_and_the_stretches_that_everyone_needs_are_there() -> None:
    mobility = {each.id for each in CATALOGUE if each.exercise_class is ExerciseClass.MOBILITY}
    stretches = {each.id for each in CATALOGUE if each.exercise_class is ExerciseClass.STRETCH}
    assert {"band-pull-apart", "thoracic-rotation", "cat-cow", "light-row", "scapular-hang"} <= mobility
    assert {"lat-stretch", "biceps-stretch", "forearm-stretch", "chest-stretch", "childs-pose"} <= stretches
