"""One run of the coach, whatever face it wears: the gym, what was chosen for today, the session that runs."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from threading import Lock
from typing import TYPE_CHECKING

from coach.choosing import Choice, Choosing
from coach.clock import Clock
from coach.doors import Doors
from coach.gym import Gym, Progress, Refused
from coach.settings import Settings, Vocabulary
from coach.training.after_today import AfterToday, after_today
from coach.training.exercise import Exercise
from coach.training.log import Entry, LoggedSet, Session
from coach.training.logbook import Logbook, Page
from coach.training.plan import Plan, Planned

if TYPE_CHECKING:
    from coach.answers import Ending, Standing
    from coach.bringing.looking import Look
    from coach.bringing.putting import Brought, TakenOut
    from coach.bringing.way_in import WayIn
    from coach.configuring import Configuration
    from coach.live import Live
    from coach.past import Past
    from coach.training.comparing import Compared
    from coach.training.records import Walks

OVERNIGHT = timedelta(hours=12)
"""A session left open for longer is not just gone on with: the lifter is asked."""


class Desk:
    """The state of one run."""

    def __init__(self, doors: Doors, clock: Clock, published: Callable[[], None] = lambda: None) -> None:
        """`published` is called, from any thread, whenever the running session has changed."""
        self.clock = clock
        self.published = published
        self.live: Live | None = None
        self.choosing = Choosing()
        self.plan: Plan | None = None
        self.refused = ""
        """Why no plan can be made, in words."""
        self.holder = ""
        """Who else logs on this data; nothing when this run may."""
        self.is_new = False
        """Whether nothing was ever chosen or logged here: the lifter may be asked a few things first."""
        self.news: tuple[str, ...] = ()
        """What was put right at the start, a line each."""
        self._doors = doors
        self._binding = Lock()
        self._is_bound = False
        self._gym: Gym | None = None
        self._past: Past | None = None
        self._walks: tuple[Logbook, Walks] | None = None
        """The way through the history that was taken last, kept for the next question to it."""
        self._imports: frozenset[str] = frozenset()
        """Those that have been read."""
        self._to_come: Configuration | None = None
        """What holds for training once the session that runs is over."""

    # -------------------------------------------------------------- the door

    def open(self, progress: Progress = lambda *_: None, *, binds: bool = True) -> None:
        """Reads everything; to be called off the screen's thread, from which `progress` is told how far that is.

        Unless it `binds`, the lock is left for `bind` as long as nothing has to be written.
        """
        if binds or self._doors.waits():
            self.bind()
        self._imports = self._doors.imports()
        self._gym = self._doors.open(progress)
        history = self._gym.history
        has_past = bool(history.stored or history.problems)
        if self._gym.unfinished is not None or not has_past:
            self.bind()
        self.is_new = not (self.holder or has_past or self._doors.is_configured())

    def bind(self) -> None:
        """Takes the lock, unless that was tried; what has to be put right then is. From any thread, and quick."""
        with self._binding:
            if self._is_bound:
                return
            self._is_bound = True
            now = self.clock.now()
            self.holder = self._doors.take(now)
            self.news = () if self.holder else self._doors.prepare(now)
        if self.news and self.is_open:
            self._read_again()

    def try_out(self, settings: Settings) -> Plan | str:
        """What today would be with other settings; why there would be nothing, in words."""
        try:
            return replace(self.gym, settings=settings).plan(self.clock.now())
        except Refused as refused:
            return str(refused)

    def set_up(self, settings: Settings) -> None:
        """Keeps the first choices; to be called off the screen's thread. Where that fails the defaults stay."""
        try:
            self._doors.configure(settings)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            lost = f"config.toml could not be written ({reason}): defaults are used, and you are asked again next time."
            self.news = (*self.news, lost)
        self.is_new = False
        self._gym = self._doors.open(lambda *_: None)

    def tidy(self) -> None:
        """What can wait; to be called off the screen's thread."""
        self.bind()
        if not self.holder:
            self.news = (*self.news, *self._doors.tidy(self.clock.now()))

    def take_over(self) -> bool:
        """Tries to get the lock that another run had; whether this one may log now. The history is read anew."""
        if self.holder:
            self._is_bound = False
            self.open()
        return not self.holder

    def keep_mishap(self, told: str) -> str:
        """Keeps a fault of the program for later; where."""
        return self._doors.keep_mishap(told, self.clock.now())

    def close(self) -> bool:
        """Leaves; whether everything is on disk."""
        saved = self.live.close() if self.live is not None else True
        with self._binding:
            self._is_bound = True
            self._doors.close()
        return saved

    @property
    def is_open(self) -> bool:
        """Whether everything has been read."""
        return self._gym is not None

    @property
    def gym(self) -> Gym:
        """All that is on disk. Raises LookupError before it has been read."""
        if self._gym is None:
            raise LookupError("the history is still being read")
        return self._gym

    # -------------------------------------------------------------- today

    def replan(self) -> Plan | None:
        """Today anew, as chosen; None where no plan can be made, `refused` says why."""
        choice = self.choosing.now
        try:
            plan = self.gym.plan(
                self.clock.now(), day=choice.day, goal=choice.goal, rough=choice.rough, swaps=choice.swaps
            )
        except Refused as refused:
            self.plan, self.refused = None, str(refused)
            return None
        self.refused = ""
        self.plan = plan if choice.bodyweight is None else replace(plan, bodyweight=choice.bodyweight)
        return self.plan

    def week(self, plan: Plan) -> AfterToday:
        """Sets of each muscle in the last seven days, with all of today: the session that is open, else the plan."""
        running = self.gym.unfinished if self.live is None else self.live.session
        if self.live is None and running is not None and self.was_left_long_ago(running):
            running = None
        return after_today(plan, self.gym.sessions, self.gym.catalogue, running)

    def other_goal(self) -> None:
        """The goal after the one of today."""
        goals = list(self.gym.goals)
        now = self.choosing.now.goal or self.gym.settings.goal
        after = goals[(goals.index(now) + 1) % len(goals)] if now in goals else goals[0]
        self.choosing.choose(replace(self.choosing.now, goal=after, swaps={}))

    def other_day(self) -> None:
        """The day after the one of today, among those of the level."""
        if self.plan is not None:
            days = list(self.gym.routine.levels[self.gym.settings.level])
            after = days[(days.index(self.plan.day.id) + 1) % len(days)]
            self.choosing.choose(replace(self.choosing.now, day=after, swaps={}))

    def rough_or_not(self) -> None:
        """A rough day, or none."""
        self.choosing.choose(replace(self.choosing.now, rough=not self.choosing.now.rough))

    def weighs(self, bodyweight: Decimal) -> None:
        """The lifter's body weight today."""
        self.choosing.choose(replace(self.choosing.now, bodyweight=bodyweight))

    @property
    def can_take_back(self) -> bool:
        """Whether anything was chosen for today that can be taken back: not while a session runs."""
        return self.live is None and self.choosing.can_take_back

    def goes_back(self) -> bool:
        """A press of the key that takes back, on Today; whether it was about what was chosen."""
        return self.live is None and self.choosing.pressed(self.clock.now())

    # -------------------------------------------------------------- the session

    def begin(self) -> "Live | None":
        """The session of today's plan."""
        self.bind()
        if self.plan is not None and self.live is None and not self.holder:
            self.live = self.gym.start(self.plan, self.clock, self.published)
        return self.live

    def resume(self, session: Session) -> "Live":
        """Goes on with a session that was left open."""
        self.live = self.gym.resume(session, self.clock, self.published)
        return self.live

    def was_left_long_ago(self, session: Session) -> bool:
        """Whether a session was left open so long ago that the lifter is asked what to do with it."""
        return self.clock.now() - session.last_moment > OVERNIGHT

    def finish_as_of_last(self, session: Session) -> bool:
        """Ends a session that was left open at its latest set; whether that is on disk."""
        from coach.training.session import finish_as_of_last  # noqa: PLC0415 - not before the first screen

        live = self.resume(session)
        live.do(lambda workout, _: finish_as_of_last(workout))
        return self.close_session()

    def set_aside(self, session: Session) -> None:
        """Moves a session that was left open into the trash. Raises OSError."""
        self.gym.store().trash(session)
        self._gym = self.gym.without_session(session)

    def close_session(self) -> bool:
        """Leaves the session; whether all of it is on disk."""
        live = self.live
        if live is None:
            return True
        saved = live.close()
        self.live = None
        self.choosing.settle(Choice())
        if any(each.sets for each in live.session.entries):
            self._gym = self.gym.with_session(live.session)
        if self._to_come is not None:
            self._take_up(self._to_come)
        return saved

    def ending(self, live: "Live") -> "Ending":
        """What is to be said of the session that is over."""
        from coach.answers import ending  # noqa: PLC0415 - the same

        return ending(self.gym, live)

    # -------------------------------------------------------------- the configuration

    def configuration(self) -> "Configuration":
        """The configuration as its file is now."""
        gym = self.gym
        vocabulary = Vocabulary(gym.catalogue.exercises.keys(), gym.goals.keys(), gym.routines.keys())
        return self._doors.configuration(vocabulary)

    def set_config(self, table: str, key: str, value: object) -> str:
        """Sets one key of the configuration, or takes it out for None; why that was not done, else nothing.

        `table` is its header, empty for the top of the file. A session that runs goes on as it began.
        """
        return self._doors.set_config(table, key, value) or self._settle()

    def take_back_config(self) -> str:
        """Takes the latest change of the configuration back; why that was not done, else nothing."""
        return self._doors.take_back_config() or self._settle()

    def change_config_again(self) -> str:
        """Makes the change again that was taken back just now; why that was not done, else nothing."""
        return self._doors.change_config_again() or self._settle()

    def _settle(self) -> str:
        found = self.configuration()
        if self.live is None:
            self._take_up(found)
        else:
            self._to_come = found
        return ""

    def _take_up(self, found: "Configuration") -> None:
        self._to_come = None
        before, now = self.gym.settings, found.settings
        others = tuple(each for each in self.gym.problems if each.file != found.file)
        self._gym = replace(self.gym, settings=now, problems=(*found.problems, *others))
        if now.goal != before.goal:
            self.choosing.settle(replace(self.choosing.now, goal=""))
        if (now.level, now.routine, now.equipment) != (before.level, before.routine, before.equipment):
            self.choosing.settle(replace(self.choosing.now, day="", swaps={}))

    # -------------------------------------------------------------- the past

    @property
    def past(self) -> "Past":
        """Edits of sessions that are over, on the gym as it is now."""
        if self._past is None:
            from coach.past import Past  # noqa: PLC0415 - the same

            self._past = Past(self.gym)
        self._past.gym = self.gym
        return self._past

    def edit(self, change: Callable[["Past", datetime], object]) -> str:
        """Makes an edit of the past; why it could not be made, in words, nothing where it was."""
        self.bind()
        if self.holder:
            return f"Another window logs on this data: {self.holder}."
        try:
            change(self.past, self.clock.now())
        except OSError as error:
            return f"Nothing was changed: {error.strerror or error}."
        if self._past is not None:
            self._gym = self._past.gym
        return ""

    def surprise(self, session: Session, at: tuple[int, int], done: LoggedSet) -> str | None:
        """What to ask before a set of the past is corrected to what looks like a slip of the finger; mostly nothing."""
        from coach.answers import surprise  # noqa: PLC0415 - the same

        return surprise(self.gym, session, at, done)

    # -------------------------------------------------------------- other apps

    @property
    def way_in(self) -> "WayIn":
        """The way in for other apps' histories."""
        return self._doors.way_in()

    def bring(self, look: "Look", progress: Callable[[int, int], None]) -> "Brought":
        """Puts what is new of an export into the history; to be called off the screen's thread. Raises OSError."""
        brought = self.way_in.bring(look, self.gym, self.clock.now(), progress)
        if brought.batch:
            self.choosing.settle(self.choosing.now)
        self.look_again()
        return brought

    def take_import_back(self) -> "TakenOut | None":
        """Takes the latest import back, None where there is none; off the screen's thread. Raises OSError."""
        taken = self.way_in.take_back()
        self._imports = self._doors.imports()
        self._read_again()
        return taken

    @property
    def has_other_imports(self) -> bool:
        """Whether an import has come or gone since the history was read; quick to ask."""
        return self._doors.imports() != self._imports

    def look_again(self) -> bool:
        """Reads the history anew where an import has come or gone; whether one has. To be called like `bring`."""
        there = self._doors.imports()
        if there == self._imports:
            return False
        self._imports = there
        self._read_again()
        return True

    def _read_again(self) -> None:
        """As it is on disk, unless it was changed here meanwhile: then once more."""
        while True:
            before = self.gym
            after = before.read_again()
            if self._gym is before:
                self._gym = after
                return

    # -------------------------------------------------------------- exercises

    def planned(self, index: int) -> Planned | None:
        """The plan behind an exercise: of the running session, else of today; None for what has no load.

        None too where the lifter's routine does not know the day of a session that was left open, or its goal is gone.
        """
        live = self.live
        if live is None:
            return self.plan.planned[index] if self.plan is not None else None
        session = live.session
        exercise = self.gym.catalogue.get(session.entries[index].id)
        if exercise is None or not exercise.is_lift:
            return None
        with suppress(Refused):
            return self.gym.planned(exercise, session.started, day=session.day, goal=session.goal)
        return None

    def standing(self, exercise: Exercise) -> "Standing":
        """How the lifter stands with an exercise; may take a moment."""
        from coach.answers import standing  # noqa: PLC0415 - the same

        return standing(self.gym, exercise, self.clock.now())

    def compared(self, pages: Iterable[Page]) -> Mapping[str, "tuple[Compared, ...]"]:
        """These sessions beside those before them, by their ids; may take a moment."""
        from coach.training.comparing import all_compared  # noqa: PLC0415 - the same

        gym, walks = self.gym, self.walks()
        sessions = [each.session for each in pages]
        return all_compared(gym.sessions, gym.catalogue, gym.settings.rack.unit, only=sessions, walks=walks)

    def walks(self) -> "Walks":
        """The way through the past of each exercise, gone once for everyone who asks."""
        from coach.training.records import Walks  # noqa: PLC0415 - the same

        book = self.gym.sessions
        if self._walks is None or self._walks[0] is not book:
            self._walks = (book, Walks(book))
        return self._walks[1]

    def lane(self, planned: Planned) -> tuple[tuple[Session, Entry], ...]:
        """The last sessions that a plan for an exercise continues, each with that exercise."""
        from coach.answers import lane  # noqa: PLC0415 - the same

        return lane(self.gym, planned, self.clock.now().date())

    def alternatives(self, index: int) -> tuple[Exercise, ...]:
        """What may stand in for an exercise of the running session, else of today."""
        if self.live is not None:
            return self.gym.alternatives(self.live.workout, index)
        if self.plan is None:
            return ()
        planned = self.plan.planned[index]
        taken = frozenset(each.exercise.id for each in self.plan.planned)
        return self.gym.alternatives_of(planned.exercise, planned.block, taken, planned.slot.exercises)

    def load_instead(self, index: int, exercise: Exercise) -> Decimal | None:
        """The load another exercise would have in a place; None where none is suggested."""
        live = self.live
        if live is not None:
            target = self.gym.stand_in(live.workout, index, exercise, live.now())[0].target
            return None if target is None else target.load
        from coach.answers import load_instead  # noqa: PLC0415 - the same

        return None if self.plan is None else load_instead(self.gym, self.plan, index, exercise)

    def swap(self, index: int, exercise_id: str) -> None:
        """Another exercise in a place of the running session, else of today."""
        from coach.training.replan import swap  # noqa: PLC0415 - the same

        exercise = self.gym.catalogue[exercise_id]
        live = self.live
        if live is not None:
            entry, guide = self.gym.stand_in(live.workout, index, exercise, live.now())
            live.do(lambda workout, _: swap(workout, index, entry, guide))
        elif self.plan is not None:
            planned = self.plan.planned[index]
            swaps = self.choosing.now.swaps
            original = next((first for first, then in swaps.items() if then == planned.exercise.id), "")
            now = {**swaps, original or planned.exercise.id: exercise_id}
            self.choosing.choose(replace(self.choosing.now, swaps=now))
