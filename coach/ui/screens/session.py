"""The live session: one screen, whose body is what the lifter does now."""

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.timer import Timer

from coach.live import Live
from coach.presses import Hand
from coach.saving import Saving
from coach.training.deed import Deed
from coach.training.fields import Field
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Fault
from coach.training.replan import one_set_less, one_set_more, pain, skip
from coach.training.rest import OWN_STEP
from coach.training.resting import adjust_rest
from coach.training.session import leave_hold
from coach.training.standing import Hung, hung
from coach.training.where import Phase, Where, allowed
from coach.training.workout import QuestionKind, Workout
from coach.ui.body import LOWEST, Body
from coach.ui.finger import Finger
from coach.ui.keys import Action, Place, available, bindings, deed_of
from coach.ui.measures import LOOKS_A_SECOND, USUAL, WIDE
from coach.ui.pacing import Pacing
from coach.ui.panes.choice import PLACES, enter_word, scene_of
from coach.ui.ringing import Ring, Ringing
from coach.ui.room import Area, Asked, Ended, Looks, Room
from coach.ui.scene import Line, Scene
from coach.ui.view import Edited, View

_IN_A_QUESTION = frozenset({"act", "undo", "back", "palette", "quit", "help"})
"""What a question leaves at hand, besides its answers."""
_OF_FIELDS = frozenset({"type", "next_field", "mark_field"})
"""What it takes away, unless it is about the set to come: that may be typed anew."""
_WHILE_LED = frozenset({"act", "pacer", "undo", "help"})
"""What the key line tells while a set is led."""
A_LOOK = timedelta(seconds=1 / LOOKS_A_SECOND)
FRAMES_A_SECOND = 20
"""Looks at the clock while a set is led in tempo."""
TALL = 34
"""Rows from which there is air between the places."""


@frozen
class Known:
    """What is worked out of a session once, until it changes."""

    workout: Workout
    saving: Saving
    hung: Hung | None
    ticked: frozenset[tuple[int, int]]


class Rang(Message):
    """A moment has come that is to be heard."""

    def __init__(self, ring: Ring) -> None:
        super().__init__()
        self.ring = ring


