"""A set in one word, as it is typed: 62.5x9@2; 9 where nothing is loaded; 9m7 for nine reps, seven of them clean.

9c7 are seven clean ones too, without saying what was wrong with the others.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from coach.training.load import Unit
from coach.training.log import Fault, LoggedSet
from coach.training.typed import Refusal, read_clean, read_left, read_load, read_reps, read_seconds
from coach.training.wording import number

_SET = re.compile(
    r"(?:(?P<load>[^xX×@\s]+)\s*[xX×]\s*)?(?P<done>\d+)\s*(?P<seconds>s)?\s*"
    r"(?:(?P<fault>[mr]|c(?=\d))(?P<clean>\d*))?\s*(?:@\s*(?P<left>\S+))?"
)
_FAULTS: Mapping[str, Fault | None] = MappingProxyType({"m": Fault.MOMENTUM, "r": Fault.RANGE, "c": None})


def example(like: LoggedSet) -> str:
    """How a set such as this one is typed, by examples that fit it."""
    if like.reps is None and like.seconds is not None:
        return "30 is 30 seconds"
    load = number(like.load) if like.load else ""
    first = f"{load}x9@2 is {load} for 9 with 2 left" if load else "9@2 is 9 with 2 left"
    return f"{first}; 9m7 is 9 of which 7 clean, the rest swung; 9r7 short of range"


def read_set(text: str, like: LoggedSet, unit: Unit) -> LoggedSet | Refusal:
    """A set as typed, what is not typed of it as in `like`; or why it is not taken."""
    found = _SET.fullmatch(text.strip())
    if found is None:
        return Refusal(f"that is no set: {example(like)}")
    load = like.load
    if found["load"] is not None:
        read = read_load(found["load"], unit)
        if isinstance(read, Refusal):
            return read
        load = read
    if found["seconds"] is not None and like.reps is not None:
        return Refusal("this set is counted in reps: type it like 9")
    is_held = found["seconds"] is not None or (like.seconds is not None and like.reps is None)
    done = read_seconds(found["done"]) if is_held else read_reps(found["done"])
    if isinstance(done, Refusal):
        return done
    changed = replace(
        like,
        load=load,
        reps=None if is_held else done,
        seconds=done if is_held else None,
        clean=None,
        fault=None,
        left=None,
    )
    if found["fault"] is not None:
        clean = read_clean(found["clean"], done) if found["clean"] else None
        if isinstance(clean, Refusal):
            return clean
        changed = replace(changed, fault=_FAULTS[found["fault"]], clean=clean)
    if found["left"] is not None:
        left = read_left(found["left"])
        if isinstance(left, Refusal):
            return left
        changed = replace(changed, left=left)
    return changed


def write_set(done: LoggedSet) -> str:
    """A set in that one word."""
    load = "" if done.load is None else f"{number(done.load)}x"
    held = "s" if done.seconds is not None else ""
    fault = ""
    if done.fault is not None or done.clean is not None:
        letter = next(letter for letter, each in _FAULTS.items() if each is done.fault)
        fault = f"{letter}{'' if done.clean is None else done.clean}"
    left = "" if done.left is None else f"@{number(done.left)}"
    return f"{load}{done.done}{held}{fault}{left}"
