import re
import tomllib
from collections import Counter
from collections.abc import Callable
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.names import known, near, spelled, spelling
from coach.exchange.sources import sources
from coach.storage.catalogue import load_catalogue
from coach.training.exercise import Equipment, Exercise
from coach.training.load import LoadKind
from coach.training.text import clean
from tests.exchange.coverage import COUNTED, exported, share, usual

CATALOGUE = load_catalogue(None)[0]
TABLE: dict[str, dict[str, list[str]]] = tomllib.loads(
    resources.files("coach").joinpath("data", "names.toml").read_text(encoding="utf-8")
)
NAMES = [(app, each, name) for app, exercises in TABLE.items() for each, names in exercises.items() for name in names]
LOADED: dict[str, Callable[[Exercise], bool]] = {
    r"assisted?": lambda each: each.kind is LoadKind.ASSISTED,
    r"machine|máquina|maschine|leverage|hammer ?strength|iso.lateral": (
        lambda each: each.kind is LoadKind.STACK and Equipment.MACHINES in each.needs
    ),
    r"cable|cabo|kabel|poulie|polia|pulley": (
        lambda each: each.kind is LoadKind.STACK and Equipment.CABLE in each.needs
    ),
    r"dumbb?ells?|db|mancuerna|halter|kurzhantel": lambda each: each.kind is LoadKind.DUMBBELL,
    r"barbell|ez|barra|langhantel": lambda each: each.kind is LoadKind.BARBELL,
    r"bands?": lambda each: each.kind is LoadKind.NONE and Equipment.BANDS in each.needs,
    r"weighted|bodyweight|peso": lambda each: each.kind is LoadKind.BODYWEIGHT,
    r"smith|kettlebell|trx|suspension|kipping": lambda _each: False,
}
"""What a word in a name tells of its load."""
NOT_WHAT_IT_SAYS = {
    "Puxada Alta na Polia (Máquina)": "Hevy's Portuguese for Lat Pulldown (Cable)",
    "Barra Fixa": "Portuguese for a pull-up: a fixed bar",
    "Barra Fixa (Com Peso)": "the same with weight",
}
needs_the_count = pytest.mark.skipif(not COUNTED.exists(), reason="the count of exported names is not here")


def test_every_app_is_one_whose_files_are_read() -> None:
    assert set(TABLE) <= set(sources())


@pytest.mark.parametrize("app", TABLE)
def test_every_name_is_one_of_a_lift_of_ours(app: str) -> None:
    assert [each for each in TABLE[app] if each not in CATALOGUE or not CATALOGUE[each].is_lift] == []


@pytest.mark.parametrize("app", TABLE)
def test_no_name_means_two_exercises_of_one_app(app: str) -> None:
    counted = Counter(spelling(name) for names in TABLE[app].values() for name in names)
    assert {name for name, count in counted.items() if count > 1} == set()


def test_every_exercise_in_the_table_has_a_name() -> None:
    assert all(
        names and all(clean(each) == each != "" for each in names) for app in TABLE.values() for names in app.values()
    )


@pytest.mark.parametrize(("app", "exercise_id", "name"), NAMES, ids=lambda value: value)
def test_a_name_is_of_an_exercise_that_is_loaded_as_it_says(app: str, exercise_id: str, name: str) -> None:
    told = [is_so for words, is_so in LOADED.items() if re.search(rf"\b({words})\b", name, re.IGNORECASE)]
    assert known(app, name) == exercise_id
    assert name in NOT_WHAT_IT_SAYS or all(is_so(CATALOGUE[exercise_id]) for is_so in told)


def test_help_bands_and_hangs_are_meant_only_where_a_name_says_so() -> None:
    says_so = re.compile(r"assisted|band\b|negative|scapular|escapulares|hang", re.IGNORECASE)
    helped = [name for _, each, name in NAMES if CATALOGUE[each].kind in (LoadKind.ASSISTED, LoadKind.NONE)]
    assert helped
    assert [name for name in helped if not says_so.search(name)] == []


