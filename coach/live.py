"""The running session: every change is published at once, then saved off the screen's thread, in order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from coach.clock import Clock
from coach.presses import Back, EnterGuard, Presses, WayBack
from coach.saving import LEAVING, Saver, Saving, Store
from coach.training.frozen import frozen
from coach.training.log import EntryFlag, Session
from coach.training.session import act, finish, tick, unasked, yes
from coach.training.where import Phase, Where, where
from coach.training.workout import Draft, QuestionKind, Step, Workout, latest_set, next_step, with_entry

Change = Callable[[Workout, datetime], Workout]


@frozen
class Acted:
    """What the latest press of Enter did, as long as it may be taken back."""

    before: Workout
    after: Workout
    steps: int
    """How many steps back there were before it."""


@frozen
class TakenBack:
    """What the latest undo did, as long as it may be there again."""

    before: Workout
    after: Workout
    step: Workout | None
    """The step back that it used up."""


class Live:
    """A session that runs, its clock, its way back, and its saving."""

    def __init__(
        self, workout: Workout, store: Store, clock: Clock, published: Callable[[], None], *, on_disk: bool
    ) -> None:
        """A session to lead.

        `published` is called, from any thread, whenever something has changed that a screen shows. `on_disk` tells
        that the session was read from its file, so that it counts as saved.
        """
        self._workout = workout
        self._clock = clock
        self._published = published
        self._undo: list[Workout] = []
        self._together: object = None
        self._guard = EnterGuard()
        self._presses = Presses()
        self._acted: Acted | None = None
        self._way_back = WayBack()
        self._taken_back: TakenBack | None = None
        self._pane = _pane(where(workout, clock.now()))
        self._saver = Saver(store, clock, published, workout.session if on_disk else None)

    @property
    def workout(self) -> Workout:
        """The session as it is now."""
        return self._workout

    @property
    def session(self) -> Session:
        """What is kept of it."""
        return self._workout.session

    @property
    def saving(self) -> Saving:
        """How the saving stands."""
        return self._saver.saving

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._undo) or latest_set(self.session) is not None

    def now(self) -> datetime:
        """This moment by the session's clock."""
        return self._clock.now()

    def is_ticked(self, entry: int, number: int) -> bool:
        """Whether a set is on disk for certain."""
        durable = self.saving.durable
        if durable is None:
            return False
        mine = self.session.entries[entry]
        moment = mine.sets[number].at
        return any(
            each.id == mine.id and each.block is mine.block and any(done.at == moment for done in each.sets)
            for each in durable.entries
        )

    # -------------------------------------------------------------- changes

    def do(self, change: Change, together: object = None) -> bool:
        """Makes a change; whether anything is different for it.

        Changes one after another with the same `together` are taken back as one: the digits of a number.
        """
        now = self._clock.now()
        self._look(now)
        joins = together is not None and together == self._together
        taken = self._take(change(self._workout, now), now, joins=joins)
        if taken or joins:
            self._together = together
        return taken

    def enter(self) -> bool:
        """Enter, if it is meant; whether it acted. The rule is that of `coach.presses`."""
        now = self._clock.now()
        self.take_back_if_held()
        is_doubtful = self._presses.is_doubtful(now)
        if not self._hears(now):
            return False
        before, steps = self._workout, len(self._undo)
        if is_doubtful and _ends_something(before, now):
            self._presses = replace(self._presses, has_acted=False)
            return False
        has_acted = self._take(act(before, now), now, joins=self._is_asked_about_pain)
        self._acted = Acted(before, self._workout, steps)
        return has_acted

    def take_back_if_held(self) -> bool:
        """Whether Enter comes so soon that only a held key sends it; what its first repeat did is taken back then.

        To be asked before a press is heard.
        """
        now, acted = self._clock.now(), self._acted
        if acted is None or not self._presses.is_held(now):
            return False
        if acted.after is not self._workout or acted.before is acted.after:
            return False
        self._presses, self._acted = self._presses.and_now(now, acts=False), None
        if acted.before.session != acted.after.session:
            del self._undo[acted.steps :]
        self._put(acted.before, now)
        return True

    def _put(self, workout: Workout, now: datetime) -> None:
        """Has the session be another value of itself, without a step back to this one."""
        is_another = workout.session != self._workout.session
        self._workout = workout
        if is_another:
            self._saver.put(self.session)
        self._pane = _pane(where(workout, now))
        self._published()

    def is_meant(self) -> bool:
        """Whether a press of Enter is heard that does something of the screen's own; to be asked once a press."""
        return self._hears(self._clock.now())

    def _hears(self, now: datetime) -> bool:
        self._look(now)
        acts, self._guard = self._guard.pressed(now)
        self._presses = self._presses.and_now(now, acts=acts)
        self._acted = None
        return acts

    def has_turned(self) -> None:
        """What Enter means has changed by itself in a way that only a screen knows: it is deaf for a while."""
        self._guard = self._guard.turned(self._clock.now())

    def act(self) -> bool:
        """The same where there is no doubt that it is meant: a word, or a line that a program wrote."""
        now = self._clock.now()
        self._look(now)
        return self._take(act(self._workout, now), now, joins=self._is_asked_about_pain)

    def answer_yes(self) -> bool:
        """The other answer to a question."""
        now = self._clock.now()
        self._look(now)
        return self._take(yes(self._workout, now), now, joins=self._is_asked_about_pain)

    @property
    def _is_asked_about_pain(self) -> bool:
        """Pain and what is made of it are taken back as one."""
        question = self._workout.question
        return question is not None and question.kind is QuestionKind.PAIN

    def look(self) -> Where:
        """Where the lifter is now. What time alone changes is done here: call it often."""
        now = self._clock.now()
        self._saver.retry_in_time(now)
        return self._look(now)

    def _look(self, now: datetime) -> Where:
        ticked = tick(self._workout, now)
        if ticked != self._workout:
            self._together = None
            self._keep(ticked)
        seen = where(self._workout, now)
        pane = _pane(seen)
        if pane != self._pane:
            if not _begins_to_hold(self._pane, pane):
                self._guard = self._guard.turned(now)
            self._pane = pane
        return seen

    def goes_back(self) -> bool:
        """Whether a press of the key that takes back is heard; to be asked once a press, before `undo`.

        What a held key took back beyond one step is there again. The rule is that of `coach.presses`.
        """
        now, taken = self._clock.now(), self._taken_back
        back, self._way_back = self._way_back.pressed(now)
        self._taken_back = None
        if back is Back.AGAIN and taken is not None and taken.after is self._workout:
            if taken.step is not None:
                self._undo.append(taken.step)
            self._put(taken.before, now)
        return back is Back.STEP

    def undo(self) -> bool:
        """Takes the last change back: the very value before it, or after a restart the last set of the file.

        A hold that ran then does not run again.
        """
        now = self._clock.now()
        self._look(now)
        workout, step = self._workout, None
        if workout.question is not None or workout.hold is not None:
            before = replace(unasked(workout), hold=None)
            if before.session != workout.session and self._undo and self._undo[-1].session == before.session:
                step = self._undo.pop()
        elif self._undo:
            before = step = self._undo.pop()
        elif latest_set(workout.session) is not None:
            before = _without_latest(workout)
        else:
            return False
        self._together = None
        self._put(before, now)
        self._taken_back = TakenBack(workout, before, step)
        return True

    def _take(self, changed: Workout, now: datetime, *, joins: bool = False) -> bool:
        self._together = None
        if changed == self._workout:
            return False
        if next_step(changed) is None and next_step(self._workout) is not None:
            changed = finish(changed, now)
        self._keep(changed, joins=joins)
        self._pane = _pane(where(changed, now))
        self._published()
        return True

    def _keep(self, changed: Workout, *, joins: bool = False) -> None:
        before = self._workout
        self._workout = changed
        if changed.session != before.session:
            if not joins:
                self._undo.append(replace(before, hold=None, question=None))
            self._saver.put(self.session)

    # -------------------------------------------------------------- saving

    def retry(self) -> None:
        """Saves again what could not be saved."""
        self._saver.retry()

    def is_everything_saved(self) -> bool:
        """Whether the session as it is now is on disk, or nothing was ever to be saved."""
        return self._saver.is_all_durable

    def settle(self, seconds: float = LEAVING) -> bool:
        """Waits until every change has been written or refused; whether all is on disk."""
        return self._saver.settle(seconds)

    def close(self) -> bool:
        """Leaves the session; whether all is on disk. One that holds no set any more goes to the trash."""
        saved = self._saver.close()
        return self._saver.discard() if saved and latest_set(self.session) is None else saved


