"""Today in lines: what is due beside what was done last time, and one question whether to start."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from fractions import Fraction

from coach.desk import Desk
from coach.plain import why
from coach.plain.console import Console, ask
from coach.plain.words import TODAY, find, help_lines, no_number, no_word, number_in
from coach.training import outlook, telling
from coach.training.after_today import AfterToday
from coach.training.exercise import FIVE_MUSCLES
from coach.training.plan import Plan, Planned
from coach.training.typed import Refusal, read_bodyweight
from coach.training.volume import LEAST_SETS, TARGET_SETS
from coach.training.wording import bare_load, capital, long_date, number, reps, rounded

ENTER = "starts the session."


class Today(Enum):
    """What came of it."""

    START = auto()
    QUIT = auto()


class TodayTalk:
    """Says what is due and asks whether to start."""

    def __init__(self, desk: Desk, console: Console) -> None:
        self._desk = desk
        self._console = console
        self._is_asking = False

    def ask(self) -> Today:
        """Asks until the session starts or the lifter leaves."""
        return ask(self._console, self._answer)

    def show(self) -> None:
        """Says the plan and what can be done with it."""
        desk = self._desk
        plan = desk.replan()
        self._is_asking = False
        if plan is None:
            self._console.say(desk.refused, "Type quit to leave.")
            return
        self._console.say(*lines(plan, desk.week(plan)), "", _can_be_typed(plan))

    def _answer(self, typed: str) -> Today | None:
        if not typed:
            return self._enter()
        found = find(typed, TODAY)
        if found is None:
            self._console.say(no_word(typed))
            return None
        word, rest = found
        answers: Mapping[str, Callable[[str], None]] = {
            "goal": self._goal,
            "day": self._day,
            "rough": self._rough,
            "weight": self._weight,
            "swap": self._swap,
            "why": self._why,
            "undo": self._undo,
            "help": self._help,
        }
        match word.name:
            case "quit":
                return Today.QUIT
            case "yes":
                return self._yes()
            case name:
                answers[name](rest)
                return None

    def _enter(self) -> Today | None:
        plan = self._desk.plan
        if plan is None:
            self._console.say(self._desk.refused)
            return None
        question = outlook.question(plan)
        if self._is_asking:
            self._is_asking = False
            self._console.say("Not yet, then.", _can_be_typed(plan))
        elif question:
            self._is_asking = True
            self._console.say(question, "Enter: not yet. y: start.")
        else:
            return Today.START
        return None

    def _yes(self) -> Today | None:
        if self._is_asking:
            return Today.START
        self._console.say("Nothing was asked.")
        return None

    # -------------------------------------------------------------- words

    def _goal(self, _: str) -> None:
        self._desk.other_goal()
        self.show()

    def _day(self, _: str) -> None:
        self._desk.other_day()
        self.show()

    def _rough(self, _: str) -> None:
        self._desk.rough_or_not()
        self.show()

    def _undo(self, _: str) -> None:
        if self._desk.choosing.take_back():
            self.show()
        else:
            self._console.say("There is nothing to take back.")

    def _weight(self, rest: str) -> None:
        unit = self._desk.gym.settings.unit
        read = read_bodyweight(rest, unit)
        if isinstance(read, Refusal):
            self._console.say(f"{capital(read.reason)}.")
        else:
            self._desk.weighs(read)
            self.show()
            self._console.say(f"Body weight: {number(read)} {unit}.")

    def _swap(self, rest: str) -> None:
        first, _, second = rest.partition(" ")
        index = self._index(first)
        if index is None or self._desk.plan is None:
            return
        others = self._desk.alternatives(index)
        chosen = number_in(second.strip(), len(others)) if others else None
        if not others:
            self._console.say(telling.NOTHING_ELSE)
        elif chosen is None:
            name = self._desk.plan.planned[index].exercise.name
            self._console.say(f"Instead of {name}:")
            self._console.say(*(f"swap {index + 1} {place + 1}: {each.name}" for place, each in enumerate(others)))
        else:
            self._desk.swap(index, others[chosen].id)
            self.show()

    def _why(self, rest: str) -> None:
        index = self._index(rest)
        planned = self._desk.planned(index) if index is not None else None
        if planned is not None:
            unit = self._desk.gym.settings.rack.unit
            self._console.say(*why.lines(planned, unit, self._desk.lane(planned)))

    def _index(self, text: str) -> int | None:
        plan = self._desk.plan
        most = len(plan.planned) if plan is not None else 0
        found = number_in(text, most) if most else None
        if found is None:
            self._console.say(no_number(most) if most else self._desk.refused)
        return found

    def _help(self, _: str) -> None:
        self._console.say(*help_lines(TODAY, ENTER))


def _can_be_typed(plan: Plan) -> str:
    day = "day, " if len(plan.routine.levels[plan.level]) > 1 else ""
    return f"Enter starts. Or type: goal, {day}rough, weight 78.5, swap 1, why 1, help, quit."


def lines(plan: Plan, week: AfterToday) -> tuple[str, ...]:
    """The plan of today: one line an exercise, and what is to be known of it."""
    rough = ", rough day" if plan.rough else ""
    done = f", {outlook.done_today(plan)}" if plan.is_done_today else ""
    return (
        f"{plan.routine.name}, {plan.day.name}{rough}{done}. {long_date(plan.on)}.",
        f"{capital(', '.join(outlook.facts(plan)))}.",
        f"Warm-up: {', '.join(each.name for each in plan.warmup)}.",
        *(f"{place + 1}. {_exercise(each)}" for place, each in enumerate(plan.planned)),
        f"Cool-down: {', '.join(each.name for each in plan.cooldown)}.",
        _muscles(week),
        *(each.words for each in outlook.remarks(plan, "swap")),
    )


def _exercise(planned: Planned) -> str:
    name = f"{planned.exercise.name}, each side" if planned.exercise.one_sided else planned.exercise.name
    return f"{name}: {'; '.join(_times(planned))}. {planned.suggestion.reason}"


def _times(planned: Planned) -> Iterator[str]:
    kind, suggestion = planned.exercise.kind, planned.suggestion
    before = outlook.entry_in(planned.last, planned)
    if before is None:
        yield telling.NEVER_DONE
    else:
        first = before.work_sets[0].load
        yield f"last {'' if first is None else f'{bare_load(first, kind)} × '}{telling.reps_in_a_row(before)}"
    load = "" if suggestion.load is None else f"{bare_load(suggestion.load, kind)} × "
    yield f"today {load}{reps(suggestion.aims)}"


def _muscles(week: AfterToday) -> str:
    said = ", ".join(f"{each} {rounded(week.sets.get(each, Fraction(0)))}" for each in FIVE_MUSCLES)
    when = "this week, after today" if week.has_more_to_come else "this week"
    return f"Sets a muscle {when}: {said}. About {TARGET_SETS} are good, {LEAST_SETS} are the least."
