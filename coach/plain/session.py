"""A session led in lines: what is typed becomes a change, and what has changed is said."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from types import MappingProxyType

from coach.desk import Desk
from coach.live import Change, Live
from coach.plain import numbers, overview, places, why
from coach.plain.console import Console
from coach.plain.leaving import Leaving
from coach.plain.typed import NO_DIFFERENCE, Typed
from coach.plain.watch import Watch
from coach.plain.words import HELP_KNOWS, SESSION, Word, find, help_lines, no_number, number_in
from coach.training import telling
from coach.training.deed import Deed
from coach.training.fields import Field, set_next
from coach.training.goal import LIFTED_BLOCKS
from coach.training.limits import MOST_IN_A_NOTE
from coach.training.log import LoggedSet
from coach.training.replan import come_back, one_set_less, one_set_more, pain, skip
from coach.training.rest import OWN_STEP
from coach.training.resting import adjust_rest
from coach.training.session import finish, leave_hold, note
from coach.training.shorthand import example
from coach.training.standing import easier_load, harder_load, standing
from coach.training.text import clean
from coach.training.where import Phase, allowed
from coach.training.wording import clock, count
from coach.training.workout import GET_SET_SECONDS, Draft, QuestionKind, Workout, sets_wanted

ENTER = (
    "does what was said last: the next set as planned, the end of a rest, the start or end of a hold. "
    "A set that was different is typed: {example}. In a rest that corrects the set just done."
)
NOT_HERE = f"That does nothing here. {HELP_KNOWS}"
SECOND = timedelta(seconds=1)
TOO_SHORT = "Less than a second of it was held: it counts as 1 second."
TOO_SOON = "Too soon after the last one: press Enter again if you mean it."


class SessionTalk:
    """Leads through a session."""

    def __init__(self, desk: Desk, live: Live, console: Console) -> None:
        self._desk = desk
        self._live = live
        self._console = console
        self._watch = Watch(live, console, desk.gym.settings.alerts)
        self._typed = Typed(live)
        self._leaving = Leaving(live, console)
        self._was_deaf = False

    def lead(self) -> bool:
        """Goes on until the session is over, True, or is left open, False."""
        while True:
            look = self._watch.look()
            if look.phase is Phase.DONE:
                return True
            typed = self._console.wait(self._watch.next_moment(look))
            if typed is not None and not self._answer(typed.strip()):
                return False

    # -------------------------------------------------------------- what was typed

    def _answer(self, typed: str) -> bool:
        """Does what was typed; whether the session goes on."""
        self._live.look()
        if self._leaving.is_asked:
            return not self._leaving.is_meant(typed)
        if self._typed.is_answer(typed):
            return True
        if not typed:
            self._enter()
            return True
        found = find(typed, SESSION)
        if found is None:
            self._say(self._typed.set(typed))
            return True
        word, rest = found
        if word.name == "quit":
            return not self._leaving.may_leave()
        if word.deed is not None and word.deed not in self._allowed():
            self._say(self._not_allowed())
        else:
            self._do(word, rest)
        return True

    def _do(self, word: Word, rest: str) -> None:
        if word.name in _CHANGES:
            if not self._live.do(_CHANGES[word.name]):
                self._say(NO_DIFFERENCE)
            return
        answers: Mapping[str, Callable[[str], str]] = {
            "undo": self._undo,
            "go": self._go,
            "harder": lambda _: self._load(harder=True),
            "easier": lambda _: self._load(harder=False),
            "momentum": self._typed.momentum,
            "range": self._typed.short_range,
            "left": self._typed.left,
            "fix": self._typed.fix,
            "pain": lambda _: self._about(pain),
            "more": lambda _: self._about(one_set_more),
            "fewer": lambda _: self._about(one_set_less),
            "swap": self._swap,
            "to": self._to,
            "note": self._note,
            "why": self._why,
            "where": self._where,
            "overview": self._overview,
            "yes": self._yes,
            "help": self._help,
        }
        self._say(answers[word.name](rest))

    def _say(self, answer: str) -> None:
        if answer:
            self._console.say(answer)

    def _allowed(self) -> frozenset[Deed]:
        return allowed(self._live.workout, self._live.now())

    def _not_allowed(self) -> str:
        question = self._live.workout.question
        if question is not None:
            return places.first(question)
        return NOT_HERE

    # -------------------------------------------------------------- Enter and its like

    def _enter(self) -> None:
        """A press is only not meant where a person types: what a program writes, it means."""
        live = self._live
        question, before, held = live.workout.question, live.workout, self._held()
        if self._console.is_typed:
            live.enter()
        else:
            live.act()
        if question is not None and question.kind is QuestionKind.SURPRISE and live.workout.question is None:
            live.do(lambda workout, _: replace(workout, draft=Draft()))
        if held is not None and held < SECOND and live.workout != before:
            self._say(TOO_SHORT)
        is_deaf = live.workout == before
        if is_deaf and not self._was_deaf:
            self._say(TOO_SOON)
        self._was_deaf = is_deaf

    def _held(self) -> timedelta | None:
        """How long the hold has lasted that runs; None where none does."""
        hold = self._live.workout.hold
        if hold is None or self._live.look().phase is not Phase.HOLDING:
            return None
        return self._live.now() - hold.started - timedelta(seconds=GET_SET_SECONDS)

    def _go(self, _: str) -> str:
        if self._live.look().phase is not Phase.REST:
            return "No rest runs."
        self._live.act()
        return ""

    def _yes(self, _: str) -> str:
        if Deed.YES not in self._allowed():
            return "Nothing was asked."
        self._live.answer_yes()
        return ""

    def _undo(self, _: str) -> str:
        return "" if self._live.undo() else "There is nothing to take back."

    # -------------------------------------------------------------- the plan of today

    def _about(self, change: Callable[[Workout, int], Workout]) -> str:
        """Of the exercise just done while resting, else of the next."""
        look = self._live.look()
        index = look.last[0] if look.phase is Phase.REST and look.last is not None else None
        if index is None and look.step is not None:
            index = look.step.entry
        if index is None:
            return NOT_HERE
        place = index
        return "" if self._live.do(lambda workout, _: change(workout, place)) else NO_DIFFERENCE

    def _load(self, *, harder: bool) -> str:
        load = harder_load(self._live.workout) if harder else easier_load(self._live.workout)
        if load is None:
            return f"The rack has nothing {'harder' if harder else 'easier'}."
        self._live.do(lambda workout, _: set_next(workout, Field.LOAD, load))
        return ""

    def _swap(self, rest: str) -> str:
        first, _, second = rest.partition(" ")
        look = self._live.look()
        index = self._index(first) if first else look.step.entry if look.step is not None else None
        if index is None:
            return self._no_number() if first else NOT_HERE
        if self._live.workout.question is not None and (look.step is None or index != look.step.entry):
            return self._not_allowed()
        entry = self._live.session.entries[index]
        if entry.work_sets and len(entry.work_sets) >= sets_wanted(entry):
            return f"{entry.name} is done: nothing of it is left to swap."
        others = self._desk.alternatives(index)
        if not others:
            return telling.NOTHING_ELSE
        chosen = number_in(second.strip(), len(others))
        if chosen is None:
            number = numbers.of_exercises(self._live.session.entries)[index]
            self._console.say(f"Instead of {entry.name}:")
            self._console.say(*(f"swap {number} {place + 1}: {each.name}" for place, each in enumerate(others)))
            return ""
        self._desk.swap(index, others[chosen].id)
        return ""

    def _to(self, rest: str) -> str:
        index = self._index(rest)
        if index is None:
            return self._no_number()
        if self._live.workout.question is not None:
            return self._not_allowed()
        self._live.do(lambda workout, _: come_back(workout, index))
        return ""

    def _index(self, typed: str) -> int | None:
        return numbers.place_in(typed, numbers.of_exercises(self._live.session.entries))

    def _no_number(self) -> str:
        lifted = sum(each.block in LIFTED_BLOCKS for each in self._live.session.entries)
        return f"{no_number(lifted)} Overview says them all."

    def _note(self, rest: str) -> str:
        text = clean(rest, MOST_IN_A_NOTE)
        if not text:
            return f"Noted so far: {self._live.session.note}" if self._live.session.note else "There is no note yet."
        self._live.do(lambda workout, _: note(workout, text))
        return ""

    # -------------------------------------------------------------- what is asked

    def _why(self, rest: str) -> str:
        look = self._live.look()
        index = look.step.entry if look.step is not None else None
        if rest:
            index = self._index(rest)
            if index is None:
                return self._no_number()
        planned = self._desk.planned(index) if index is not None else None
        if planned is None:
            return "There is no load to explain here."
        unit = self._desk.gym.settings.rack.unit
        self._console.say(*why.lines(planned, unit, self._desk.lane(planned)))
        return ""

    def _where(self, _: str) -> str:
        live = self._live
        since = int((live.now() - live.session.started).total_seconds())
        done = sum(len(each.work_sets) for each in live.session.entries)
        self._console.say(f"{clock(since)} into the session, {count(done, 'work set')} done.")
        self._watch.say_again()
        return ""

    def _overview(self, _: str) -> str:
        self._console.say(*overview.lines(self._live.workout))
        return ""

    def _help(self, _: str) -> str:
        deeds = self._allowed()
        words = (each for each in SESSION if each.deed is None or each.deed in deeds)
        like = standing(self._live.workout) or LoggedSet(load=Decimal("62.5"), reps=0)
        self._console.say(*help_lines(words, ENTER.format(example=example(like))))
        return ""


_CHANGES: Mapping[str, Change] = MappingProxyType(
    {
        "+": lambda workout, now: adjust_rest(workout, OWN_STEP, now),
        "-": lambda workout, now: adjust_rest(workout, -OWN_STEP, now),
        "skip": lambda workout, _: skip(workout),
        "stop": lambda workout, _: leave_hold(workout),
        "finish": finish,
    }
)
