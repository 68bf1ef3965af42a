"""The next load: double progression by rules anyone can check."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from decimal import Decimal

from coach.training.evidence import bouts_of, disbelieved, stopped_of
from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.goal import Block, Prescription
from coach.training.history import terms_of
from coach.training.inputs import Input, inputs
from coach.training.load import Rack
from coach.training.log import Session
from coach.training.logbook import Logbook
from coach.training.once import Once
from coach.training.question import Question
from coach.training.reasons import notices, reason, short
from coach.training.rule import Decision, Rule
from coach.training.rules import decide

__all__ = ["Input", "Rule", "Suggestion", "suggest"]


@frozen
class Suggestion:
    """What to do next time, and why."""

    rule: Rule
    load: Decimal | None
    """In the rack's unit; None where none is suggested."""
    aims: tuple[int, ...]
    """Reps (seconds for what is held), one for each set."""
    reason: str
    """One plain sentence: true, specific, in words."""
    short: str
    """The same in at most 16 characters, for a table; empty where nothing is to be said."""
    question: Question = field(repr=False, compare=False)
    """What was asked."""
    decision: Decision = field(repr=False, compare=False)
    """What the rules said."""
    notices: tuple[str, ...] = ()
    """More to be said beside it: the end of the rack, an alternative, a physiotherapist."""
    _turning_point: Once[str] = field(default_factory=Once, init=False, repr=False, compare=False)
    """It takes longer to find than all the rest."""

    @property
    def sets(self) -> int:
        """How many sets the rules made of the slot."""
        return len(self.aims)

    @property
    def turning_point(self) -> str:
        """What would have changed it; empty where nothing could have."""
        from coach.training.turning import turning_point  # noqa: PLC0415 - only for whoever asks why

        return self._turning_point.of(lambda: turning_point(self.question, self.decision))

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The arithmetic behind it."""
        return inputs(self.question, self.decision)

    @property
    def source(self) -> str:
        """The rule's paper, or that it is the coach's own choice."""
        return self.decision.rule.paper


def suggest(
    exercise: Exercise,
    prescription: Prescription,
    block: Block,
    past: Sequence[Session],
    rack: Rack,
    on: date,
    *,
    bodyweight: Decimal | None = None,
    rough: bool = False,
) -> Suggestion:
    """The next load and aims of an exercise.

    `past` is every session in any order; only finished ones that began on or before `on` are looked at.
    `bodyweight` is the configuration's, in the rack's unit; the newest session that has one comes first.
    `rough` is a rough day, which can only lower. The same arguments always give the same answer.
    """
    question = ask(exercise, prescription, block, past, rack, on, bodyweight=bodyweight, rough=rough)
    decision = decide(question)
    return Suggestion(
        rule=decision.rule,
        load=decision.load,
        aims=decision.aims,
        reason=reason(question, decision),
        short=short(question, decision),
        question=question,
        decision=decision,
        notices=notices(question, decision),
    )


def ask(
    exercise: Exercise,
    prescription: Prescription,
    block: Block,
    past: Sequence[Session],
    rack: Rack,
    on: date,
    *,
    bodyweight: Decimal | None = None,
    rough: bool = False,
) -> Question:
    """Everything the rules look at, gathered from the past and the rack; the arguments are those of `suggest`."""
    book = Logbook.of(past)
    terms = terms_of(exercise, book, rack, on, bodyweight)
    bouts = bouts_of(exercise.id, block, book, on, terms, held=exercise.is_held)
    return Question(
        terms=terms,
        prescription=prescription,
        bouts=bouts,
        on=on,
        stopped=stopped_of(exercise.id, block, book, on, terms, bouts),
        disbelieved=disbelieved(exercise.id, block, book, on, bouts),
        is_isolation=exercise.is_isolation,
        is_held=exercise.is_held,
        is_rough=rough,
    )
