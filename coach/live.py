"""The running session: every change is published at once, then saved off the screen's thread, in order."""

import errno
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from coach.clock import Clock
from coach.presses import Back, EnterGuard, Presses, WayBack
from coach.training.frozen import frozen
from coach.training.log import EntryFlag, Session
from coach.training.session import act, finish, tick, unasked, yes
from coach.training.where import Phase, Where, where
from coach.training.wording import count
from coach.training.workout import Draft, QuestionKind, Step, Workout, latest_set, next_step, with_entry

LEAVING = 2.0
"""Seconds that leaving waits for the last save."""
TRY_AGAIN = timedelta(seconds=5)
"""How long after a save that failed the next one is tried."""

Change = Callable[[Workout, datetime], Workout]


class Store(Protocol):
    """Where sessions are kept."""

    def save(self, session: Session, now: datetime) -> str:
        """Keeps it for good; a notice for the lifter, or nothing. Raises OSError when it could not."""
        ...

    def rescue(self, session: Session) -> str:
        """Keeps it in a second place while the first cannot be written; where. Raises OSError when that fails too."""
        ...

    def trash(self, session: Session) -> object:
        """Takes it out of the history, where it can be found again. Raises OSError when it could not."""
        ...


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


@frozen
class Saving:
    """How the saving stands."""

    durable: Session | None = None
    """What is on disk for certain."""
    notice: str = ""
    """What the lifter should know of the last save, in one line."""
    failure: str = ""
    """What is wrong, in words, while changes are not on disk; empty otherwise."""


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
        self._store = store
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
        self._saving = Saving(workout.session if on_disk else None)
        self._is_kept = on_disk
        self._tried: datetime | None = None
        self._changed = threading.Condition()
        self._waiting: Session | None = None
        self._is_busy = False
        self._is_closing = False
        self._writer: threading.Thread | None = None

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
        return self._saving

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._undo) or latest_set(self.session) is not None

    def now(self) -> datetime:
        """This moment by the session's clock."""
        return self._clock.now()

    def is_ticked(self, entry: int, number: int) -> bool:
        """Whether a set is on disk for certain."""
        durable = self._saving.durable
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
            self._save()
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
        if self._saving.failure and self._tried is not None and now - self._tried >= TRY_AGAIN:
            self.retry()
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
            self._save()

    # -------------------------------------------------------------- saving

    def _save(self) -> None:
        """Has the session written; one that never held a set gets no file."""
        self._is_kept = True
        with self._changed:
            self._waiting = self._workout.session
            if self._writer is None:
                self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
                self._writer.start()
            self._changed.notify_all()

    def _write(self) -> None:
        while True:
            with self._changed:
                while self._waiting is None and not self._is_closing:
                    self._changed.wait()
                if self._waiting is None:
                    return
                session, self._waiting = self._waiting, None
                self._is_busy = True
            try:
                notice = self._store.save(session, self._clock.now())
                self._saving = Saving(session, notice or self._saving.notice)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and tried again
                self._failed(error, session)
            finally:
                with self._changed:
                    self._is_busy = False
                    self._changed.notify_all()
            self._published()

    def _failed(self, error: Exception, session: Session) -> None:
        self._tried = self._clock.now()
        try:
            place = self._store.rescue(session)
        except Exception:  # noqa: BLE001 - the first fault is the one to tell
            place = ""
        sets = _unsaved(session, self._saving.durable)
        self._saving = replace(self._saving, failure=_in_words(error, sets, place))

    def retry(self) -> None:
        """Saves again what could not be saved."""
        if self._saving.failure:
            self._tried = None
            self._save()

    def is_everything_saved(self) -> bool:
        """Whether the session as it is now is on disk, or no set was done yet."""
        return not self._is_kept or self._saving.durable == self.session

    def settle(self, seconds: float = LEAVING) -> bool:
        """Waits until every change has been written or refused; whether all is on disk."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is None and not self._is_busy, timeout=seconds)
        return self.is_everything_saved()

    def close(self) -> bool:
        """Leaves the session; whether all is on disk. One that holds no set any more goes to the trash."""
        saved = self.settle()
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._writer is not None:
            self._writer.join(LEAVING)
        if saved and self._is_kept and latest_set(self.session) is None:
            try:
                self._store.trash(self.session)
            except OSError as error:
                self._failed(error, self.session)
                return False
        return saved


def _unsaved(session: Session, durable: Session | None) -> int:
    """How many sets are not on disk."""
    kept = {(entry.block, entry.id, each.at) for entry in durable.entries for each in entry.sets} if durable else set()
    return sum((entry.block, entry.id, each.at) not in kept for entry in session.entries for each in entry.sets)


_CAUSES = {
    errno.ENOSPC: ("The disk is full", "Free some space"),
    errno.EDQUOT: ("The disk is full", "Free some space"),
    errno.EROFS: ("The disk is read-only", "Make it writable"),
    errno.EACCES: ("The folder may not be written", "Give yourself permission"),
    errno.EPERM: ("The folder may not be written", "Give yourself permission"),
    errno.EIO: ("The disk reports an error", "Look after the disk"),
}


def _in_words(error: Exception, sets: int, place: str) -> str:
    """What is wrong, what is not safe yet, and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    told = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
    cause, way_out = _CAUSES.get(number or 0, (told, "Look after it"))
    unsaved = f"{count(sets, 'set')} not saved yet" if sets else "the last change is not saved yet"
    copy = f" A copy waits in {place}." if place else ""
    return f"{cause}: {unsaved}. {way_out}; it is tried again every few seconds.{copy}"


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
