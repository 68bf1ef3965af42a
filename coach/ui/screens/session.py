"""The live session: one screen, whose body is what the lifter does now."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from coach.live import Live
from coach.training.fields import Field
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Fault
from coach.training.replan import one_set_less, one_set_more, pain, skip
from coach.training.resting import adjust_rest
from coach.training.session import leave_hold
from coach.training.standing import Hung, hung
from coach.training.where import Deed, Phase, Where, allowed
from coach.training.workout import Workout
from coach.ui.finger import Finger
from coach.ui.keys import Action, Place, available, bindings, deed_of
from coach.ui.panes import strip
from coach.ui.panes.choice import PLACES, enter_word, scene_of
from coach.ui.panes.layout import bar_line, column_lines, message_lines
from coach.ui.ringing import Ring, Ringing
from coach.ui.room import Asked, Ended, Looks, Room
from coach.ui.scene import Huge, Line, Scene, spread
from coach.ui.view import Edited, Mark, View
from coach.ui.widgets.big import Big
from coach.ui.widgets.words import Words

_IN_A_QUESTION = frozenset({"act", "undo", "back", "palette", "quit", "help"})
"""What a question leaves at hand, besides its answers."""
LOOKS_A_SECOND = 4
WIDE = 110
LOW = 24
TALL = 34


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
        self.stays_on = False
        """Whether this machine's screen is kept from going dark."""
        self._ringing = Ringing(leads)
        self.finger = Finger(live)
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
        self.set_interval(1 / LOOKS_A_SECOND, self.refresh_view)

    def hear(self, leads: tuple[int, ...]) -> None:
        """Other seconds before the end of a rest are rung from now on."""
        self._ringing = Ringing(leads)

    def on_resize(self, event: events.Resize) -> None:
        """More or less room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < LOW, "-low")
        self.set_class(event.size.height >= TALL, "-tall")

    @property
    def place(self) -> Place:
        """Where the lifter is, for keys and help."""
        return PLACES[self.live.look().phase]

    @property
    def deeds(self) -> frozenset[Deed]:
        """What may be done now."""
        return allowed(self.live.workout, self.live.now())

    def at_hand(self) -> tuple[Action, ...]:
        """What a key can do at this moment."""
        found = available(self.place, self.deeds)
        if self.live.workout.question is not None:
            return tuple(each for each in found if each.deed is not None or each.id in _IN_A_QUESTION)
        idle = set() if self.live.can_undo or self.finger.mark.typed else {"undo"}
        step = self.live.look().step
        is_lifted = step is not None and self.live.session.entries[step.entry].block in LIFTED_BLOCKS
        idle |= set() if is_lifted else {"why"}
        return tuple(each for each in found if each.id not in idle)

    def draw(self) -> None:
        """Draws the session as it is at this moment."""
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
        self._draw(view, scene_of(view))

    def _follow(self, look: Where) -> None:
        """The mark goes back to the first field when the place has changed."""
        place = (look.phase, look.step, look.last)
        if place != self._place:
            self._place = place
            field = Field.LOAD if look.phase is Phase.CHOOSE else Field.REPS
            edited = Edited.DONE if look.phase is Phase.REST else Edited.NEXT
            self.finger.mark = Mark(edited, field)

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
            mark=self.finger.mark,
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
            found = strip.lines(view, side.content_size.width)
            side.lines = strip.stays_on(found, side.content_size.height) if self.stays_on else found

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
        enter = "" if view.workout.question is not None else enter_word(view)
        return self.hints(self.at_hand(), view.width, {"act": enter})

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
        if self.finger.mark.refused:
            return
        was_typing = bool(self.finger.mark.typed)
        self.finger.let_go()
        if not (was_typing and self.live.look().phase is Phase.REST):
            self.live.enter()
        self.refresh_view()

    def undo(self) -> None:
        """The last change is taken back."""
        if self.finger.mark.typed:
            self.finger.forget_typed()
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
        if self.finger.mark.typed:
            self.finger.forget_typed()
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
        self.finger.mark = Mark(Edited(edited), Field(field))
        self.refresh_view()

    def action_next_field(self) -> None:
        """Tab: reps, load, left, clean; past the last field of a set just done comes the next set."""
        self.finger.to_next_field()
        self.refresh_view()

    def action_reps(self, by: int) -> None:
        """A rep less or more."""
        self.finger.add_reps(by)
        self.refresh_view()

    def action_load(self, by: int) -> None:
        """The next rack load, harder or easier."""
        self.finger.change_load(by)
        self.refresh_view()

    def action_left(self) -> None:
        """The field of reps in reserve."""
        self.finger.point_at(Field.LEFT)
        self.refresh_view()

    def action_momentum(self) -> None:
        """Some reps were swung."""
        self.finger.mark_fault(Fault.MOMENTUM)
        self.refresh_view()

    def action_short_range(self) -> None:
        """Some reps fell short."""
        self.finger.mark_fault(Fault.RANGE)
        self.refresh_view()

    def action_type(self, character: str) -> None:
        """A character typed into the marked field, taken at once where it makes sense."""
        self.finger.write(self.finger.mark.typed + character)
        self.refresh_view()

    def key_backspace(self) -> None:
        """The last character typed is taken off."""
        if self.finger.mark.typed:
            self.finger.write(self.finger.mark.typed[:-1])
            self.refresh_view()

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

    def _about(self) -> int | None:
        """The exercise that pain or a set more is about: the one just done while resting, else the next."""
        look = self.live.look()
        if look.phase is Phase.REST and look.last is not None:
            return look.last[0]
        return look.step.entry if look.step is not None else None
