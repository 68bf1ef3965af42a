"""The live session: one screen, whose body is what the lifter does now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, assert_never

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from coach.live import Live
from coach.training.fields import Field, correct, mark_next, set_done, set_next, toggled
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Fault, LoggedSet
from coach.training.replan import one_set_less, one_set_more, pain, skip
from coach.training.resting import adjust_rest
from coach.training.session import leave_hold
from coach.training.standing import Hung, easier_load, harder_load, hung, standing
from coach.training.typed import Refusal, read_clean, read_left, read_load, read_reps, read_seconds
from coach.training.where import Deed, Phase, Where, allowed
from coach.training.workout import Draft, Workout
from coach.ui.keys import Place, available, bindings, deed_of
from coach.ui.panes import hold, rest, strip, warmup, work
from coach.ui.ringing import Ring, Ringing
from coach.ui.room import Asked, Ended, Looks, Room
from coach.ui.scene import LABEL, Huge, Line, Scene, Span, fitted, line, side_by_side, spread, width_of
from coach.ui.view import Edited, Mark, View
from coach.ui.widgets.bar import cells
from coach.ui.widgets.big import Big
from coach.ui.widgets.words import Words

LOOKS_A_SECOND = 4
MARGIN = 3
NARROW = 70
WIDE = 110
LOW = 24
TALL = 34
MESSAGE_ROWS = 2
GAP = 2
"""Columns between two columns."""

_PLACES = {
    Phase.MOVE: Place.WARMUP,
    Phase.HOLD: Place.HOLD,
    Phase.GET_SET: Place.HOLD,
    Phase.HOLDING: Place.HOLD,
    Phase.CHOOSE: Place.WORK,
    Phase.RAMP: Place.WORK,
    Phase.WORK: Place.WORK,
    Phase.REST: Place.REST,
    Phase.DONE: Place.FINISH,
}


class Rang(Message):
    """A moment has come that is to be heard."""

    def __init__(self, ring: Ring) -> None:
        super().__init__()
        self.ring = ring


class SessionScreen(Room):
    """Leads through a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *{
            getattr(each, "id", ""): each
            for place in (Place.WORK, Place.REST, Place.HOLD, Place.WARMUP)
            for each in bindings(place)
        }.values()
    ]

    CSS_PATH = "session.tcss"

    def __init__(self, live: Live, looks: Looks, leads: tuple[int, ...] = ()) -> None:
        """`leads` are the seconds before the end of a rest that are rung too."""
        super().__init__(looks)
        self.live = live
        self._ringing = Ringing(leads)
        self._mark = Mark()
        self._is_bare = False
        self._place: tuple[object, ...] = ()
        self._hung: tuple[Workout, Hung | None] | None = None

    def compose(self) -> ComposeResult:
        """The places of a session, the same in every phase."""
        with Horizontal(id="session"):
            with Vertical(id="body"):
                yield Words(id="title")
                yield Words(id="word")
                yield Big(id="huge", ascii=self.looks.ascii)
                yield Big(id="beside", ascii=self.looks.ascii)
                yield Words(id="progress")
                yield Words(id="cue")
                yield Words(id="columns")
                yield Words(id="message")
                yield Words(id="keys")
            yield Words(id="strip")

    def on_mount(self) -> None:
        """The clock begins to be looked at."""
        for each in self.query(Words):
            each.ascii = self.looks.ascii
        self.set_interval(1 / LOOKS_A_SECOND, self.refresh_view)
        self.refresh_view()

    def on_resize(self, event: events.Resize) -> None:
        """More or less room."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < LOW, "-low")
        self.set_class(event.size.height >= TALL, "-tall")
        self.call_after_refresh(self.refresh_view)

    @property
    def place(self) -> Place:
        """Where the lifter is, for keys and help."""
        return _PLACES[self.live.look().phase]

    def on_screen_resume(self) -> None:
        """Back from another screen."""
        self.refresh_view()

    # -------------------------------------------------------------- drawing

    def refresh_view(self) -> None:
        """Draws the session as it is at this moment."""
        if not self.is_mounted:
            return
        look = self.live.look()
        now = self.live.now()
        ring = self._ringing.look(self.live.workout, look, now)
        if ring is not None:
            self.post_message(Rang(ring))
        if look.phase is Phase.DONE:
            self.post_message(Ended(self.live.session))
            return
        self._follow(look)
        view = self._view(look, now)
        self._draw(view, _scene(view))

    def _follow(self, look: Where) -> None:
        """The mark goes back to the first field when the place has changed."""
        place = (look.phase, look.step, look.last)
        if place != self._place:
            self._place = place
            field = Field.LOAD if look.phase is Phase.CHOOSE else Field.REPS
            edited = Edited.DONE if look.phase is Phase.REST else Edited.NEXT
            self._mark = Mark(edited, field)

    def _view(self, look: Where, now: datetime) -> View:
        workout = self.live.workout
        if self._hung is None or self._hung[0] is not workout:
            self._hung = (workout, hung(workout))
        ticked = frozenset(
            (entry, number)
            for entry, each in enumerate(workout.session.entries)
            for number in range(len(each.sets))
            if self.live.is_ticked(entry, number)
        )
        return View(
            workout=workout,
            look=look,
            now=now,
            ticked=ticked,
            saving=self.live.saving,
            mark=self._mark,
            width=self.query_one("#body").content_size.width or self.size.width,
            hung=self._hung[1],
            is_bare=self._is_bare,
            is_low=self.size.height < LOW,
        )

    def _draw(self, view: View, scene: Scene) -> None:
        width = view.width
        self.set_class(view.is_bare, "-bare")
        self.set_class(view.phase is Phase.REST, "-resting")
        self._words("title", spread(scene.title, scene.aside, width))
        self._words("word", scene.word)
        self._huge("huge", scene.huge)
        self._huge("beside", scene.beside)
        self.query_one("#beside").display = scene.beside is not None
        progress = self.query_one("#progress", Words)
        progress.lines = () if scene.progress is None else (bar_line(scene.progress, width),)
        self._words("cue", scene.cue)
        self.query_one("#columns", Words).lines = column_lines(scene, width)
        self.query_one("#message", Words).lines = message_lines(scene.message, width)
        self._words("keys", self._key_line(view))
        side = self.query_one("#strip", Words)
        if side.display:
            side.lines = strip.lines(view, side.content_size.width)

    def _words(self, place: str, words: Line) -> None:
        self.query_one(f"#{place}", Words).lines = (words,)

    def _huge(self, place: str, huge: Huge | None) -> None:
        big = self.query_one(f"#{place}", Big)
        if huge is None:
            return
        big.template = huge.template
        big.tabular = huge.tabular
        big.text = huge.text
        for tone in ("accent", "rest", "soon", "go", "over", "muted"):
            big.set_class(huge.tone == tone, f"-{tone}")

    def _key_line(self, view: View) -> Line:
        deeds = allowed(view.workout, view.now)
        labels = {"act": _enter_word(view)}
        actions = available(_PLACES[view.phase], deeds)
        if view.workout.question is not None:
            actions = tuple(each for each in actions if each.id in {"undo", "help"})
        return self.hints(actions, view.width, labels)

    # -------------------------------------------------------------- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: what the session allows, asked in one place."""
        amount = parameters[0] if parameters and isinstance(parameters[0], int) else 0
        deed = deed_of(action, amount)
        if deed is None:
            return True
        return deed in allowed(self.live.workout, self.live.now())

    def act(self) -> None:
        """Enter: a value that is refused stops it; in a rest it ends typing before it ends the rest."""
        if self._mark.refused:
            return
        was_typing = bool(self._mark.typed)
        self._mark = Mark(self._mark.edited, self._mark.field)
        if not (was_typing and self._is_resting()):
            self.live.enter()
        self.refresh_view()

    def undo(self) -> None:
        """The last change is taken back."""
        if self._mark.typed:
            self._forget_typed()
        else:
            self.live.undo()
        self.refresh_view()

    def answer_yes(self) -> None:
        """The other answer to a question."""
        if Deed.YES in allowed(self.live.workout, self.live.now()):
            self.live.answer_yes()
            self.refresh_view()

    def back(self) -> None:
        """Ends typing, a hold or a question; else leaves the session as it is, to be resumed."""
        if self._mark.typed:
            self._forget_typed()
            self.refresh_view()
        elif self.live.workout.hold is not None:
            self._do(lambda workout, _: leave_hold(workout))
        elif self.live.workout.question is not None:
            self.live.undo()
            self.refresh_view()
        else:
            super().back()

    def why(self) -> None:
        """Why this load."""
        look = self.live.look()
        if look.step is not None:
            self.post_message(Asked("why", look.step.entry))

    def action_enter(self) -> None:
        """A click on Enter's words."""
        self.act()

    def action_yes(self) -> None:
        """A click on the other answer."""
        self.answer_yes()

    def action_harder(self) -> None:
        """A click on an offer."""
        self.action_load(1)

    def action_mark_field(self, edited: str, field: str) -> None:
        """A click on a field."""
        self._mark = Mark(Edited(edited), Field(field))
        self.refresh_view()

    def action_next_field(self) -> None:
        """Tab: reps, load, left, clean; past the last field of a set just done comes the next set."""
        fields = self._fields(self._mark.edited)
        place = fields.index(self._mark.field) if self._mark.field in fields else -1
        if place + 1 < len(fields):
            self._mark = Mark(self._mark.edited, fields[place + 1])
        elif self._is_resting():
            other = Edited.NEXT if self._mark.edited is Edited.DONE else Edited.DONE
            self._mark = Mark(other, self._fields(other)[0] if self._fields(other) else Field.REPS)
        elif fields:
            self._mark = Mark(self._mark.edited, fields[0])
        self.refresh_view()

    def action_reps(self, by: int) -> None:
        """A rep less or more."""
        done = self._edited()
        if done is None:
            return
        step = 5 if done.reps is None else 1
        value = max(0, done.done + by * step)
        self._set(Field.REPS, str(value))
        self._mark = Mark(self._mark.edited, Field.REPS)
        self.refresh_view()

    def action_load(self, by: int) -> None:
        """The next rack load, harder or easier."""
        workout = self.live.workout
        if self._mark.edited is Edited.DONE and self._last() is not None:
            index, number = self._last() or (0, 0)
            done = workout.session.entries[index].sets[number]
            ladder = workout.guide(index).ladder
            if done.load is not None:
                load = ladder.harder(done.load) if by > 0 else ladder.easier(done.load)
                if load is not None:
                    self._do(
                        lambda each, _: set_done(each, index, number, Field.LOAD, load), (index, number, Field.LOAD)
                    )
        else:
            load = harder_load(workout) if by > 0 else easier_load(workout)
            if load is not None:
                self._do(lambda each, _: set_next(each, Field.LOAD, load))
        self._mark = Mark(self._mark.edited, Field.LOAD)
        self.refresh_view()

    def action_left(self) -> None:
        """The field of reps in reserve."""
        self._mark = Mark(self._mark.edited, Field.LEFT)
        self.refresh_view()

    def action_momentum(self) -> None:
        """Some reps were swung."""
        self._fault(Fault.MOMENTUM)

    def action_short_range(self) -> None:
        """Some reps fell short."""
        self._fault(Fault.RANGE)

    def action_type(self, character: str) -> None:
        """A character typed into the marked field, taken at once where it makes sense."""
        self._typed(self._mark.typed + character)

    def key_backspace(self) -> None:
        """The last character typed is taken off."""
        if self._mark.typed:
            self._typed(self._mark.typed[:-1])

    def action_rest(self, by: int) -> None:
        """The rest that runs, longer or shorter."""
        self._do(lambda each, now: adjust_rest(each, by, now))

    def action_skip(self) -> None:
        """The exercise is passed over."""
        self._do(lambda each, _: skip(each))

    def action_pain(self) -> None:
        """Something hurts."""
        index = self._about()
        if index is not None:
            self._do(lambda each, _: pain(each, index))

    def action_sets(self, by: int) -> None:
        """A set more or less."""
        index = self._about()
        if index is not None:
            self._do(lambda each, _: one_set_more(each, index) if by > 0 else one_set_less(each, index))

    def action_swap(self) -> None:
        """Another exercise in this place."""
        look = self.live.look()
        if look.step is not None:
            self.post_message(Asked("swap", look.step.entry))

    def action_overview(self) -> None:
        """The whole session."""
        self.post_message(Asked("overview"))

    def action_note(self) -> None:
        """A note on the session."""
        self.post_message(Asked("note"))

    def action_big(self) -> None:
        """Only the big things, or everything again."""
        self._is_bare = not self._is_bare
        self.refresh_view()

    # -------------------------------------------------------------- helpers of the keys

    def _do(self, change: Callable[[Workout, datetime], Workout], together: object = None) -> None:
        self.live.do(change, together)
        self.refresh_view()

    def _last(self) -> tuple[int, int] | None:
        return self.live.look().last

    def _is_resting(self) -> bool:
        return self.live.look().phase is Phase.REST

    def _about(self) -> int | None:
        """The exercise that pain or a set more is about: the one just done while resting, else the next."""
        look = self.live.look()
        if look.phase is Phase.REST and look.last is not None:
            return look.last[0]
        return look.step.entry if look.step is not None else None

    def _edited(self) -> LoggedSet | None:
        """The set that the fields belong to."""
        last = self._last()
        if self._mark.edited is Edited.DONE and last is not None:
            return self.live.session.entries[last[0]].sets[last[1]]
        return standing(self.live.workout)

    def _fields(self, edited: Edited) -> tuple[Field, ...]:
        """The fields a set has now."""
        workout, look = self.live.workout, self.live.look()
        if look.step is None:
            return ()
        done = self._edited() if edited is self._mark.edited else standing(workout)
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

    def _fault(self, fault: Fault) -> None:
        last = self._last()
        if self._is_resting() and last is not None:
            done = self.live.session.entries[last[0]].sets[last[1]]
            self._do(lambda each, _: correct(each, *last, toggled(fault, done)))
            self._mark = Mark(Edited.DONE, Field.CLEAN)
        else:
            self._do(lambda each, _: mark_next(each, fault))
            self._mark = Mark(Edited.NEXT, Field.CLEAN)
        self.refresh_view()

    def _typed(self, text: str) -> None:
        mark = self._mark
        before = mark.before if mark.typed else self._standing()
        self._mark = Mark(mark.edited, mark.field, text, "", before)
        refused = self._set(mark.field, text) if text else ""
        if refused or not text:
            self._restore()
        self._mark = Mark(mark.edited, mark.field, text, refused, before)
        self.refresh_view()

    def _standing(self) -> Draft | LoggedSet | None:
        """What typing changes, as it stands."""
        return self._edited() if self._mark.edited is Edited.DONE else self.live.workout.draft

    def _restore(self) -> None:
        """Puts back what stood there before anything was typed."""
        match self._mark.before:
            case Draft() as draft:
                self.live.do(lambda each, _: replace(each, draft=draft))
            case LoggedSet() as done if done != self._edited():
                self.live.undo()
            case _:
                pass

    def _forget_typed(self) -> None:
        self._restore()
        self._mark = Mark(self._mark.edited, self._mark.field)

    def _set(self, field: Field, text: str) -> str:
        """Puts a typed value into a field; why not, in words, when it is refused."""
        done = self._edited()
        if done is None:
            return ""
        value: Decimal | int | Refusal
        match field:
            case Field.REPS:
                value = read_reps(text) if done.seconds is None else read_seconds(text)
            case Field.LOAD:
                value = read_load(text, self.live.session.unit)
            case Field.LEFT:
                value = read_left(text)
            case Field.CLEAN:
                value = read_clean(text, done.done)
            case _:
                assert_never(field)
        if isinstance(value, Refusal):
            return value.reason
        last = self._last()
        exact = _exact(value)
        if self._mark.edited is Edited.DONE and last is not None:
            self.live.do(lambda each, _: set_done(each, *last, field, exact), (*last, field))
        else:
            self.live.do(lambda each, _: set_next(each, field, exact))
        return ""