@pytest.mark.parametrize(
    ("app", "name", "exercise_id"),
    [
        ("strong", "Pull Up", "pull-up"),
        ("hevy", "Pull Up (Weighted)", "pull-up"),
        ("strong", "Pull Up (Assisted)", "assisted-pull-up"),
        ("hevy", "Chin Up (Assisted)", "assisted-chin-up"),
        ("strong", "Pull Up (Band)", "band-assisted-pull-up"),
        ("strong", "Lat Pulldown (Cable)", "lat-pulldown"),
        ("strong", "Lat Pulldown (Machine)", "machine-pulldown"),
        ("strong", "Seated Row (Machine)", "machine-row"),
        ("hevy", "Iso-Lateral Row (Machine)", "iso-lateral-row"),
        ("fitnotes", "Hammer Strength Row", "iso-lateral-row"),
        ("hevy", "Preacher Curl (Machine)", "machine-preacher-curl"),
        ("hevy", "Seated Cable Row - V Grip (Cable)", "seated-cable-row"),
        ("strong", "Seated Wide-Grip Row (Cable)", "wide-grip-cable-row"),
        ("hevy", "Dumbbell Row", "dumbbell-row"),
        ("fitbod", "Dumbbell Bent Over Row", "bent-over-dumbbell-row"),
        ("hevy", "Rosca Direta na Polia", "cable-curl"),
        ("hevy", "Puxada Alta na Polia (Máquina)", "lat-pulldown"),
        ("hevy", "Remo Sentado (Máquina)", "machine-row"),
        ("hevy", "Latzug (Kabel)", "lat-pulldown"),
        ("hevy", "Tirage Poitrine (Poulie)", "lat-pulldown"),
        ("liftosaur", "Bicep Curl, Cable", "cable-curl"),
        ("stronglifts", "Barbell Row", "barbell-row"),
    ],
)
def test_a_well_known_name_is_known(app: str, name: str, exercise_id: str) -> None:
    assert known(app, name) == exercise_id


@pytest.mark.parametrize(
    ("app", "name"),
    [
        ("strong", "Lat Pulldown"),
        ("strong", "Lat Pulldown (Custom)"),
        ("strong", "Seated Row"),
        ("strong", "Pull Up (Kipping)"),
        ("strong", "Rowing (Machine)"),
        ("strong", "Shrug (Smith Machine)"),
        ("hevy", "Shrug (Cable)"),
        ("hevy", "Spider Curl (Barbell)"),
        ("hevy", "Hammer Curl"),
        ("hevy", "Hammer Curl Dumbbell"),
        ("hevy", "Lat Pulldown (Cabel)"),
        ("strong", "Deadlift (Barbell)"),
        ("strong", "Back Extension"),
        ("fitbod", "Preacher Curl"),
        ("fitnotes", ""),
        ("gymbook", "Curls con Barra EZ"),
    ],
)
def test_what_is_not_sure_is_not_known(app: str, name: str) -> None:
    assert known(app, name) is None


def test_a_bare_name_means_what_its_own_app_means_by_it() -> None:
    assert known("fitnotes", "Lat Pulldown") == "lat-pulldown"
    assert known("strong", "Lat Pulldown") is None
    assert known("liftosaur", "Preacher Curl") == "dumbbell-preacher-curl"
    assert known("strong", "Preacher Curl") is None


@pytest.mark.parametrize("app", ["csv", "json", "hevy"])
def test_our_own_names_are_no_alias(app: str) -> None:
    assert known(app, "Lat pull-down") is None


@pytest.mark.parametrize(
    "typed",
    [
        "  seated   cable row - v grip (cable) ",
        "SEATED CABLE ROW - V GRIP (CABLE)",
        "Seated Cable Row – V Grip (Cable)",
        "Seated Cable Row — V Grip (Cable)",
        "Seated Cable Row \u2212 V Grip (Cable)",
        "Seated\u00a0Cable\u2009Row\t- V Grip (Cable)",
        "Seated Cable Row - V Grip (Cable)",
        "\u200bSeated Cable Row - V Grip (Cable)\ufeff",
    ],
)
def test_typing_makes_no_difference(typed: str) -> None:
    assert known("hevy", typed) == "seated-cable-row"


def test_an_accent_may_be_a_sign_of_its_own() -> None:
    assert known("hevy", "Jalo\u0301n al Pecho (Cable)") == "lat-pulldown"
    assert known("hevy", "Jalon al Pecho (Cable)") is None


