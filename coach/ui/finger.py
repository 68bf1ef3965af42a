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
from coach.training.workout import Corrected, Draft
from coach.ui.view import Edited, Mark

SECONDS_A_STEP = 5
"""What an arrow adds to a hold."""


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

    def point_at(self, field: Field, edited: Edited | None = None) -> None:
        """Another field, of the same set where no other is meant."""
        if not self.let_go():
            self.mark = Mark(edited or self.mark.edited, field)

    def to_next_field(self) -> None:
        """Tab: reps, load, left, clean; past the last field of a set just done comes the next set."""
        if self.let_go():
            return
        fields = self.fields(self.mark.edited)
        place = fields.index(self.mark.field) if self.mark.field in fields else -1
        if place + 1 < len(fields):
            self.mark = Mark(self.mark.edited, fields[place + 1])
        elif self._is_resting:
            other = Edited.NEXT if self.mark.edited is Edited.DONE else Edited.DONE
            self.mark = Mark(other, self.fields(other)[0] if self.fields(other) else Field.REPS)
        elif fields:
            self.mark = Mark(self.mark.edited, fields[0])

    def add_reps(self, by: int) -> None:
        """A rep less or more."""
        if self.let_go():
            return
        done = self.edited()
        if done is None:
            return
        step = SECONDS_A_STEP if done.reps is None else 1
        value = max(0, done.done + by * step)
        self._set(Field.REPS, str(value))
        self.mark = Mark(self.mark.edited, Field.REPS)

    def change_load(self, by: int) -> None:
        """The next rack load, harder or easier."""
        if self.let_go():
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
        """The fields a set has now."""
        workout, look = self._live.workout, self._live.look()
        if look.step is None:
            return ()
        done = self.edited() if edited is self.mark.edited else standing(workout)
        if edited is Edited.DONE and look.last is not None:
            done = workout.session.entries[look.last[0]].sets[look.last[1]]
        if done is None or (
            edited is Edited.NEXT and workout.session.entries[look.step.entry].block not in LIFTED_BLOCKS
        ):
            return ()
        loads = (Field.LOAD,) if done.load is not None else ()
        if look.phase is Phase.CHOOSE:
            return loads
        if edited is Edited.NEXT and look.phase in (Phase.RAMP, Phase.REST):
            return (Field.REPS, *loads)
        if not done.is_work or done.reps is None:
            return (Field.REPS, *loads)
        return (Field.REPS, *loads, Field.LEFT, Field.CLEAN)

    def mark_fault(self, fault: Fault) -> None:
        """A fault on the set just done while resting, else on the one that is about to be logged."""
        if self.let_go():
            return
        last = self._last
        if self._is_resting and last is not None:
            done = self._live.session.entries[last[0]].sets[last[1]]
            self._live.do(lambda each, _: correct(each, *last, toggled(fault, done)))
            self.mark = Mark(Edited.DONE, Field.CLEAN)
        else:
            self._live.do(lambda each, _: mark_next(each, fault))
            self.mark = Mark(Edited.NEXT, Field.CLEAN)

    def write(self, text: str) -> None:
        """What has been typed into the marked field so far, taken at once where it makes sense."""
        mark = self.mark
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
