"""The lifter's own keys: checked before Textual sees them, for it checks nothing."""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from coach.training.text import nearest
from coach.ui.fault import Fault
from coach.ui.keys import ACTIONS, ACTIONS_BY_ID, Action, Place, pretty, spelt

_NAMED = frozenset(
    {
        "enter",
        "space",
        "tab",
        "escape",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
        *(f"f{number}" for number in range(1, 25)),
    }
)
_OTHER_NAMES = MappingProxyType(
    {
        "return": "enter",
        "esc": "escape",
        "pgup": "pageup",
        "pgdn": "pagedown",
        "del": "delete",
        "plus": "+",
        "minus": "-",
        "slash": "/",
        "backslash": "\\",
        "at": "@",
        "underscore": "_",
    }
)
_SAME_IN_A_TERMINAL = MappingProxyType({"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+[": "escape", "ctrl+j": "enter"})
_KEPT = frozenset({"ctrl+c", "ctrl+z"})
_MODIFIERS = ("ctrl", "alt", "shift")
_STAYS = "the default stays"
_SUCH_AS = "a key is a character, or a name such as left, f5 or ctrl+a"


def check(keys: Mapping[str, str]) -> tuple[dict[str, str], tuple[Fault, ...]]:
    """The remappings that work, ready for `set_keymap`, and what is wrong with each that does not.

    `keys` gives keys, separated by commas, by the id of an action. What is wrong keeps its default.
    """
    if not keys:
        return {}, ()
    chosen: dict[str, tuple[str, ...]] = {}
    typed: dict[tuple[str, str], str] = {}
    faults: list[Fault] = []
    for name, value in keys.items():
        if name not in ACTIONS_BY_ID:
            near = nearest(name, ACTIONS_BY_ID)
            told = f"did you mean {near}?" if near else "the help names them all"
            faults.append(Fault(f"keys.{name}", f"no such action; {told}"))
            continue
        found = {written: canonical(written) for written in _split(value)}
        wrong = [written for written, key in found.items() if key is None]
        good = tuple(dict.fromkeys(key for key in found.values() if key is not None))
        if wrong or not good:
            faults.append(_misspelt(name, wrong))
        elif kept := [key for key in good if key in _KEPT]:
            faults.append(Fault(f"keys.{name}", f"{kept[0]} belongs to the terminal", _STAYS))
        else:
            chosen[name] = good
            typed |= {(name, key): written for written, key in found.items() if key is not None}
    while (clash := _clash(chosen)) is not None:
        loser, winner, key = clash
        del chosen[loser.id]
        shown = _shown(typed.get((loser.id, key), key), key)
        faults.append(Fault(f"keys.{loser.id}", f"{shown} is already {winner.id}", _STAYS))
    return {name: spelt(good) for name, good in chosen.items()}, tuple(faults)


def refusal_of(name: str, value: str, keys: Mapping[str, str]) -> str:
    """Why an action cannot have these keys, or its default for none, beside the remappings there are; else nothing."""
    others = {each: own for each, own in keys.items() if each != name}
    known = check(keys)[1]
    found = check({**others, name: value} if value else others)[1]
    new = (each for each in found if each.key == f"keys.{name}" or each not in known)
    return next((f"{each.key.removeprefix('keys.')}: {each.sentence}" for each in new), "")


def canonical(key: str) -> str | None:
    """The one spelling of a key: a character as typed, another key by its name; None where it is no key."""
    key = key.strip()
    if len(key) == 1:
        return key if key.isprintable() and key != " " else None
    if key in _OTHER_NAMES or key in _NAMED:
        return _OTHER_NAMES.get(key, key)
    *modifiers, base = key.split("+")
    plain = canonical(base) if modifiers and base else _character(base)
    if not modifiers or plain is None:
        return plain
    if not set(modifiers) <= set(_MODIFIERS) or len(set(modifiers)) < len(modifiers):
        return None
    if modifiers == ["shift"] and len(plain) == 1:
        return plain.upper() if plain.isalpha() else None
    if len(plain) == 1 and not plain.isalnum() and plain != "[":
        return None
    ordered = "+".join((*(modifier for modifier in _MODIFIERS if modifier in modifiers), plain))
    return _SAME_IN_A_TERMINAL.get(ordered, ordered)


def _character(name: str) -> str | None:
    """The printable character of a name like question_mark."""
    try:
        character = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None
    return character if len(character) == 1 and character.isprintable() and not character.isspace() else None


def _split(value: str) -> tuple[str, ...]:
    return (",",) if value.strip() == "," else tuple(key.strip() for key in value.split(",") if key.strip())


def _misspelt(name: str, wrong: list[str]) -> Fault:
    if not wrong:
        return Fault(f"keys.{name}", "needs at least one key", _STAYS)
    shown = wrong[0] if wrong[0].isprintable() else "that"
    small = shown.lower()
    near = small if canonical(small) is not None else nearest(small, sorted(_NAMED))
    told = f"did you mean {near}?" if near else _SUCH_AS
    return Fault(f"keys.{name}", f'"{shown}" is no key; {told}')


def _shown(written: str, key: str) -> str:
    """A key as it was written, and what a terminal makes of it."""
    is_another = written.startswith("ctrl+") and not key.startswith("ctrl+")
    return f"{written}, which a terminal sends as {pretty(key)}," if is_another else pretty(key)


def _clash(chosen: Mapping[str, tuple[str, ...]]) -> tuple[Action, Action, str] | None:
    """Of two actions that meet on one key: the one that gives way, the other, the key."""
    order = {name: place for place, name in enumerate(chosen)}
    for place, one in enumerate(ACTIONS):
        for other in ACTIONS[place + 1 :]:
            shared = {*chosen.get(one.id, one.keys)} & {*chosen.get(other.id, other.keys)}
            if shared and _meet(one, other) and (one.id in chosen or other.id in chosen):
                loser = max((one, other), key=lambda action: order.get(action.id, -1))
                return loser, other if loser is one else one, min(shared)
    return None


def _meet(one: Action, other: Action) -> bool:
    return bool(one.where & other.where) or Place.ANYWHERE in one.where | other.where