Pane = tuple[Phase, Step | None, int]
"""What a screen turns to: what the lifter does, in which step, on which side."""


def _pane(seen: Where) -> Pane:
    return seen.phase, seen.step, seen.side


def _ends_something(workout: Workout, now: datetime) -> bool:
    """Whether Enter would end a rest, or log what is done."""
    return workout.question is None and where(workout, now).phase in _ENDED_BY_ENTER


_ENDED_BY_ENTER = frozenset({Phase.MOVE, Phase.RAMP, Phase.WORK, Phase.HOLDING, Phase.REST})


def _begins_to_hold(before: Pane, after: Pane) -> bool:
    """Whether only the countdown of a hold has ended: Enter goes on meaning the same."""
    return before[0] is Phase.GET_SET and after == (Phase.HOLDING, *before[1:])


def _without_latest(workout: Workout) -> Workout:
    """The session before its latest set, for the way back after a restart."""
    latest = latest_set(workout.session)
    if latest is None:
        return workout
    index, number = latest
    entry = workout.session.entries[index]
    kept = (*entry.sets[:number], *entry.sets[number + 1 :])
    flags = entry.flags - {EntryFlag.SKIPPED}
    shorter = with_entry(workout, index, replace(entry, sets=kept, flags=flags))
    session = replace(shorter.session, finished=None)
    return replace(shorter, session=session, draft=Draft(), hold=None, question=None, ramp_again=False)
