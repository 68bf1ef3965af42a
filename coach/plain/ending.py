"""The end of a session in lines: what went up, what it adds up to, and next week's loads."""

from collections.abc import Iterator
from fractions import Fraction

from coach.answers import Ending
from coach.desk import Desk
from coach.live import Live
from coach.plain import changes, why
from coach.plain.console import Console, ask
from coach.plain.leaving import Leaving
from coach.plain.words import ENDING, find, help_lines, no_number, no_word, number_in
from coach.training import closing
from coach.training.exercise import FIVE_MUSCLES, Catalogue
from coach.training.limits import MOST_IN_A_NOTE
from coach.training.plan import Planned
from coach.training.session import note
from coach.training.text import clean
from coach.training.volume import LEAST_SETS
from coach.training.wording import bare_load, capital, long_date, reps, rounded

NOTHING_DONE = "Nothing was done, so nothing is kept."
ENTER = "closes the session and leaves."


class EndingTalk:
    """Says what came of a session, and lets the lifter take its end back."""

    def __init__(self, desk: Desk, live: Live, console: Console) -> None:
        self._desk = desk
        self._live = live
        self._console = console
        self._leaving = Leaving(live, console)

    def ask(self) -> bool:
        """Says it and asks: whether the lifter leaves; False takes the end back."""
        self._live.settle()
        self._show()
        return ask(self._console, self._answer)

    def _show(self) -> None:
        if not any(each.sets for each in self._live.session.entries):
            self._console.say(NOTHING_DONE)
        else:
            self._console.say(*lines(self._desk.ending(self._live), self._desk.gym.catalogue))
        self._console.say("", "Enter closes. Or type: undo, note TEXT, why 1, where, help, quit.")

    def _answer(self, typed: str) -> bool | None:
        if self._leaving.is_asked:
            return self._leaving.is_meant(typed) or self._leaves()
        found = find(typed, ENDING)
        if not typed or (found is not None and found[0].name == "quit"):
            return self._leaves()
        if found is None:
            self._console.say(no_word(typed))
            return None
        match found[0].name:
            case "undo":
                return self._undo()
            case "note":
                self._note(clean(found[1], MOST_IN_A_NOTE))
            case "why":
                self._why(found[1])
            case "where":
                self._show()
            case _:
                self._console.say(*help_lines(ENDING, ENTER))
        return None

    def _undo(self) -> bool | None:
        """The last change is taken back: a note, or the end of the session, and then it goes on."""
        live, before = self._live, self._live.session
        if not live.undo():
            self._console.say("There is nothing to take back.")
        self._console.say(*changes.told(before, live.session, changes.kinds_of(live.workout)))
        return None if live.session.finished is not None else False

    def _leaves(self) -> bool | None:
        """True where the lifter leaves at once; None where that is asked about."""
        return self._leaving.may_leave() or None

    def _note(self, text: str) -> None:
        before = self._live.session
        if text and self._live.do(lambda workout, _: note(workout, text)):
            self._live.settle()
            after = self._live.session
            self._console.say(*changes.told(before, after, changes.kinds_of(self._live.workout)))
            return
        self._console.say(f"Noted so far: {before.note}" if before.note else "There is no note yet.")

    def _why(self, text: str) -> None:
        coming = self._desk.ending(self._live).coming
        planned = coming.planned if coming is not None else ()
        chosen = number_in(text, len(planned)) if planned else None
        if text and planned and chosen is None:
            self._console.say(no_number(len(planned)))
            return
        unit = self._desk.gym.settings.rack.unit
        for each in planned if chosen is None else planned[chosen : chosen + 1]:
            self._console.say(*why.lines(each, unit), "")


def lines(ending: Ending, catalogue: Catalogue) -> tuple[str, ...]:
    """All of it."""
    session = ending.session
    saved = "On disk" if ending.is_saved else (ending.trouble or "Not on disk yet").rstrip(".")
    faults = closing.faults(session)
    return (
        f"Done: {session.day}, {long_date(session.date)}.",
        f"{closing.amount(session).replace(' · ', ', ')}, {ending.goal.name}. {saved}.",
        *_records(ending, catalogue),
        *_coming(ending),
        *((faults,) if faults else ()),
        _week(ending),
        *((f"{capital(ending.balance.warning)}.",) if ending.balance.warning else ()),
        *((f"Note: {session.note}",) if session.note else ()),
        closing.recovery(session.date),
    )


def _records(ending: Ending, catalogue: Catalogue) -> Iterator[str]:
    for record in ending.records:
        exercise = catalogue.get(record.exercise_id)
        yield f"New best, {record.exercise_id if exercise is None else exercise.name}: {record.words}."


def _coming(ending: Ending) -> Iterator[str]:
    plan = ending.coming
    if plan is None or not plan.planned:
        return
    yield f"Next {plan.day.name} day:"
    for place, each in enumerate(plan.planned):
        yield f"{place + 1}. {_next_time(ending, each)}"


def _next_time(ending: Ending, planned: Planned) -> str:
    suggestion, kind = planned.suggestion, planned.exercise.kind
    done = next((e for e in ending.session.entries if e.id == planned.exercise.id and e.work_sets), None)
    was = done.work_sets[0].load if done is not None else None
    before = "" if was is None else f"{bare_load(was, kind)} becomes " if was != suggestion.load else "again "
    load = "" if suggestion.load is None else f"{bare_load(suggestion.load, kind)} × "
    return f"{planned.exercise.name}: {before}{load}{reps(suggestion.aims)}. {suggestion.reason}"


def _week(ending: Ending) -> str:
    said = ", ".join(f"{each} {rounded(ending.week.get(each, Fraction(0)))}" for each in FIVE_MUSCLES)
    return f"Sets a muscle in seven days: {said}. {LEAST_SETS} are the least."
