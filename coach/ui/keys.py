"""Every action a key can start. Bindings, key line, help and remapping are all made from here."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from textual.binding import Binding, BindingType

from coach.training.deed import Deed
from coach.training.frozen import frozen


class Place(StrEnum):
    """Where an action is at hand."""

    ANYWHERE = "anywhere"
    SETUP = "setup"
    TODAY = "today"
    WORK = "work"
    REST = "rest"
    WARMUP = "warmup"
    HOLD = "hold"
    FINISH = "finish"
    REVIEW = "review"
    """The pages of the past."""
    PAST = "past"
    """The sets of a session of the past."""
    SETTINGS = "settings"


@frozen
class Action:
    """Something the lifter can ask for."""

    id: str
    """Its name in the configuration."""
    keys: tuple[str, ...]
    """The keys it has unless remapped: characters as they are typed, other keys by name."""
    run: str
    """What Textual calls, such as reps(-1) for `action_reps`."""
    label: str
    """One word for the key line; neighbours with the same label share one place in it."""
    help: str
    """One sentence."""
    where: frozenset[Place]
    priority: int = 0
    """The lowest gives way first on a narrow screen; 0 is told in the help alone."""
    deed: Deed | None = None
    """What a running session must allow; None for what no session forbids."""


@frozen
class Hint:
    """One place in the key line, or one line of the help."""

    keys: str
    """The keys, as people read them."""
    text: str
    """What they do."""
    names: str = ""
    """What the configuration calls it; told in the help alone."""


_ANYWHERE = frozenset({Place.ANYWHERE})
_TODAY = frozenset({Place.TODAY})
_SETUP = frozenset({Place.SETUP})
_CHOOSING = frozenset({Place.SETUP, Place.TODAY, Place.FINISH, Place.REVIEW, Place.SETTINGS, Place.PAST})
_SETTINGS = frozenset({Place.SETTINGS})
_REVIEW = frozenset({Place.REVIEW})
_SETS = frozenset({Place.WORK, Place.REST})
_PAST = frozenset({Place.PAST})
_LIFTED = _SETS | {Place.HOLD}
_SESSION = _LIFTED | {Place.WARMUP}
_REST = frozenset({Place.REST})
_WORK = frozenset({Place.WORK})
_HELP = "help"
_PAGES = ("history", "progress", "muscles", "calendar", "library")
_ALWAYS = 100

ACTIONS: tuple[Action, ...] = (
    Action("act", ("enter", "space", "pagedown"), "act", "go", "Does what stands on the screen.", _ANYWHERE, 99),
    Action("yes", ("y",), "yes", "yes", "Gives the other answer to a question.", _ANYWHERE, 0, Deed.YES),
    Action("reps-less", ("left",), "reps(-1)", "reps", "One rep fewer or more.", _LIFTED | _PAST, 80, Deed.REPS),
    Action("reps-more", ("right",), "reps(1)", "reps", "One rep fewer or more.", _LIFTED | _PAST, 80, Deed.REPS),
    Action(
        "load-more", ("up",), "load(1)", "load", "The next load up or down that the rack has.", _SETS, 75, Deed.LOAD
    ),
    Action(
        "load-less", ("down",), "load(-1)", "load", "The next load up or down that the rack has.", _SETS, 75, Deed.LOAD
    ),
    Action(
        "rest-more", ("+", "="), "rest(15)", "15 s", "Fifteen seconds more or less of rest.", _REST, 85, Deed.REST_MORE
    ),
    Action(
        "rest-less", ("-",), "rest(-15)", "15 s", "Fifteen seconds more or less of rest.", _REST, 85, Deed.REST_LESS
    ),
    Action("next-field", ("tab",), "next_field", "field", "Marks the next field: reps, load, left, clean.", _SETS, 40),
    *(
        Action(f"digit-{digit}", (digit,), f"type('{digit}')", "digits", "Types into the marked field.", _SETS)
        for digit in "0123456789"
    ),
    Action("point", (".", ","), "type('.')", "point", "Types the point into the marked field.", _SETS),
    Action(
        "momentum",
        ("m",),
        "momentum",
        "momentum",
        "Some reps were swung: marks the clean ones.",
        _SETS | _PAST,
        60,
        Deed.MOMENTUM,
    ),
    Action(
        "short-range",
        ("x",),
        "short_range",
        "short",
        "Some reps fell short: marks the clean ones.",
        _SETS | _PAST,
        55,
        Deed.RANGE,
    ),
    Action("left", ("l",), "left", "left", "Marks how many reps were left.", _SETS, 50, Deed.LEFT),
    Action("choose-up", ("up",), "choose(-1)", "choose", "Chooses a row, or scrolls.", _CHOOSING, 30),
    Action("choose-down", ("down",), "choose(1)", "choose", "Chooses a row, or scrolls.", _CHOOSING, 30),
    Action("turn-left", ("left",), "turn(-1)", "turn", "Changes the answer.", _SETUP | _SETTINGS, 28),
    Action("turn-right", ("right",), "turn(1)", "turn", "Changes the answer.", _SETUP | _SETTINGS, 28),
    Action("usual", ("backspace", "delete"), "usual", "default", "Puts the default back.", _SETTINGS, 45),
    Action("try", ("t",), "try", "try", "Makes this alert happen now.", _SETTINGS, 60),
    Action("part-next", ("tab",), "part(1)", "parts", "The next part, or the one before.", _SETTINGS, 26),
    Action("part-before", ("shift+tab",), "part(-1)", "parts", "The next part, or the one before.", _SETTINGS),
    Action("choose-left", ("left",), "across(-1)", "across", "A week back or on.", _REVIEW, 30),
    Action("choose-right", ("right",), "across(1)", "across", "A week back or on.", _REVIEW, 30),
    Action("goal", ("g",), "goal", "goal", "Changes the goal.", _TODAY, 80),
    Action("day", ("d",), "day", "day", "Takes another day of the routine.", _TODAY, 75),
    Action(
        "rough",
        ("r",),
        "rough",
        "rough",
        "Makes it a rough day: lighter loads, no more reps than last time.",
        _TODAY,
        60,
    ),
    Action("bodyweight", ("b",), "bodyweight", "weight", "Notes your body weight.", _TODAY, 40),
    Action("swap", ("s",), "swap", "swap", "Takes another exercise in its place.", _LIFTED | _TODAY, 45, Deed.SWAP),
    Action("history", ("h",), "history", "history", "Opens the past.", _TODAY, 65),
    Action("settings", ("c",), "settings", "settings", "Opens the settings.", _TODAY, 42),
    Action("problems", ("!",), "problems", "problems", "Lists what needs attention, and the way out.", _TODAY, 66),
    Action("skip", ("k",), "skip", "skip", "Leaves this out for today.", _SESSION, 35, Deed.SKIP),
    Action("pain", ("p",), "pain", "pain", "Something hurts: stops this exercise.", _LIFTED, 30, Deed.PAIN),
    Action("set-more", ("a",), "sets(1)", "sets", "One set more or less.", _LIFTED, 20, Deed.MORE),
    Action("set-less", ("A",), "sets(-1)", "sets", "One set more or less.", _LIFTED, 20, Deed.FEWER),
    Action(
        "overview", ("o",), "overview", "overview", "Shows the whole session, to come back to anything.", _SESSION, 25
    ),
    Action("note", ("n",), "note", "note", "Writes a note.", _SESSION | {Place.FINISH} | _PAST, 15, Deed.NOTE),
    Action(
        "pacer",
        ("t",),
        "pacer",
        "pacer",
        "Leads the tempo, an aid against momentum: one second up, three down. It counts; again stops it.",
        _WORK,
        12,
        Deed.PACE,
    ),
    Action("big", ("f",), "big", "big", "Shows only the big things, or everything again.", _SESSION, 10),
    Action("page-next", ("tab",), "page(1)", "pages", "The page beside this one.", _REVIEW, 60),
    Action("page-before", ("shift+tab",), "page(-1)", "pages", "The page beside this one.", _REVIEW),
    *(
        Action(f"open-{page}", (str(number),), f"open_page('{page}')", "page", f"Opens {', '.join(_PAGES)}.", _REVIEW)
        for number, page in enumerate(_PAGES, start=1)
    ),
    Action(
        "delete",
        ("delete", "backspace"),
        "delete",
        "delete",
        "Takes the set, or in the list the session, out of the past.",
        _REVIEW | _PAST,
        35,
    ),
    Action("versions", ("v",), "versions", "versions", "Shows sessions that two programs wrote.", _REVIEW, 85),
    Action("search", ("/",), "search", "search", "Shows only what has some words in it.", _REVIEW | _SETTINGS, 50),
    Action("why", ("w",), "why", "why", "Says why it is so.", _ANYWHERE, 70),
    Action("undo", ("u", "pageup"), "undo", "undo", "Takes the last change back.", _ANYWHERE, 90),
    Action("back", ("escape",), "back", "back", "Closes what is open, goes back.", _ANYWHERE),
    Action("palette", ("ctrl+p",), "command_palette", "palette", "Finds everything by name.", _ANYWHERE),
    Action("quit", ("ctrl+q",), "quit", "quit", "Leaves; what is on disk stays.", _ANYWHERE),
    Action(_HELP, ("?",), "help", "help", "Shows what every key does.", _ANYWHERE, _ALWAYS),
)
"""In the order in which the key line shows them."""

ACTIONS_BY_ID: Mapping[str, Action] = MappingProxyType({action.id: action for action in ACTIONS})

_PRETTY = MappingProxyType(
    {"left": "←", "right": "→", "up": "↑", "down": "↓", "escape": "esc", "pageup": "pgup", "pagedown": "pgdn"}
)
_PRETTY_ASCII = MappingProxyType({"escape": "esc", "pageup": "pgup", "pagedown": "pgdn"})
_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_BETWEEN_HINTS = 3
_PAIR = 2


def bindings(place: Place) -> list[BindingType]:
    """The bindings of one place, each with its id; those of anywhere belong to the app."""
    return [
        Binding(
            spelt(action.keys),
            action.run,
            action.label,
            show=False,
            tooltip=action.help,
            id=action.id,
            priority=action.id in {"palette", "quit"},
        )
        for action in ACTIONS
        if place in action.where
    ]


def available(place: Place, deeds: frozenset[Deed] | None = None) -> tuple[Action, ...]:
    """What can be asked for in a place, of what a running session allows; without one, everything."""
    return tuple(
        action
        for action in ACTIONS
        if action.where & {place, Place.ANYWHERE} and (deeds is None or action.deed is None or action.deed in deeds)
    )


def deed_of(run: str, amount: int = 0) -> Deed | None:
    """The deed behind an action as Textual's `check_action` names it, with its number where it has one."""
    wanted = {run, f"{run}({amount})"}
    return next((action.deed for action in ACTIONS if action.run in wanted), None)