def _exact(value: Decimal | int) -> Decimal:
    return Decimal(value)


def _scene(view: View) -> Scene:
    match view.phase:
        case Phase.MOVE:
            return warmup.scene(view)
        case Phase.HOLD | Phase.GET_SET | Phase.HOLDING:
            return hold.scene(view)
        case Phase.REST:
            return rest.scene(view)
        case Phase.CHOOSE | Phase.RAMP | Phase.WORK:
            return work.scene(view)
        case Phase.DONE:
            raise LookupError("a session that is done has no pane")
        case _:
            assert_never(view.phase)


def _enter_word(view: View) -> str:
    """What Enter does now, in a word or two."""
    match view.phase:
        case Phase.MOVE:
            return "done"
        case Phase.HOLD:
            return "start"
        case Phase.GET_SET:
            return "at once"
        case Phase.HOLDING:
            return "stop"
        case Phase.CHOOSE:
            return "take it"
        case Phase.RAMP | Phase.WORK:
            return f"log {view.coming.done}"
        case Phase.REST:
            return "go"
        case Phase.DONE:
            return "finish"
        case _:
            assert_never(view.phase)


def bar_line(progress: Fraction, width: int) -> Line:
    """How much of a rest is over."""
    filled, half, empty = cells(progress, 1, width)
    return line(Span("━" * filled, "$bar-full"), Span("╸" * half, "$bar-full"), Span("─" * empty, "$bar-empty"))


