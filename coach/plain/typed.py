"""Sets and numbers as they are typed in a session: taken, or refused with one sentence."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from coach.live import Live
from coach.plain import numbers, places
from coach.plain.words import HELP_KNOWS
from coach.training.deed import Deed
from coach.training.fields import Field, correct, set_done, toggled
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Fault, LoggedSet
from coach.training.session import act, log, surprise
from coach.training.shorthand import read_set
from coach.training.standing import standing
from coach.training.telling import AS_IT_WAS, IT_IS_RIGHT
from coach.training.typed import Refusal, read_clean, read_left, read_load
from coach.training.where import Phase, allowed
from coach.training.wording import capital
from coach.training.workout import Draft, QuestionKind, Workout

NO_DIFFERENCE = "Nothing is different for it."
NOTHING_COUNTED = "Nothing is counted here: Enter does it."
FIX = "Type it like: fix 2 1 62.5x9 for exercise 2, set 1. Overview says the numbers."


class Typed:
    """Takes what is typed into a session; each answer is why not, in words, or nothing."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._unsure: tuple[tuple[int, int], LoggedSet] | None = None

    def is_answer(self, typed: str) -> bool:
        """Takes the answer to what a correction was asked about; whether there was anything to answer.

        Whatever else is typed is no answer: nothing is corrected, and it means what it always means.
        """
        unsure, self._unsure = self._unsure, None
        if unsure is None or typed.casefold() not in {"", "y", "yes"}:
            return False
        if typed:
            place, read = unsure
            self._live.do(lambda workout, _: correct(workout, *place, read))
        return True

    def set(self, text: str) -> str:
        """A set: the one that comes next is logged so; in a rest the one just done was so."""
        live = self._live
        look, workout = live.look(), live.workout
        if workout.question is not None and workout.question.kind is not QuestionKind.SURPRISE:
            return places.first(workout.question)
        like = standing(workout)
        if look.phase is Phase.REST and look.last is not None:
            done = live.session.entries[look.last[0]].sets[look.last[1]]
            return self._correct(look.last, text, done)
        if look.phase is Phase.CHOOSE:
            return self._choose(text)
        if like is None or look.step is None:
            return NOTHING_COUNTED
        if look.phase in (Phase.GET_SET, Phase.HOLDING):
            return "The hold runs: Enter ends it, stop calls it off."
        read = read_set(text, like, live.session.unit)
        if isinstance(read, Refusal):
            return _refused(read)
        if live.session.entries[look.step.entry].block not in LIFTED_BLOCKS:
            return NOTHING_COUNTED
        if read.load is not None and like.load is None and Deed.LOAD not in allowed(workout, live.now()):
            return f"{live.session.entries[look.step.entry].name} has no load here: type it like 9."
        return self._log(read, like, is_held=look.phase is Phase.HOLD)

    def _log(self, read: LoggedSet, like: LoggedSet, *, is_held: bool) -> str:
        load = read.load if read.load != like.load else self._live.workout.draft.load
        draft = Draft(load=load, done=read.done, left=read.left, clean=read.clean, fault=read.fault)

        def logged(workout: Workout, now: datetime) -> Workout:
            typed = replace(workout, draft=draft, question=None)
            return log(typed, now) if is_held else act(typed, now)

        self._live.do(logged)
        return ""

    def _choose(self, text: str) -> str:
        load = read_load(text, self._live.session.unit)
        if isinstance(load, Refusal):
            return _refused(load)
        self._live.do(lambda workout, now: act(replace(workout, draft=Draft(load=load), question=None), now))
        return ""

    def _correct(self, place: tuple[int, int], text: str, done: LoggedSet) -> str:
        if self._live.session.entries[place[0]].block not in LIFTED_BLOCKS:
            return NOTHING_COUNTED
        read = read_set(text, done, self._live.session.unit)
        if isinstance(read, Refusal):
            return _refused(read)
        asked = surprise(self._live.workout, place[0], read) if read != done else None
        if asked is not None:
            self._unsure = (place, read)
            return f"{asked} {places.either(AS_IT_WAS, IT_IS_RIGHT)}"
        return "" if self._live.do(lambda workout, _: correct(workout, *place, read)) else NO_DIFFERENCE

    # -------------------------------------------------------------- the set just done

    def momentum(self, text: str) -> str:
        """Some of its reps were swung; `text` says how many were clean, or nothing."""
        return self._fault(Fault.MOMENTUM, text)

    def short_range(self, text: str) -> str:
        """Some of its reps fell short; the same."""
        return self._fault(Fault.RANGE, text)

    def _fault(self, fault: Fault, text: str) -> str:
        found = self._last_work_set()
        if isinstance(found, str):
            return found
        place, done = found
        changed = toggled(fault, done)
        if text:
            clean = read_clean(text, done.done)
            if isinstance(clean, Refusal):
                return _refused(clean)
            changed = replace(done, fault=fault, clean=clean)
        self._live.do(lambda workout, _: correct(workout, *place, changed))
        return ""

    def left(self, text: str) -> str:
        """How many reps were left in it."""
        found = self._last_work_set()
        if isinstance(found, str):
            return found
        left = read_left(text)
        if isinstance(left, Refusal):
            return _refused(left)
        place, value = found[0], Decimal(left)
        self._live.do(lambda workout, _: set_done(workout, *place, Field.LEFT, value))
        return ""

    def _last_work_set(self) -> tuple[tuple[int, int], LoggedSet] | str:
        last = self._live.look().last
        if last is None:
            return "No set is done yet."
        done = self._live.session.entries[last[0]].sets[last[1]]
        if not done.is_work or done.reps is None:
            return "The last set was none that counts in reps."
        return last, done

    # -------------------------------------------------------------- any set

    def fix(self, text: str) -> str:
        """Another truth about any set: its exercise and its place by their numbers, then the set."""
        entries = self._live.session.entries
        match text.split(maxsplit=2):
            case [first, second, typed]:
                index = numbers.place_in(first, numbers.of_exercises(entries))
                place = None if index is None else numbers.place_in(second, numbers.of_sets(entries[index].sets))
                if index is None or place is None:
                    return FIX
                return self._correct((index, place), typed, entries[index].sets[place])
            case _:
                return FIX


def _refused(refusal: Refusal) -> str:
    return f"{capital(refusal.reason)}. {HELP_KNOWS}"