def key_line(
    actions: Iterable[Action],
    width: int,
    *,
    labels: Mapping[str, str] = _NO_WORDS,
    keymap: Mapping[str, str] = _NO_WORDS,
    ascii: bool = False,  # noqa: A002 - the field's word
) -> tuple[Hint, ...]:
    """What fits into one line of `width` columns with three spaces between: the important first, help last.

    `labels` replaces words by action, such as act = "log 8"; an empty word takes its key out of the line.
    """
    shown = [
        (
            group[0],
            Hint(_group_keys(group, keymap, ascii=ascii, all_keys=False), labels.get(group[0].id, group[0].label)),
        )
        for group in _groups(action for action in actions if action.priority > 0)
    ]
    shown = [(action, hint) for action, hint in shown if hint.text]
    while shown and _columns(hint for _, hint in shown) > width:
        weakest = min(range(len(shown)), key=lambda place: shown[place][0].priority)
        action, hint = shown.pop(weakest)
        if action.id == _HELP:
            return (Hint(hint.keys, ""),) if len(hint.keys) <= width else ()
    return tuple(hint for _, hint in shown)


def help_lines(
    actions: Iterable[Action],
    *,
    keymap: Mapping[str, str] = _NO_WORDS,
    ascii: bool = False,  # noqa: A002 - the field's word
) -> tuple[Hint, ...]:
    """Every action with all its keys and its sentence."""
    return tuple(
        Hint(_group_keys(group, keymap, ascii=ascii, all_keys=True), group[0].help, _names(group))
        for group in _groups(actions)
    )


