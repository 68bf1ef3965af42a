"""One registry: every key is found, told, fitted to the width, and remapped only when it works."""

import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.binding import Binding

from coach.training.deed import Deed
from coach.ui.keymap import canonical, check
from coach.ui.keys import ACTIONS, Action, Hint, Place, available, bindings, deed_of, help_lines, key_line, pretty
from tests import keytable

PLACES = tuple(place for place in Place if place is not Place.ANYWHERE)


def width(hints: tuple[Hint, ...]) -> int:
    return len("   ".join(f"{hint.keys} {hint.text}" for hint in hints))


def at(place: Place) -> dict[str, str]:
    return {key: action.id for action in available(place) for key in action.keys}


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("place", PLACES)
def test_no_key_means_two_things_in_one_place(place: Place) -> None:
    for one, other in combinations(available(place), 2):
        assert not set(one.keys) & set(other.keys), (one.id, other.id)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_default_key_is_spelt_as_it_is_compared(action: Action) -> None:
    assert [canonical(key) for key in action.keys] == list(action.keys)


@pytest.mark.parametrize("place", PLACES)
def test_these_keys_do_the_same_everywhere(place: Place) -> None:
    expected = {
        "enter": "act",
        "space": "act",
        "pagedown": "act",
        "u": "undo",
        "pageup": "undo",
        "escape": "back",
        "?": "help",
        "w": "why",
        "ctrl+p": "palette",
        "ctrl+q": "quit",
    }

    assert expected.items() <= at(place).items()


def test_the_help_of_some_place_tells_every_action() -> None:
    told = " ".join(hint.names for place in PLACES for hint in help_lines(available(place))).split()
    between = {f"digit-{digit}" for digit in range(1, 9)} | {a.id for a in ACTIONS if a.label == "page"}

    assert {action.id for action in ACTIONS} - between <= {*told}


def test_the_readme_tells_every_key_of_the_registry() -> None:
    readme = keytable.README.read_text(encoding="utf-8")

    assert keytable.in_no_row() == ()
    assert keytable.BETWEEN.search(readme) is not None
    assert readme == keytable.written(readme), "`python -m tests.keytable` writes the table anew"


@pytest.mark.parametrize("place", [Place.WORK, Place.REST])
def test_sets_are_edited_by_the_same_keys_at_work_and_at_rest(place: Place) -> None:
    keys = at(place)

    assert {"left", "right", "up", "down", "tab", *"0123456789.,mxlpskaAon", "f"} <= keys.keys()
    assert ({"+", "=", "-"} <= keys.keys()) == (place is Place.REST)


def test_today_has_its_own_keys() -> None:
    assert {"up", "down", "s", "w", "enter", "g", "d", "r", "b", "h"} <= at(Place.TODAY).keys()


def test_what_a_session_forbids_is_not_available() -> None:
    ids = {action.id for action in available(Place.WORK, frozenset({Deed.SKIP}))}

    assert "skip" in ids
    assert "undo" in ids
    assert not ids & {"reps-less", "pain", "momentum"}


def test_a_deed_is_found_by_what_textual_calls() -> None:
    assert deed_of("reps", -1) is Deed.REPS
    assert deed_of("sets", -1) is Deed.FEWER
    assert deed_of("skip") is Deed.SKIP
    assert deed_of("overview") is None


def test_every_deed_of_a_key_has_one() -> None:
    without_key = {Deed.ACT, Deed.CLEAN, Deed.LEAVE_HOLD, Deed.FINISH}

    assert {action.deed for action in ACTIONS} - {None} == set(Deed) - without_key


@pytest.mark.parametrize("place", Place)
def test_bindings_carry_the_id_of_their_action(place: Place) -> None:
    made = [binding for binding in bindings(place) if isinstance(binding, Binding)]

    assert [binding.id for binding in made] == [action.id for action in ACTIONS if place in action.where]
    assert list(Binding.make_bindings(made))


def test_the_key_line_at_eighty_columns_tells_what_matters() -> None:
    line = key_line(available(Place.REST), 74, labels={"act": "go"})

    assert line[0] == Hint("enter", "go")
    assert line[-1] == Hint("?", "help")
    assert Hint("← →", "reps") in line
    assert Hint("+ -", "15 s") in line


