"""Setup: three questions, one a page, with what each answer comes to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import assert_never

from coach.settings import DEFAULT_RACKS, Settings
from coach.training.exercise import Catalogue, Equipment
from coach.training.frozen import frozen
from coach.training.goal import Block, Goal
from coach.training.load import Rack, Unit
from coach.training.plan import Plan, Planned
from coach.training.routine import Level, Routine
from coach.training.wording import clock, listed, number
from coach.ui.measures import READABLE, WIDE
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, line, padded, side_by_side, spread, wrapped

SESSION = 36
"""Columns of the first session, beside a question."""
GAP = 4
HEAD = 2
"""Rows of the first line and the air under it."""
LEAST_HUGE = 5
"""Rows below which a large number is not drawn."""
ABOVE_HUGE = 2
"""Rows of the label over it."""
NAME = 18
"""Columns of an answer."""
MARK = 2
TOLD = "Enter takes what stands, Esc skips all. Every answer can be changed later."
BRINGS = "From Hevy, Strong or FitNotes? ctrl+p and Import bring your history."

LEVELS: Mapping[Level, str] = MappingProxyType(
    {
        Level.BEGINNER: "New to this, or long away. Once a week, one day.",
        Level.INTERMEDIATE: "Months of training. A heavy and a light day in turn.",
        Level.ADVANCED: "Years of it. The same two days, more sets.",
    }
)


class Question(StrEnum):
    """What a page asks."""

    UNIT = "what your weights are marked in"
    TRAINING = "how you train"
    EQUIPMENT = "what you have"


QUESTIONS = tuple(Question)


@frozen
class Answers:
    """Where the lifter is, and what stands."""

    settings: Settings
    question: Question = Question.UNIT
    row: int = 0
    """The piece of equipment that is marked."""

    @property
    def is_last(self) -> bool:
        """Whether nothing is asked after this."""
        return self.question is QUESTIONS[-1]

    def next_question(self) -> "Answers":
        """One page on."""
        return replace(self, question=QUESTIONS[min(QUESTIONS.index(self.question) + 1, len(QUESTIONS) - 1)])

    def question_before(self) -> "Answers":
        """One page back."""
        return replace(self, question=QUESTIONS[max(QUESTIONS.index(self.question) - 1, 0)])

    def in_unit(self, unit: Unit) -> "Answers":
        """Weights in a unit, on an ordinary rack of it."""
        return replace(self, settings=replace(self.settings, unit=unit, rack=DEFAULT_RACKS[unit]))

    def at_level(self, level: Level) -> "Answers":
        """Another level."""
        return replace(self, settings=replace(self.settings, level=level))

    def for_goal(self, goal: str) -> "Answers":
        """Another goal, by its id."""
        return replace(self, settings=replace(self.settings, goal=goal))

    def with_or_without(self, piece: Equipment) -> "Answers":
        """A piece of equipment more or less; it is marked."""
        owned = {*self.settings.equipment} ^ {piece}
        settings = replace(self.settings, equipment=tuple(each for each in Equipment if each in owned))
        return replace(self, settings=settings, row=tuple(Equipment).index(piece))


@frozen
class Known:
    """What answers are explained with."""

    goals: tuple[Goal, ...]
    unlocked: Mapping[Equipment, tuple[str, ...]]
    """Names of the lifts that need each piece, those of the routine first."""
    catalogue: Catalogue

    @classmethod
    def of(cls, catalogue: Catalogue, routine: Routine | None, goals: Sequence[Goal]) -> "Known":
        """From what the coach knows."""
        slots = () if routine is None else tuple(slot for day in routine.days for slot in day.slots)
        longest = max((len(slot.exercises) for slot in slots), default=0)
        chosen = (each for place in range(longest) for slot in slots for each in slot.exercises[place : place + 1])
        ids = dict.fromkeys((*chosen, *catalogue.exercises))
        lifts = [each for each_id in ids if (each := catalogue.get(each_id)) is not None and each.is_lift]
        unlocked = {piece: tuple(each.name for each in lifts if piece in each.needs) for piece in Equipment}
        return cls(tuple(goals), unlocked, catalogue)


@frozen
class Board:
    """What a page shows, from the top down."""

    head: Line
    label: Line
    """Over the large number; empty where there is no room for one."""
    huge: str
    body: tuple[Line, ...]


def board(answers: Answers, known: Known, plan: Plan | str, width: int, height: int) -> Board:
    """A page in so much room. `plan` is what the answers come to, or why nothing does."""
    head = spread(
        line(Span("SETUP", STRONG), "  ", Span(answers.question.value, ACCENT)),
        line(Span(f"{QUESTIONS.index(answers.question) + 1} of {len(QUESTIONS)}", MUTED)),
        width,
    )
    room = height - HEAD
    bodies = [each for each in _bodies(answers, known, plan, width) if len(each) <= room]
    for body in bodies[:-1]:
        if len(body) + LEAST_HUGE + ABOVE_HUGE <= room:
            label, huge = _huge(answers, known, plan)
            return Board(head, line(Span(label, LABEL)), huge, body)
    return Board(head, BLANK, "", bodies[0] if bodies else _asked(answers, known, plan, width))


def _clicked(lines: tuple[Line, ...], action: str) -> Iterator[Line]:
    """The same lines; a click on any of them does something."""
    return (tuple(replace(each, action=action) for each in words) for words in lines)


def _huge(answers: Answers, known: Known, plan: Plan | str) -> tuple[str, str]:
    """One number that the answer changes, and what it is."""
    settings = answers.settings
    match answers.question:
        case Question.UNIT:
            return f"AN EMPTY BAR, IN {settings.unit.upper()}", number(settings.rack.bar)
        case Question.TRAINING:
            days = 0 if isinstance(plan, str) else len(plan.routine.levels[plan.level])
            return "SESSIONS A WEEK, AT MOST" if days > 1 else "SESSION A WEEK", f"{days}×"
        case Question.EQUIPMENT:
            lifts = [each for each in known.catalogue if each.is_lift and each.is_possible_with(settings.equipment)]
            return "EXERCISES TO CHOOSE FROM", str(len(lifts))
        case _:
            assert_never(answers.question)


def _bodies(answers: Answers, known: Known, plan: Plan | str, width: int) -> Iterator[tuple[Line, ...]]:
    """The page with all there is to say, and with less and less."""
    is_beside = width >= WIDE and answers.question is not Question.UNIT
    room = min(READABLE, width - SESSION - GAP if is_beside else width)
    asked = _asked(answers, known, plan, room)
    below = {Question.UNIT: TOLD, Question.TRAINING: "", Question.EQUIPMENT: BRINGS}[answers.question]
    click = "screen.bring_history" if below == BRINGS else ""
    after = (BLANK, *_clicked(wrapped(below, room, MUTED), click)) if below else ()
    if answers.question is not Question.UNIT and not isinstance(plan, str):
        if is_beside:
            yield side_by_side(((*asked, *after), _session(plan, SESSION)), (room, SESSION), GAP)
        else:
            yield (*asked, BLANK, *_session(plan, room), *after)
            yield (*asked, BLANK, *_session_in_short(plan, room), *after)
    yield (*asked, *after)
    yield asked


def _asked(answers: Answers, known: Known, plan: Plan | str, width: int) -> tuple[Line, ...]:
    """The answers there are, and what is wrong with the ones that stand."""
    wrong = (BLANK, *wrapped(plan, width, "$warning")) if isinstance(plan, str) else ()
    match answers.question:
        case Question.UNIT:
            return _units(answers, width)
        case Question.TRAINING:
            return (*_training(answers, known, width), *wrong)
        case Question.EQUIPMENT:
            return (*_equipment(answers, known, width), *wrong)
        case _:
            assert_never(answers.question)


# ------------------------------------------------------------------ the questions


def _row(name: str, words: str, width: int, action: str, *, is_chosen: bool, tick: str = "") -> tuple[Line, ...]:
    """An answer and what it means, on as many lines as it takes."""
    start = (
        Span("▸ " if is_chosen else "  ", ACCENT, action),
        *((Span(tick, "$success" if tick[0] == "✓" else MUTED, action),) if tick else ()),
        *padded(line(Span(name, f"bold {ACCENT}" if is_chosen else STRONG, action)), NAME),
    )
    room = MARK + len(tick) + NAME
    said = wrapped(words, width - room) or (BLANK,)
    return tuple(
        (*(start if not place else (Span(" " * room),)), *(Span(each.text, MUTED, action) for each in words_of_line))
        for place, words_of_line in enumerate(said)
    )


def _units(answers: Answers, width: int) -> tuple[Line, ...]:
    found: list[Line] = []
    for unit in Unit:
        chosen = unit is answers.settings.unit
        words = _rack(DEFAULT_RACKS[unit])
        found.extend(_row(unit.value, words, width, f"screen.take_unit('{unit.value}')", is_chosen=chosen))
    return tuple(found)


def _rack(rack: Rack) -> str:
    plates = [number(weight) for weight, _ in rack.plates]
    dumbbells = [number(each) for each in rack.dumbbells]
    return f"Plates from {plates[-1]} to {plates[0]}, dumbbells from {dumbbells[0]} to {dumbbells[-1]}."


def _training(answers: Answers, known: Known, width: int) -> tuple[Line, ...]:
    levels = [
        each
        for level, words in LEVELS.items()
        for each in _row(
            level.value,
            words,
            width,
            f"screen.take_level('{level.value}')",
            is_chosen=level is answers.settings.level,
        )
    ]
    gap = 2
    room = (width - gap * (len(known.goals) - 1)) // max(1, len(known.goals))
    goals = [_goal(each, room, is_chosen=each.id == answers.settings.goal) for each in known.goals]
    return (
        line(Span("LEVEL  ", LABEL), Span("↑ ↓", MUTED)),
        *levels,
        BLANK,
        line(Span("GOAL  ", LABEL), Span("← →", MUTED)),
        *side_by_side(goals, [room] * len(goals), gap),
    )


def _goal(goal: Goal, width: int, *, is_chosen: bool) -> tuple[Line, ...]:
    action = f"screen.take_goal('{goal.id}')"
    rests = dict.fromkeys(clock(goal.roles[block].rest) for block in (Block.COMPOUND, Block.BICEPS))
    said = (*wrapped(f"rest {listed(rests)}", width - MARK), *wrapped(goal.about, width - MARK))
    return (
        line(
            Span("▸ " if is_chosen else "  ", ACCENT, action),
            Span(goal.name, f"bold {ACCENT}" if is_chosen else STRONG, action),
        ),
        *((Span("  "), *(Span(part.text, MUTED, action) for part in each)) for each in said),
    )


def _equipment(answers: Answers, known: Known, width: int) -> tuple[Line, ...]:
    found: list[Line] = []
    for place, piece in enumerate(Equipment):
        tick = "✓ " if piece in answers.settings.equipment else "· "
        words = _some(known.unlocked[piece], width - MARK - len(tick) - NAME)
        action = f"screen.have_or_not({place})"
        found.extend(_row(piece.value, words, width, action, is_chosen=place == answers.row, tick=tick))
    return tuple(found)


def _some(names: Sequence[str], width: int) -> str:
    """As many names as fit, and how many more there are."""
    for shown in range(len(names), 0, -1):
        more = f" and {len(names) - shown} more" if shown < len(names) else ""
        said = f"{', '.join(names[:shown])}{more}"
        if len(said) <= width:
            return said
    return f"{len(names)} exercises" if names else "nothing by itself"


# ------------------------------------------------------------------ what it comes to


def _session(plan: Plan, width: int) -> tuple[Line, ...]:
    """The first session, an exercise a line."""
    times = [_times(each) for each in plan.planned]
    room = width - max(len(each) for each in times)
    full, short = ([each.exercise.name for each in plan.planned], [each.exercise.short for each in plan.planned])
    for names in (full, short):
        longest = max(len(each) for each in names) + 2
        if longest <= room:
            rows = ((*padded(line(name), longest), Span(each, MUTED)) for name, each in zip(names, times, strict=True))
            return (_session_label(plan), *rows)
    return _session_in_short(plan, width)


def _session_in_short(plan: Plan, width: int) -> tuple[Line, ...]:
    return (_session_label(plan), *wrapped(" · ".join(each.exercise.short for each in plan.planned), width))


def _session_label(plan: Plan) -> Line:
    return line(Span("YOUR FIRST SESSION", LABEL), Span(f"  about {plan.minutes} min", MUTED))


def _times(planned: Planned) -> str:
    lowest, highest = planned.prescription.span
    seconds = " s" if planned.exercise.is_held else ""
    sides = " each side" if planned.exercise.one_sided else ""
    return f"{planned.prescription.sets} × {lowest}–{highest}{seconds}{sides}"
