"""A talk in lines without a terminal: what is typed is a script, and time passes when the script says so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coach.bringing.way_in import WayIn
from coach.configuring import Configuration
from coach.desk import Desk
from coach.disk import Disk
from coach.gym import Gym, Progress, open_gym
from coach.live import Live
from coach.plain.console import GoneError
from coach.plain.session import SessionTalk
from coach.plain.talk import talk
from coach.settings import Settings, Vocabulary
from coach.training.log import Session
from coach.training.where import Phase
from coach.training.workout import Workout
from tests.cli.home import Home
from tests.training.make import session as past_session
from tests.training.stage import Drawer, HandClock, begun, gym_of, lifter, only, silent, to_work

Typed = str | int | Callable[[], object]
"""A line, seconds that pass, or something that happens meanwhile."""
ROW = "barbell-row"
PAST = (past_session(7, 60, [9, 9, 9]),)


@dataclass
class Script:
    """A console that is played."""

    clock: HandClock
    steps: list[Typed]
    is_typed: bool = False
    said: list[str] = field(default_factory=list)
    rung: list[datetime] = field(default_factory=list)
    """When its bell rang."""
    desk: Desk | None = None
    """Whose disk is waited for whenever nothing is typed."""

    def say(self, *lines: str) -> None:
        """Keeps what is said."""
        self.said.extend(lines)

    def ring(self) -> None:
        """Keeps when it was rung."""
        self.rung.append(self.clock.now())

    def wait(self, until: datetime | None) -> str | None:
        """The next line of the script; time passes as it says, but never past `until`."""
        if self.desk is not None and self.desk.live is not None:
            self.desk.live.settle()
        if not self.steps:
            raise GoneError
        step = self.steps.pop(0)
        match step:
            case str():
                return step
            case int():
                left = timedelta(seconds=step)
                if until is not None and until < self.clock.moment + left:
                    left -= until - self.clock.moment
                    self.clock.moment = max(until, self.clock.moment)
                    self.steps.insert(0, left // timedelta(seconds=1))
                else:
                    self.clock.moment += left
                return None
            case _:
                step()
                return None

    @property
    def text(self) -> str:
        """All that was said."""
        return "\n".join(self.said)

    def after(self, words: str) -> list[str]:
        """What was said after the first line with these words."""
        place = next(number for number, each in enumerate(self.said) if words in each)
        return self.said[place + 1 :]


class Nowhere:
    """Doors to a gym in memory."""

    def __init__(self, gym: Gym) -> None:
        self._gym = gym

    def take(self, now: datetime) -> str:
        """Nobody else is here."""
        del now
        return ""

    def waits(self) -> bool:
        """Nothing does."""
        return False

    def prepare(self, now: datetime) -> tuple[str, ...]:
        """Nothing waits."""
        del now
        return ()

    def open(self, progress: Progress) -> Gym:
        """The gym."""
        del progress
        return self._gym

    def is_configured(self) -> bool:
        """Nothing is asked."""
        return True

    def configure(self, settings: Settings) -> None:
        """Nothing is kept."""
        del settings

    def configuration(self, vocabulary: Vocabulary) -> Configuration:
        """The gym's own settings, from no file."""
        del vocabulary
        return Configuration(settings=self._gym.settings)

    def set_config(self, table: str, key: str, value: object) -> str:
        """Nothing is kept."""
        return f"{table} {key} {value}"

    def take_back_config(self) -> str:
        """Nothing was changed."""
        return "nothing"

    def change_config_again(self) -> str:
        """Nothing was taken back."""
        return "nothing"

    def imports(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def way_in(self) -> WayIn:
        """Into folders that nobody makes."""
        return WayIn(self._gym.paths)

    def tidy(self, now: datetime) -> tuple[str, ...]:
        """Nothing is to be done."""
        del now
        return ()

    def keep_mishap(self, told: str, now: datetime) -> str:
        """Goes nowhere."""
        return f"{now}: {told}"

    def close(self) -> None:
        """Nothing to free."""


@dataclass
class Led:
    """A session that was led through a script."""

    script: Script
    live: Live
    drawer: Drawer
    is_over: bool
    """Whether it came to its end; else it was left."""

    @property
    def said(self) -> list[str]:
        """What was said."""
        return self.script.said

    @property
    def workout(self) -> Workout:
        """As it is now."""
        return self.live.workout


def led(*steps: Typed, workout: Workout | None = None, drawer: Drawer | None = None, is_typed: bool = False) -> Led:
    """Barbell rows that were done at 60, at their first work set, then curls; led through a script to its end."""
    here, now = to_work(only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl"))
    clock, store = HandClock(now), drawer or Drawer()
    live = Live(workout or here, store, clock, silent, on_disk=False)
    desk = Desk(Nowhere(gym_of(lifter(), PAST)), clock, silent)
    desk.open()
    desk.live = live
    script = Script(clock, list(steps), is_typed, desk=desk)
    try:
        is_over = SessionTalk(desk, live, script).lead()
    except GoneError:
        is_over = live.look().phase is Phase.DONE
    live.settle()
    return Led(script, live, store, is_over)


def at_warm_up(*exercise_ids: str) -> Workout:
    """A session that has just begun, with these exercises alone."""
    return only(begun(lifter(), PAST, day="heavy"), *exercise_ids)


@dataclass
class Run:
    """A whole run on a lifter's folders."""

    code: int
    script: Script
    home: Home

    @property
    def said(self) -> list[str]:
        """What was said."""
        return self.script.said

    @property
    def sessions(self) -> Sequence[Session]:
        """What is on disk now."""
        return open_gym(self.home.paths).sessions


def run(home: Home, *steps: Typed, clock: HandClock | None = None, is_typed: bool = False) -> Run:
    """Opens the coach in lines on these folders, plays a script, and leaves when it has ended."""
    ticking = clock or HandClock()
    desk = Desk(Disk(home.paths), ticking, silent)
    script = Script(ticking, list(steps), is_typed, desk=desk)
    code = talk(desk, script)
    return Run(code, script, home)
