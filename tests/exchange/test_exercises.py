"""Exercises keep their names, and get ids that are theirs alone."""

import pytest

from coach.exchange.exercises import Exercises, own_id
from coach.exchange.names import spelled
from coach.exchange.sources import WRITTEN, apps
from coach.storage.catalogue import load_catalogue
from coach.training.exercise import Catalogue
from coach.training.goal import Block
from coach.training.log import SetKind
from tests.exchange.exports import CATALOGUE, entries, hevy, read, strong
from tests.training.make import exercise

SHIPPED = load_catalogue(None)[0]
STRONG = Exercises("strong", CATALOGUE)


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Zottman Pull (Sled)", "zottman-pull-sled"),
        ("  zottman  pull (sled) ", "zottman-pull-sled"),
        ("Élevação", "elevacao"),
        ("Preacher\u2019s Curl – wide", "preacher-s-curl-wide"),
    ],
)
def test_an_exercise_of_the_lifters_own_has_its_name_for_an_id(name: str, own: str) -> None:
    assert own_id(name) == own


@pytest.mark.parametrize(
    ("one", "other"),
    [("Curl 左", "Curl 右"), ("引体向上", "硬拉"), ("Curl +", "Curl"), ("x" * 80 + "1", "x" * 80 + "2"), ("🙂", "🙃")],
)
def test_names_that_differ_in_more_than_punctuation_have_different_ids(one: str, other: str) -> None:
    assert own_id(one) != own_id(other)
    assert all(each.isascii() and each == each.lower() and " " not in each for each in (own_id(one), own_id(other)))


def test_an_unknown_exercise_is_kept_under_its_name() -> None:
    named = STRONG.named("Zottman Pull (Sled)")
    assert (named.id, named.name, named.block) == ("zottman-pull-sled", "Zottman Pull (Sled)", Block.COMPOUND)


def test_a_known_exercise_is_the_catalogues_in_the_block_of_its_class() -> None:
    named = STRONG.named("Pull Up")
    assert (named.id, named.name, named.block) == ("pull-up", "Pull up", Block.COMPOUND)
    curl = STRONG.named("Bicep Curl (Barbell)")
    assert (curl.id, curl.block) == ("barbell-curl", Block.BICEPS)


def test_a_name_of_the_lifters_own_catalogue_is_that_exercise() -> None:
    mine = Catalogue({"mine": exercise("mine")}, frozenset({"mine"}))
    assert Exercises("hevy", mine).named("MINE").id == "mine"


def test_a_name_of_the_catalogue_means_something_in_our_own_files_alone() -> None:
    ours = Catalogue({"preacher-curl": exercise("preacher-curl")})
    assert Exercises("csv", ours).named("Preacher curl").id == "preacher-curl"
    assert Exercises("strong", ours).named("Preacher Curl").id == "preacher-curl-strong"


@pytest.mark.parametrize("app", WRITTEN)
def test_every_exercise_comes_back_under_the_name_it_went_out_with(app: str) -> None:
    exercises = Exercises(app, SHIPPED)
    assert {exercises.named(spelled(app, each.id) or each.name).id for each in SHIPPED} == {each.id for each in SHIPPED}


@pytest.mark.parametrize("app", WRITTEN)
@pytest.mark.parametrize("name", ["LIGHT ROW", "Light Row", "light row", "Light row ", "Preacher curl"])
def test_a_name_that_was_not_written_here_is_another_apps(app: str, name: str) -> None:
    assert Exercises(app, SHIPPED).named(name).id not in SHIPPED


@pytest.mark.parametrize("app", sorted(set(apps()) - set(WRITTEN)))
def test_what_is_never_written_is_never_read_as_ours(app: str) -> None:
    assert Exercises(app, SHIPPED).named("Light row").id not in SHIPPED


@pytest.mark.parametrize(
    ("name", "block", "warming"),
    [
        ("Cat-cow", Block.WARMUP, SetKind.MOBILITY),
        ("Lat stretch", Block.COOLDOWN, SetKind.HOLD),
        ("Meadows row", Block.COMPOUND, SetKind.RAMP),
        ("Band curl", Block.BICEPS, SetKind.RAMP),
    ],
)
def test_what_warms_up_and_what_stretches_stands_where_it_belongs(name: str, block: Block, warming: SetKind) -> None:
    named = Exercises("hevy", SHIPPED).named(name)
    assert (named.block, named.warming) == (block, warming)


def test_an_id_that_is_another_exercises_is_not_taken() -> None:
    other = Catalogue({each: exercise("something-else") for each in ("zottman-pull", "zottman-pull-hevy")})
    first = Exercises("strong", other).named("Zottman Pull").id
    second = Exercises("hevy", other).named("Zottman Pull").id
    assert first == "zottman-pull-strong"
    assert second not in other
    assert second.startswith("zottman-pull-hevy-")


def test_the_name_in_the_app_is_always_kept() -> None:
    (entry,) = entries(read(strong("1,0,8,0,0,").replace("Sled Pull", "Pull Up")))
    assert (entry.id, entry.name, entry.source_name) == ("pull-up", "Pull up", "Pull Up")


def test_names_that_differ_in_typing_are_one_entry() -> None:
    reading = read(hevy("Sled Pull,,0,normal,60,8,", "sled pull ,,1,normal,60,8,"))
    (entry,) = entries(reading)
    assert entry.source_name == "Sled Pull"


def test_brackets_are_never_stripped() -> None:
    names = ["Sled Pull", "Sled Pull (Cable)", "Sled Pull (Assisted)"]
    assert len({STRONG.named(each).id for each in names}) == 3