class SessionScreen(Room):
    """Leads through a session."""

    AREA = Area.SESSION
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
        self.finger = Finger(live)
        self.pacing = Pacing(live)
        self._body = Body()
        self._hands: dict[str, Hand] = {}
        """The keys that a held one would do harm with."""
        self._rests = 0
        """How many runs of presses have moved a rest."""
        self._step: Timer | None = None
        """Until the line under the huge thing moves again."""
        self._is_bare = False
        self._place: tuple[object, ...] = ()
        self._known: Known | None = None
        self._drawn: tuple[object, ...] = ()
        self._keys_told: tuple[object, Line] | None = None

    def compose(self) -> ComposeResult:
        """The places of a session, the same in every phase."""
        yield self._body

    def on_mount(self) -> None:
        """The clock begins to be looked at; the press that opened the session is not one in it.

        All that is in memory by now stays: Python need not go through it again, which stops a key for 50 ms.
        """
        gc.freeze()
        self.live.is_meant()
        self.set_interval(1 / LOOKS_A_SECOND, self.refresh_view)
        self._frames = self.set_interval(1 / FRAMES_A_SECOND, self.refresh_view, pause=True)

    def hear(self, leads: tuple[int, ...]) -> None:
        """Other seconds before the end of a rest are rung from now on."""
        self._ringing = Ringing(leads)

    def on_resize(self, event: events.Resize) -> None:
        """More or less room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < USUAL, "-low")
        self.set_class(event.size.height < LOWEST, "-lowest")
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
        """Draws the session as it is at this moment, whatever was drawn before."""
        self._drawn = ()
        self.refresh_view()

    # -------------------------------------------------------------- drawing

    def catch_up(self) -> None:
        """What is equal to what stands there is not drawn again."""
        self.refresh_view()

    def refresh_view(self) -> None:
        """Looks at the clock, and draws the session when anything that is seen has changed."""
        if not self.is_mounted:
            return
        look, now = self._heed()
        if look.phase is Phase.DONE:
            self.post_message(Ended(self.live.session))
            return
        view = self._view(look, now)
        drawn = (view, self.size, self.stays_on, self.looks)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(view, scene_of(view))
        self._move()
        self._advance()

    def _heed(self) -> tuple[Where, datetime]:
        """Looks at the clock: what has come rings, and the mark follows. Where the lifter is, and when that was."""
        look, now = self.live.look(), self.live.now()
        self._rings(self._ringing.look(self.live.workout, look, now))
        self._rings(self.pacing.follow(look, now))
        if look.phase is not Phase.DONE:
            self._follow(look)
        return look, now

    def _rings(self, ring: Ring | None) -> None:
        if ring is not None:
            self.post_message(Rang(ring))

    def _move(self) -> None:
        """What glides: the bar of a set that is led."""
        height = self.pacing.height
        if height is None:
            self._frames.pause()
            return
        self._frames.resume()
        self._body.lift(height)

    def _advance(self) -> None:
        """The line under the huge thing moves alone, by its smallest step, when that is due: nothing else is drawn."""
        if self._step is not None:
            self._step.stop()
            self._step = None
        now = self.live.now()
        due = self._body.advance(now) if self.is_mounted else None
        if due is not None and due - now < A_LOOK:
            self._step = self.set_timer((due - now) / timedelta(seconds=1), self._advance)

    def _follow(self, look: Where) -> None:
        """The mark goes back to the first field when the place has changed."""
        place = (look.phase, look.step, look.last)
        if place != self._place:
            self._place = place
            self.finger.begin()

    def _view(self, look: Where, now: datetime) -> View:
        workout, saving = self.live.workout, self.live.saving
        if self._known is None or self._known.workout is not workout or self._known.saving is not saving:
            self._known = Known(workout, saving, hung(workout), self._ticked(workout))
        return View(
            workout=workout,
            look=look,
            now=now.replace(microsecond=0),
            ticked=self._known.ticked,
            saving=saving,
            mark=self.finger.mark,
            width=self._body.room or self.size.width,
            hung=self._known.hung,
            led=self.pacing.led,
            is_bare=self._is_bare,
            is_low=self.size.height < USUAL,
            stays_on=self.stays_on and not self._body.has_strip,
            enter=self.looks.key("act"),
            yes=self.looks.key("yes"),
            harder=self.looks.key("load-more"),
        )

    def _ticked(self, workout: Workout) -> frozenset[tuple[int, int]]:
        return frozenset(
            (entry, number)
            for entry, each in enumerate(workout.session.entries)
            for number in range(len(each.sets))
            if self.live.is_ticked(entry, number)
        )

    def _draw(self, view: View, scene: Scene) -> None:
        self.set_class(view.is_bare, "-bare")
        self.set_class(view.led is not None, "-led")
        self._body.show(view, scene, self._key_line(view), self.looks, stays_on=self.stays_on)

    def _key_line(self, view: View) -> Line:
        """What keys do: worked out anew when anything but the time has changed."""
        asked = (replace(view, now=self.live.session.started), self.live.can_undo)
        if self._keys_told is None or self._keys_told[0] != asked:
            self._keys_told = (asked, self._hints(view))
        return self._keys_told[1]

    def _hints(self, view: View) -> Line:
        enter = "" if view.workout.question is not None else enter_word(view)
        if view.led is None:
            return self.hints(self.at_hand(), view.width, {"act": enter})
        stop = f"take {view.led.taken}" if view.led.is_beyond else "stop"
        actions = tuple(each for each in self.at_hand() if each.id in _WHILE_LED)
        return self.hints(actions, view.width, {"act": enter, "pacer": stop})

    # -------------------------------------------------------------- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now: what the session allows, asked in one place."""
        amount = parameters[0] if parameters and isinstance(parameters[0], int) else 0
        deed = deed_of(action, amount)
        question = self.live.workout.question
        if deed is not None:
            return deed in self.deeds
        if question is not None and action in _OF_FIELDS:
            return question.kind is QuestionKind.SURPRISE
        return question is None or action != "overview"

    def act(self) -> None:
        """Enter: a value that is refused stops it; in a rest it ends typing before it ends the rest."""
        if self.finger.mark.refused or not self.is_mounted:
            return
        self._heed()
        was_typing = bool(self.finger.mark.typed)
        self.finger.let_go()
        if self.pacing.enter(self.live.now()):
            self.refresh_view()
            return
        if was_typing and self.live.look().phase is Phase.REST:
            self.live.is_meant()
        else:
            self.live.enter()
        self.refresh_view()

    def undo(self) -> None:
        """The last change is taken back; a held key takes back one."""
        if not self.live.goes_back():
            pass
        elif self.finger.mark.typed:
            self.finger.forget_typed()
        elif not self.pacing.forget():
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
        elif self.pacing.stop():
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
        self.finger.point_at(Field(field), Edited(edited))
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
        """The rest that runs, longer or shorter; a run of presses is taken back as one.

        A press of its own may end the rest. The repeats of a held key stop short of that, a step before its end.
        """
        now, rest = self.live.now(), self.live.look().rest
        is_own, goes_on = self._presses("rest")
        self._rests += not goes_on
        if not is_own and by < 0 and rest is not None and rest.left(now) + by < OWN_STEP:
            return
        self._do(lambda each, moment: adjust_rest(each, by, moment), ("rest", self._rests))

    def action_skip(self) -> None:
        """The exercise is passed over; a held key passes over one."""
        if self._presses("skip")[0]:
            self._replan(skip)

    def action_pain(self) -> None:
        """Something hurts."""
        index = self._about()
        if index is not None:
            self._replan(lambda each: pain(each, index))

    def action_sets(self, by: int) -> None:
        """A set more or less; a held key asks for one."""
        index = self._about()
        if self._presses(f"sets {by}")[0] and index is not None:
            self._replan(lambda each: one_set_more(each, index) if by > 0 else one_set_less(each, index))

    def action_swap(self) -> None:
        """Another exercise in this place."""
        look = self.live.look()
        if look.step is not None:
            self._ask(Asked("swap", look.step.entry))

    def action_overview(self) -> None:
        """The whole session."""
        self._ask(Asked("overview"))

    def action_note(self) -> None:
        """A note on the session."""
        self._ask(Asked("note"))

    def action_pacer(self) -> None:
        """Leads the set in tempo, or ends that and takes what was counted."""
        if not self.finger.mark.refused:
            self.finger.let_go()
            self._rings(self.pacing.press(self.live.look(), self.live.now()))
            self.refresh_view()

    def action_big(self) -> None:
        """Only the big things, or everything again."""
        self._is_bare = not self._is_bare
        self.refresh_view()

    # -------------------------------------------------------------- helpers of the keys

    def _presses(self, key: str) -> tuple[bool, bool]:
        """Whether this press of a key is one of its own, no repeat, and whether it goes on a run of them."""
        now, hand = self.live.now(), self._hands.get(key, Hand())
        is_own, self._hands[key] = hand.pressed(now)
        return is_own, hand.goes_on(now)

    def _do(self, change: Callable[[Workout, datetime], Workout], together: object = None) -> None:
        self.live.do(change, together)
        self.refresh_view()

    def _replan(self, change: Callable[[Workout], Workout]) -> None:
        """Changes the plan of today, unless what was typed before is asked about."""
        if not self.finger.let_go():
            self.live.do(lambda each, _: change(each))
        self.refresh_view()

    def _ask(self, wanted: Asked) -> None:
        """Opens what changes the session, unless what was typed before is asked about."""
        if not self.finger.let_go():
            self.post_message(wanted)
        self.refresh_view()

    def _about(self) -> int | None:
        """The exercise that pain or a set more is about: the one just done while resting, else the next."""
        look = self.live.look()
        if look.phase is Phase.REST and look.last is not None:
            return look.last[0]
        return look.step.entry if look.step is not None else None
