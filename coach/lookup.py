"""What a word on the command line means: an exercise by its id or name, a session by its id or date."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from coach.arguments import Exit, NotDone
from coach.gym import Gym
from coach.training.exercise import Catalogue, Exercise
from coach.training.log import Session
from coach.training.text import clean
from coach.training.wording import count, listed

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
            names = {_as_id(each.name): each.id for each in lifts} | {each.id: each.id for each in lifts}
            near = [names[each] for each in get_close_matches(word, names, n=3)]
            hint = f" Did you mean {listed(dict.fromkeys(near), 'or')}?" if near else ""
            raise NotDone(f"There is no exercise {clean(asked)!r}.{hint}", Exit.NOTHING)
        case _:
            raise NotDone(f"{clean(asked)!r} can be {_some(each.id for each in found)}; name one.", Exit.USAGE)


def find_session(gym: Gym, asked: str) -> Session:
    """The session meant: its id, the name of its file, its date, or an end or beginning of these that no other has.

    Raises NotDone where there is none, or more than one.
    """
    word = asked.strip().casefold()
    named = [(each.session, (each.session.id.casefold(), each.path.stem.casefold())) for each in gym.history.stored]
    whole = [session for session, names in named if word in names or session.date.isoformat() == word]
    parts = [
        session
        for session, names in named
        if word and any(each.startswith(word) or each.endswith(word) for each in names)
    ]
    match whole or parts:
        case [session]:
            return session
        case []:
            raise NotDone(f"There is no session {clean(asked)!r} among {count(len(named), 'session')}.", Exit.NOTHING)
        case found:
            ids = _some(each.id for each in reversed(found))
            raise NotDone(f"{clean(asked)!r} can be {ids}; name one.", Exit.USAGE)


def _narrowed(lifts: Sequence[Exercise], word: str) -> list[Exercise]:
    if not word:
        return []
    begins = [each for each in lifts if each.id.startswith(word) or _as_id(each.name).startswith(word)]
    return begins if len(begins) == 1 else [each for each in lifts if word in each.id or word in _as_id(each.name)]


def _as_id(name: str) -> str:
    return "-".join(name.casefold().replace("_", "-").split())


def _some(ids: Iterable[str]) -> str:
    every = list(ids)
    more = [count(len(every) - _NAMED, "more", "more")] if len(every) > _NAMED else []
    return listed([*every[:_NAMED], *more], "or")
