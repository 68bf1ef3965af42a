"""What a word on the command line means: an exercise by its id or name, a session by its id or date."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from coach.arguments import Exit, NotDone
from coach.gym import Gym
from coach.training.exercise import Catalogue, Exercise
from coach.training.frozen import frozen
from coach.training.log import Session
from coach.training.text import clean
from coach.training.wording import count, listed

Thing = TypeVar("Thing")

_NAMED = 8


def find_exercise(catalogue: Catalogue, asked: str) -> Exercise:
    """The exercise meant: by id or name, else the only one whose id begins with it or has it in it.

    Raises NotDone where there is none (with the nearest), more than one, or one that is not lifted.
    """
    word = _as_id(asked)
    lifts = [each for each in catalogue if each.is_lift]
    found = (
        [each for each in catalogue if _as_id(each.id) == word]
        or [each for each in catalogue if _as_id(each.name) == word]
        or [each for each in catalogue if _as_id(each.short) == word]
        or _narrowed(lifts, word)
    )
    match found:
        case [exercise] if exercise.is_lift:
            return exercise
        case [exercise]:
            raise NotDone(f"{exercise.name} is not lifted, so no load is worked out for it.", Exit.USAGE)
        case []:
            near = _nearest(lifts, word)
            hint = f"Did you mean {listed(near, 'or')}?" if near else "`coach next` names those that are due."
            raise NotDone(f"There is no exercise {clean(asked)!r}. {hint}", Exit.NOTHING)
        case _:
            raise NotDone(
                f"{clean(asked)!r} can be {_some([each.id for each in found], len(found))}; name one.", Exit.USAGE
            )


def find_session(gym: Gym, asked: str) -> Session:
    """The session meant: its id, the name of its file, its date, or an end or beginning of these that no other has.

    Raises NotDone where there is none, or more than one.
    """
    return _found(asked, _names(gym), gym.history.stored, lambda each: f" ({_when(each.session)})").session


def find_file(gym: Gym, asked: str) -> Path:
    """The file of the session meant, found in the same ways; one that cannot be read, by its name.

    Raises NotDone where there is none, or more than one.
    """
    stored = gym.history.stored
    read = {each.path for each in stored}
    named = dict.fromkeys(Path(each.file) for each in gym.problems)
    broken = [each for each in named if each.is_relative_to(gym.paths.history) and each.is_file() and each not in read]
    names = [*_names(gym), *(_Names(each.stem) for each in broken)]
    return _found(asked, names, [*(each.path for each in stored), *broken])


@frozen
class _Names:
    """What a session goes by."""

    file: str
    """The name of its file, without the ending."""
    id: str = ""
    date: str = ""

    @property
    def said(self) -> str:
        """What it is called where there is a choice."""
        return self.id or self.file

    def is_whole(self, word: str) -> bool:
        """Whether `word` is one of its names."""
        return word in (self.id.casefold(), self.file.casefold(), self.date)

    def has_end(self, word: str) -> bool:
        """Whether a name begins or ends with `word`."""
        return any(each.startswith(word) or each.endswith(word) for each in (self.id.casefold(), self.file.casefold()))


def _names(gym: Gym) -> list[_Names]:
    return [_Names(each.path.stem, each.page.id, each.page.date.isoformat()) for each in gym.history.stored]


def _when(session: Session) -> str:
    """What tells sessions of one date apart: when it began, and its day in the routine, or its title."""
    return ", ".join(each for each in (f"{session.started:%H:%M}", session.day or session.title) if each)


def _found(
    asked: str, names: Sequence[_Names], things: Sequence[Thing], about: Callable[[Thing], str] = lambda _: ""
) -> Thing:
    """The thing whose names fit what was asked; raises NotDone, `about` each where there is a choice."""
    word = asked.strip().casefold()
    pairs = [(each, thing) for each, thing in zip(names, things, strict=True) if word]
    whole = [each for each in pairs if each[0].is_whole(word)]
    match whole or [each for each in pairs if each[0].has_end(word)]:
        case [(_, thing)]:
            return thing
        case []:
            among = f"{count(len(names), 'session')}: `coach history` lists them"
            raise NotDone(f"There is no session {clean(asked)!r} among {among}.", Exit.NOTHING)
        case found:
            shown = [f"{each.said}{about(thing)}" for each, thing in found[: -_NAMED - 1 : -1]]
            raise NotDone(f"{clean(asked)!r} can be {_some(shown, len(found))}; name one.", Exit.USAGE)


def _narrowed(lifts: Sequence[Exercise], word: str) -> list[Exercise]:
    if not word:
        return []
    begins = [each for each in lifts if each.id.startswith(word) or _as_id(each.name).startswith(word)]
    return begins if len(begins) == 1 else [each for each in lifts if word in each.id or word in _as_id(each.name)]


def _nearest(lifts: Sequence[Exercise], word: str) -> tuple[str, ...]:
    """The ids of those whose names are spelt most like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - costly, and only a mistake needs it

    names = {_as_id(each.name): each.id for each in lifts} | {each.id: each.id for each in lifts}
    return tuple(dict.fromkeys(names[each] for each in get_close_matches(word, names, n=3)))


def _as_id(name: str) -> str:
    return "-".join(name.casefold().replace("_", "-").split())


def _some(shown: Sequence[str], all_of_them: int) -> str:
    """The first few, and how many more there are."""
    first = shown[:_NAMED]
    more = [count(all_of_them - len(first), "more", "more")] if all_of_them > len(first) else []
    return listed([*first, *more], "or")
