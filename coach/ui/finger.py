"""The lifter's finger on the fields of a set: which one is marked, what is typed, what the arrows do."""

from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from coach.live import Live
from coach.training.fields import Field, correct, mark_next, set_done, set_next, toggled
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Fault, LoggedSet
from coach.training.session import doubt
from coach.training.standing import easier_load, harder_load, standing
from coach.training.typed import Refusal, read_clean, read_left, read_load, read_reps, read_seconds
from coach.training.where import Phase
from coach.training.workout import Corrected, Draft, StepKind
from coach.ui.view import Edited, Mark

SECONDS_A_STEP = 5
"""What an arrow adds to a hold."""
_OF_THE_NEXT = (Field.REPS, Field.LOAD)
"""What a rest shows of the set to come."""


class Finger:
    """Edits the set just done while resting, else the next one."""

    def __init__(self, live: Live) -> None:
        self.mark = Mark()
        """Where it is, and what it has typed."""
        self._live = live

    def let_go(self) -> bool:
        """What was typed is taken; whether that is asked about, as what looks like a slip in a set that is logged is.

        The key that let go does nothing more then.
        """
        mark, last = self.mark, self._last
        self.mark = Mark(mark.edited, mark.field)
        if not mark.typed or mark.edited is Edited.NEXT or last is None or not isinstance(mark.before, LoggedSet):
            return False
        corrected = Corrected(*last, mark.before)
        return self._live.do(lambda each, _: doubt(each, corrected))

    def begin(self) -> None:
        """On the first field of the set just done while resting, where that has any; else on the first of the next."""
        self.let_go()
        edited = Edited.DONE if self._is_resting and self.fields(Edited.DONE) else Edited.NEXT
        first, *_ = (*self.fields(edited), Field.REPS)
        self.mark = Mark(edited, first)

    def point_at(self, field: Field, edited: Edited | None = None) -> None:
        """Another field, of the same set where no other is meant; where that has none, of the set just done."""
        if self.let_go():
            return
        mine = edited or self.mark.edited
        if field in self.fields(mine):
            self.mark = Mark(mine, field)
        elif self._is_resting and field in self.fields(Edited.DONE):
            self.mark = Mark(Edited.DONE, field)

    def to_next_field(self) -> None:
        """Tab: reps, load, left, clean; past the last field of a set just done comes the next set."""
        if self.let_go():
            return
        fields = self.fields(self.mark.edited)
        place = fields.index(self.mark.field) if self.mark.field in fields else -1
        if place + 1 < len(fields):
            self.mark = Mark(self.mark.edited, fields[place + 1])
        elif self._is_resting and self.fields(other := _other(self.mark.edited)):
            self.mark = Mark(other, self.fields(other)[0])
        elif fields:
            self.mark = Mark(self.mark.edited, fields[0])

    def add_reps(self, by: int) -> None:
        """A rep less or more."""
        if self.let_go():
            return
        done = self.edited()
        if done is None or Field.REPS not in self.fields(self.mark.edited):
            return
        step = SECONDS_A_STEP if done.reps is None else 1
        value = max(0, done.done + by * step)
        self._set(Field.REPS, str(value))
        self.mark = Mark(self.mark.edited, Field.REPS)

    def change_load(self, by: int) -> None:
        """The next rack load, harder or easier."""
        if self.let_go() or Field.LOAD not in self.fields(self.mark.edited):
            return
        workout = self._live.workout
        last = self._last
        if self.mark.edited is Edited.DONE and last is not None:
            index, number = last
            done = workout.session.entries[index].sets[number]
            ladder = workout.guide(index).ladder
            if done.load is not None:
                load = ladder.harder(done.load) if by > 0 else ladder.easier(done.load)
                if load is not None:
                    self._live.do(
                        lambda each, _: set_done(each, index, number, Field.LOAD, load), (index, number, Field.LOAD)
                    )
        else:
            load = harder_load(workout) if by > 0 else easier_load(workout)
            if load is not None:
                self._live.do(lambda each, _: set_next(each, Field.LOAD, load))
        self.mark = Mark(self.mark.edited, Field.LOAD)

    def edited(self) -> LoggedSet | None:
        """The set that the fields belong to."""
        last = self._last
        if self.mark.edited is Edited.DONE and last is not None:
            return self._live.session.entries[last[0]].sets[last[1]]
        return standing(self._live.workout)

    def fields(self, edited: Edited) -> tuple[Field, ...]:
        """The fields that stand on the screen for a set: what is stretched, moved or ramped through has none.

        A ramp set has its own while it comes next.
        """
        workout, look = self._live.workout, self._live.look()
        if look.step is None:
            return ()
        if edited is Edited.DONE and look.last is not None:
            last = workout.session.entries[look.last[0]].sets[look.last[1]]
            return _fields_of(last) if last.is_work else ()
        done = standing(workout)
        if done is None or workout.session.entries[look.step.entry].block not in LIFTED_BLOCKS:
            return ()
        if look.step.kind is StepKind.CHOOSE:
            return (Field.LOAD,) if look.phase is Phase.CHOOSE and done.load is not None else ()
        fields = _fields_of(done)
        return fields if look.phase is not Phase.REST else tuple(each for each in fields if each in _OF_THE_NEXT)

    def mark_fault(self, fault: Fault) -> None:
        """A fault on the set just done while resting, else on the one that is about to be logged."""
        if self.let_go():
            return
        last = self._last
        if Field.CLEAN not in self.fields(Edited.DONE if self._is_resting else Edited.NEXT):
            return
        if self._is_resting and last is not None:
            done = self._live.session.entries[last[0]].sets[last[1]]
            self._live.do(lambda each, _: correct(each, *last, toggled(fault, done)))
            self.mark = Mark(Edited.DONE, Field.CLEAN)
        else:
            self._live.do(lambda each, _: mark_next(each, fault))
            self.mark = Mark(Edited.NEXT, Field.CLEAN)

    def write(self, text: str) -> None:
        """What has been typed into the marked field so far, taken at once where it makes sense; nothing without one."""
        mark = self.mark
        if mark.field not in self.fields(mark.edited):
            return
        before = mark.before if mark.typed else self._standing()
        self.mark = Mark(mark.edited, mark.field, text, "", before)
        refused = self._set(mark.field, text) if text else ""
        if refused or not text:
            self._restore()
        self.mark = Mark(mark.edited, mark.field, text, refused, before)

    def _standing(self) -> Draft | LoggedSet | None:
        """What typing changes, as it stands."""
        return self.edited() if self.mark.edited is Edited.DONE else self._live.workout.draft

    def _restore(self) -> None:
        """Puts back what stood there before anything was typed."""
        match self.mark.before:
            case Draft() as draft:
                self._live.do(lambda each, _: replace(each, draft=draft))
            case LoggedSet() as done if done != self.edited():
                self._live.undo()
            case _:
                pass

    def forget_typed(self) -> None:
        """What stood there before anything was typed stands there again."""
        self._restore()
        self.mark = Mark(self.mark.edited, self.mark.field)

    def _set(self, field: Field, text: str) -> str:
        """Puts a typed value into a field; why not, in words, when it is refused."""
        done = self.edited()
        if done is None:
            return ""
        value: Decimal | int | Refusal
        match field:
            case Field.REPS:
                value = read_reps(text) if done.seconds is None else read_seconds(text)
            case Field.LOAD:
                value = read_load(text, self._live.session.unit)
            case Field.LEFT:
                value = read_left(text)
            case Field.CLEAN:
                value = read_clean(text, done.done)
            case _:
                assert_never(field)
        if isinstance(value, Refusal):
            return value.reason
        last = self._last
        exact = Decimal(value)
        if self.mark.edited is Edited.DONE and last is not None:
            self._live.do(lambda each, _: set_done(each, *last, field, exact), (*last, field))
        else:
            self._live.do(lambda each, _: set_next(each, field, exact))
        return ""

    @property
    def _last(self) -> tuple[int, int] | None:
        return self._live.look().last

    @property
    def _is_resting(self) -> bool:
        return self._live.look().phase is Phase.REST


def _fields_of(done: LoggedSet) -> tuple[Field, ...]:
    loads = (Field.LOAD,) if done.load is not None else ()
    return (
        (Field.REPS, *loads, Field.LEFT, Field.CLEAN)
        if done.is_work and done.reps is not None
        else (Field.REPS, *loads)
    )


def _other(edited: Edited) -> Edited:
    return Edited.NEXT if edited is Edited.DONE else Edited.DONE