@given(st.integers(min_value=0, max_value=200), st.sampled_from(PLACES))
def test_the_key_line_fits_and_ends_with_help(columns: int, place: Place) -> None:
    line = key_line(available(place), columns)

    assert not line or line == (Hint("?", ""),) or width(line) <= columns
    assert not line or line[-1].keys == "?"
    assert bool(line) == (columns > 0)


def test_less_important_keys_give_way_first() -> None:
    wide, narrow = (key_line(available(Place.WORK), columns) for columns in (120, 50))

    assert set(narrow) < set(wide)
    assert Hint("enter", "go") in narrow
    assert [hint for hint in wide if hint in narrow] == list(narrow)


def test_a_label_may_be_replaced_or_taken_out() -> None:
    line = key_line(available(Place.WORK), 200, labels={"act": "log 8", "swap": ""})

    assert line[0] == Hint("enter", "log 8")
    assert "swap" not in {hint.text for hint in line}


def test_the_key_line_shows_remapped_keys() -> None:
    keymap, problems = check({"why": "z", "reps-less": "h"})

    assert problems == ()
    line = key_line(available(Place.WORK), 200, keymap=keymap)
    assert Hint("z", "why") in line
    assert Hint("h →", "reps") in line


def test_the_key_line_and_the_help_can_be_ascii() -> None:
    hints = (*key_line(available(Place.WORK), 200, ascii=True), *help_lines(available(Place.WORK), ascii=True))

    assert all(hint.keys.isascii() for hint in hints)
    assert Hint("left right", "reps") in hints


def test_the_help_tells_every_key() -> None:
    lines = help_lines(available(Place.REST))

    assert Hint("enter space pgdn", "Does what stands on the screen.", "act") in lines
    assert Hint("0-9", "Types into the marked field.", "digit-0 to digit-9") in lines
    assert Hint("+ = -", "Fifteen seconds more or less of rest.", "rest-more rest-less") in lines
    assert len({line.keys for line in lines}) == len(lines)


@pytest.mark.parametrize(
    ("key", "shown"), [("left", "←"), ("escape", "esc"), ("ctrl+p", "ctrl+p"), ("comma", ","), ("+", "+"), ("A", "A")]
)
def test_keys_are_shown_as_people_read_them(key: str, shown: str) -> None:
    assert pretty(key) == shown


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("A", "A"),
        ("shift+a", "A"),
        ("question_mark", "?"),
        ("plus", "+"),
        ("comma", ","),
        ("esc", "escape"),
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+[", "escape"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("f5", "f5"),
        ("f99", None),
        ("Enter", None),
        ("ctrl++", None),
        ("super+a", None),
        ("ctrl+", None),
        ("", None),
        ("hello", None),
        ("ctrl+ctrl+a", None),
    ],
)
def test_a_key_has_one_spelling(written: str, key: str | None) -> None:
    assert canonical(written) == key


def test_no_remapping_is_no_keymap() -> None:
    assert check({}) == ({}, ())


def test_two_actions_may_change_places() -> None:
    assert check({"momentum": "x", "short-range": "m"}) == ({"momentum": "x", "short-range": "m"}, ())


