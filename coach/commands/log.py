"""Sets told afterwards, without the screen."""

from datetime import datetime, timedelta
from decimal import Decimal

from coach.arguments import Exit, NotDone
from coach.commands.asked import Asked, gym_of
from coach.commands.saying import print_text, reason_of, talk
from coach.gym import Gym, new_id
from coach.lookup import find_exercise
from coach.storage.lock import DataLock
from coach.training.by_hand import Mistyped, also_told, goes_on, in_short, read_sets, surprise, told
from coach.training.exercise import Exercise
from coach.training.limits import MOST_IN_A_NOTE
from coach.training.log import LoggedSet, Session
from coach.training.plan import bodyweight_on
from coach.training.records import best_estimate
from coach.training.text import clean
from coach.training.wording import long_date

_A_MOMENT = timedelta(minutes=1)
"""Clocks are no better than this: what was typed as now is not still to come."""
_NOTHING = "Nothing was logged."


def log(asked: Asked) -> int:
    """`coach log`: into a session told by hand a little earlier, else into one of its own.

    Where another window logs, only ever into one of its own: a new file cannot take anything from another.
    """
    lock = DataLock(asked.paths)
    holder = lock.take(asked.at)
    try:
        if holder is not None:
            talk(f"Another window logs on this data ({holder}): this becomes a session of its own.")
        return _log(asked, alone=holder is None)
    finally:
        lock.free()


def _log(asked: Asked, *, alone: bool) -> int:
    gym, options = gym_of(asked), asked.options
    exercise = find_exercise(gym.catalogue, options.exercise)
    at = _moment(asked)
    sets = _sets(asked, gym, exercise, at)
    note = clean(options.note, MOST_IN_A_NOTE)
    begun = _begun(gym, at) if alone else None
    if begun is None:
        session = told(
            exercise,
            sets,
            at,
            session_id=new_id(at),
            unit=gym.settings.rack.unit,
            bodyweight=_bodyweight(gym, at),
            note=note,
        )
    else:
        session = also_told(begun, exercise, sets, at, note=note)
    try:
        notice = gym.store().save(session, asked.at)
    except OSError as error:
        raise NotDone(f"It could not be written: {reason_of(error)}. {_NOTHING}", Exit.DATA) from error
    if notice:
        talk(f"{notice}.")
    entry = next(each for each in session.entries if each.id == exercise.id)
    joined = "" if begun is None else f", in the session of {begun.started:%H:%M}"
    talk(f"{entry.name} {in_short(sets, exercise.kind)} on {long_date(at)} {at.year}, {at:%H:%M}{joined}.")
    return print_text(f"{session.id}\n")


def _moment(asked: Asked) -> datetime:
    """When the sets were done; now unless it was told."""
    at = asked.at if asked.options.at is None else asked.options.at.moment(asked.at)
    if at > asked.at + _A_MOMENT:
        raise NotDone(f"{long_date(at)} {at.year}, {at:%H:%M} is still to come. {_NOTHING}", Exit.USAGE)
    return at


def _sets(asked: Asked, gym: Gym, exercise: Exercise, at: datetime) -> tuple[LoggedSet, ...]:
    """The sets as they were typed; raises NotDone where one is not understood, or looks like a slip of the finger."""
    words, unit = asked.options.sets, gym.settings.rack.unit
    sets = read_sets(words, exercise, unit)
    if isinstance(sets, Mistyped):
        raise NotDone(f"Set {sets.place}, {clean(sets.text)!r}: {sets.reason}. {_NOTHING}", Exit.USAGE)
    if not asked.options.yes:
        ladder = gym.settings.rack.ladder(exercise.id, exercise.kind)
        best = best_estimate(exercise, gym.sessions, unit)
        found = surprise(sets, ladder, best, _bodyweight(gym, at))
        if found is not None:
            place, question = found
            said = f"Set {place}, {clean(words[place - 1])!r}: {question}"
            raise NotDone(f"{said} If it is, `--yes` logs it. {_NOTHING}", Exit.USAGE)
    return sets


def _bodyweight(gym: Gym, at: datetime) -> Decimal | None:
    return bodyweight_on(at.date(), gym.lifter, gym.sessions)


def _begun(gym: Gym, at: datetime) -> Session | None:
    """The session told by hand that these sets go on with."""
    return next(
        (
            each.session
            for each in reversed(gym.history.stored)
            if each.page.date == at.date() and each.is_writable and goes_on(each.session, at, gym.settings.rack.unit)
        ),
        None,
    )