def column_lines(scene: Scene, width: int) -> tuple[Line, ...]:
    """The columns beside each other, their labels above, as even as the width and the words allow."""
    if not scene.columns:
        return ()
    columns = [((Span(each.label, LABEL),), *each.lines) for each in scene.columns]
    parts = sum(each.weight for each in scene.columns)
    share = (width - GAP * (parts - 1)) // parts
    widths = [share * each.weight + GAP * (each.weight - 1) for each in scene.columns]
    needed = [max(width_of(each) for each in column) for column in columns]
    spare = width - GAP * (len(columns) - 1) - sum(needed)
    if spare >= 0 and any(need > wide for need, wide in zip(needed, widths, strict=True)):
        widths = [need + spare // len(columns) for need in needed]
    return side_by_side(columns, widths, GAP)


def message_lines(message: Line, width: int) -> tuple[Line, ...]:
    """A message on one line, or on two where it is longer."""
    if width_of(message) <= width:
        return (message,)
    rows: list[list[Span]] = [[]]
    room = width
    for span in message:
        for word in span.text.split(" "):
            piece = Span(f"{word} ", span.style, span.action)
            if cell_len(word) > room and rows[-1]:
                rows.append([])
                room = width
            rows[-1].append(piece)
            room -= cell_len(piece.text)
    return tuple(fitted(tuple(row), width) for row in rows[:MESSAGE_ROWS])