def test_the_same_key_may_mean_two_things_in_two_places() -> None:
    assert check({"goal": "m"}) == ({"goal": "m"}, ())


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"reps-les": "z"}, "keys.reps-les: no such action; did you mean reps-less?"),
        ({"skip": "entr"}, 'keys.skip: "entr" is no key; did you mean enter?'),
        ({"skip": "F1"}, 'keys.skip: "F1" is no key; did you mean f1?'),
        ({"skip": "Ctrl+A"}, 'keys.skip: "Ctrl+A" is no key; did you mean ctrl+a?'),
        ({"zzz": "z"}, "keys.zzz: no such action; the help names them all"),
        ({"skip": ""}, "keys.skip: needs at least one key; the default stays"),
        (
            {"skip": "z,\x1b"},
            'keys.skip: "that" is no key; a key is a character, or a name such as left, f5 or ctrl+a',
        ),
        ({"skip": "ctrl+c"}, "keys.skip: ctrl+c belongs to the terminal; the default stays"),
        ({"skip": "w"}, "keys.skip: w is already why; the default stays"),
        ({"why": "k"}, "keys.why: k is already skip; the default stays"),
        (
            {"page-next": "ctrl+m"},
            "keys.page-next: ctrl+m, which a terminal sends as enter, is already act; the default stays",
        ),
        ({"next-field": "comma"}, "keys.next-field: , is already point; the default stays"),
    ],
)
def test_a_remapping_that_would_not_work_is_named_and_left_out(keys: dict[str, str], problem: str) -> None:
    keymap, faults = check(keys)

    assert keymap == {}
    assert [str(each) for each in faults] == [problem]


def test_one_bad_remapping_never_loses_the_others() -> None:
    keymap, problems = check({"skip": "nonsense", "note": "z"})

    assert keymap == {"note": "z"}
    assert len(problems) == 1


def test_of_two_that_want_one_key_the_first_has_it() -> None:
    keymap, problems = check({"skip": "z", "note": "z"})

    assert keymap == {"skip": "z"}
    assert [str(each) for each in problems] == ["keys.note: z is already skip; the default stays"]


def test_a_default_that_comes_back_may_push_another_out() -> None:
    keymap, problems = check({"skip": "n", "note": "w"})

    assert keymap == {}
    assert len(problems) == 2


KEYS = st.sampled_from([*"abcdefghijklmnopqrstuvwxyzA?+,.1", "enter", "space", "tab", "up", "ctrl+i", "f1", "oops"])


@given(st.dictionaries(st.sampled_from([action.id for action in ACTIONS]), st.lists(KEYS, max_size=3).map(",".join)))
def test_no_remapping_ever_makes_two_actions_meet(keys: dict[str, str]) -> None:
    keymap, _ = check(keys)

    for place in PLACES:
        taken = [
            canonical(key)
            for action in available(place)
            for key in (keymap[action.id].split(",") if action.id in keymap else action.keys)
        ]
        assert len(taken) == len(set(taken))


class Listening(App[None]):
    """Remembers what the keys asked for."""

    BINDINGS = [*bindings(Place.ANYWHERE), *bindings(Place.WORK)]  # noqa: RUF012 - Textual's own form

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def action_reps(self, by: int) -> None:
        self.asked.append(f"reps {by}")

    def action_type(self, character: str) -> None:
        self.asked.append(f"type {character}")

    def action_momentum(self) -> None:
        self.asked.append("momentum")

    def action_short_range(self) -> None:
        self.asked.append("short")

    def action_help(self) -> None:
        self.asked.append("help")

    def action_act(self) -> None:
        self.asked.append("act")

    def action_sets(self, by: int) -> None:
        self.asked.append(f"sets {by}")


async def test_the_default_keys_reach_their_actions() -> None:
    app = Listening()
    async with app.run_test() as pilot:
        await pilot.press(
            "left", "right", "7", "full_stop", "comma", "question_mark", "enter", "space", "pagedown", "A"
        )

    assert app.asked == ["reps -1", "reps 1", "type 7", "type .", "type .", "help", "act", "act", "act", "sets -1"]


async def test_remapped_keys_reach_their_actions_and_the_old_ones_do_not() -> None:
    app = Listening()
    keymap, problems = check({"momentum": "x", "short-range": "m", "act": "z,f5", "help": "comma,f1", "point": "."})
    assert problems == ()
    app.set_keymap(keymap)
    async with app.run_test() as pilot:
        await pilot.press("x", "m", "z", "f5", "enter", "question_mark", "comma", "full_stop")

    assert app.asked == ["momentum", "short", "act", "act", "help", "type ."]


def test_every_word_for_a_reader_is_printable() -> None:
    for action in ACTIONS:
        assert action.help.endswith(".")
        assert len(action.label) <= 10
        assert all(unicodedata.category(character)[0] != "C" for character in action.help + action.label)