def test_kinds_of_quotes_are_one() -> None:
    assert spelling("Farmer\u2019s “Walk”") == spelling("FARMER`S „Walk‟") == 'farmer\'s "walk"'


@given(st.text())
def test_an_even_spelling_stays_as_it_is(name: str) -> None:
    assert spelling(spelling(name)) == spelling(name)


@given(st.sampled_from(sources()), st.text())
def test_any_text_may_be_asked(app: str, name: str) -> None:
    found = known(app, name)
    assert found is None or found in CATALOGUE
    assert len(near(name, CATALOGUE)) <= 3


@pytest.mark.parametrize("app", TABLE)
def test_what_is_written_for_an_app_is_read_back_as_the_same(app: str) -> None:
    written = {each: spelled(app, each) for each in TABLE[app]}
    assert {each: known(app, name or "") for each, name in written.items()} == {each: each for each in TABLE[app]}


@pytest.mark.parametrize("app", ["hevy", "strong"])
def test_names_are_written_in_english(app: str) -> None:
    assert all((spelled(app, each) or "").isascii() for each in TABLE[app])
    assert spelled(app, "lat-pulldown") == "Lat Pulldown (Cable)"


@pytest.mark.parametrize(("app", "exercise_id"), [("hevy", "cat-cow"), ("csv", "pull-up"), ("", "pull-up")])
def test_what_an_app_has_no_name_for_is_not_spelled(app: str, exercise_id: str) -> None:
    assert spelled(app, exercise_id) is None


@pytest.mark.parametrize(
    ("name", "likeliest"),
    [
        ("Lat Pulldown (Custom)", "lat-pulldown"),
        ("Machine Row (Each Side)", "machine-row"),
        ("seated hammer curls", "hammer-curl"),
        ("Single Arm Curl (Cable)", "cable-curl"),
        ("Wide Grip Pullups", "pull-up"),
        ("Dumbell Hamer Curls", "dumbbell-curl"),
        ("Iso-Lateral High Row (Machine)", "iso-lateral-row"),
        ("Preacher Curl", "preacher-curl"),
    ],
)
def test_a_name_that_is_not_known_has_something_near(name: str, likeliest: str) -> None:
    suggested = near(name, CATALOGUE)
    assert suggested[0] == likeliest
    assert len(suggested) <= 3


@pytest.mark.parametrize(
    "name",
    [
        "Deadlift (Barbell)",
        "Lying Leg Curl (Machine)",
        "Bench Press (Dumbbell)",
        "Upright Row (Cable)",
        "Push Up",
        "Chest Fly (Machine)",
        "Shrug (Smith Machine)",
        "Kettlebell Row",
        "Trazioni alla Sbarra",
        "",
        "🙂",
    ],
)
def test_what_is_another_lift_has_nothing_near(name: str) -> None:
    assert near(name, CATALOGUE) == ()


def test_a_suggestion_is_done_with_what_the_name_says() -> None:
    assert {CATALOGUE[each].kind for each in near("Row (Dumbbell)", CATALOGUE)} == {LoadKind.DUMBBELL}
    assert all(Equipment.MACHINES in CATALOGUE[each].needs for each in near("Curl (Machine)", CATALOGUE))


def test_help_is_suggested_only_where_the_name_says_so() -> None:
    assert not {"assisted-pull-up", "band-assisted-pull-up"} & {*near("My Pull Up", CATALOGUE)}
    assert near("My Assisted Pull Up", CATALOGUE)[0] == "assisted-pull-up"


@needs_the_count
@pytest.mark.parametrize(("app", "floor"), [("strong", 0.95), ("hevy", 0.95), ("fitnotes", 0.95), ("fitbod", 0.95)])
def test_nearly_all_usual_names_of_our_movements_are_known(app: str, floor: float) -> None:
    assert share(usual(each for each in exported() if each.app == app)) >= floor


@needs_the_count
def test_most_sets_of_our_movements_are_known_whoever_named_them() -> None:
    assert share(each for each in exported() if each.is_ours_to_know) >= 0.8


@needs_the_count
def test_no_other_movement_is_taken_for_one_of_ours() -> None:
    others = [each for each in exported() if each.app in TABLE and not each.is_ours_to_know]
    assert [(each.app, each.name) for each in others if each.id is not None] == []
    assert len(others) >= 30