def pretty(key: str, *, ascii: bool = False) -> str:  # noqa: A002 - the field's word
    """A key as people read it."""
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    return "+".join((*modifiers, (_PRETTY_ASCII if ascii else _PRETTY).get(base, "," if base == "comma" else base)))


def spelt(keys: Iterable[str]) -> str:
    """Keys in one text, as the configuration has them and Textual takes them."""
    return ",".join("comma" if key == "," else key for key in keys)


def keys_of(action: Action, keymap: Mapping[str, str] = _NO_WORDS) -> tuple[str, ...]:
    """The keys of an action, remapped or not."""
    return tuple(keymap[action.id].split(",")) if action.id in keymap else action.keys


def _groups(actions: Iterable[Action]) -> list[tuple[Action, ...]]:
    groups: list[tuple[Action, ...]] = []
    for action in actions:
        if groups and groups[-1][0].label == action.label:
            groups[-1] = (*groups[-1], action)
        else:
            groups.append((action,))
    return groups


def _group_keys(group: tuple[Action, ...], keymap: Mapping[str, str], *, ascii: bool, all_keys: bool) -> str:  # noqa: A002 - the field's word
    named = [[pretty(key, ascii=ascii) for key in keys_of(action, keymap)] for action in group]
    if len(group) > _PAIR and not any(action.id in keymap for action in group):
        return f"{named[0][0]}-{named[-1][0]}"
    return " ".join(key for keys in named for key in (keys if all_keys else keys[:1]))


def _names(group: tuple[Action, ...]) -> str:
    ids = [action.id for action in group]
    return f"{ids[0]} to {ids[-1]}" if len(ids) > _PAIR else " ".join(ids)


def _columns(hints: Iterable[Hint]) -> int:
    widths = [len(hint.keys) + 1 + len(hint.text) for hint in hints]
    return sum(widths) + _BETWEEN_HINTS * max(len(widths) - 1, 0)
