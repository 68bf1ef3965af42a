"""The app on a folder of its own, with a history made by hand and a clock that only moves when told."""

import re
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot

from coach.desk import Desk
from coach.disk import Disk
from coach.gym import settings_of
from coach.headstart import HeadStart
from coach.live import Live
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, Fault, LoggedSet, Session, SetKind, Target
from coach.training.where import Phase
from coach.ui.app import CoachApp
from coach.ui.scene import Line, width_of
from coach.ui.screens.finish import FinishScreen
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.today import TodayScreen
from coach.ui.widgets.words import Words
from tests.cli.home import CONFIG, Home, home_in

NOW = datetime(2026, 11, 22, 7, 5, 11, tzinfo=timezone(timedelta(hours=1)))
"""When the app is opened."""
QUIET = 2.5
"""Seconds after which Enter is heard, whatever happened before."""
A_LONG_TIME = 3000
"""Looks, a hundredth of a second apart, after which what is waited for will not come."""
A_SET = 35
"""Seconds that a set takes."""
COMPOUND = (Block.COMPOUND, 2, 150)
BICEPS = (Block.BICEPS, 1, 90)
FINISHER = (Block.FINISHER, 0, 60)


@dataclass(slots=True)
class StillClock:
    """A clock that stands until it is moved."""

    moment: datetime = NOW

    def now(self) -> datetime:
        """The moment it shows."""
        return self.moment


def past_entry(
    exercise: tuple[str, str],
    role: tuple[Block, int, int],
    span: tuple[int, int],
    load: str,
    reps: tuple[int, ...],
    swung: tuple[int, ...] = (),
) -> Entry:
    """An exercise of the past, done as planned; without a load where none is told.

    `swung` are the numbers of sets of which two reps were not clean.
    """
    block, left, rest = role
    weight = Decimal(load) if load else None
    return Entry(
        id=exercise[0],
        name=exercise[1],
        block=block,
        target=Target(sets=len(reps), reps=span, load=weight, aims=reps, left=Decimal(left), rest=rest, rule="build"),
        sets=tuple(
            LoggedSet(
                load=weight,
                reps=done,
                rest=rest,
                fault=Fault.MOMENTUM if number in swung else None,
                clean=done - 2 if number in swung else None,
            )
            for number, done in enumerate(reps)
        ),
    )


def past_session(entries: Sequence[Entry], *, days: int, day: str = "heavy", unit: Unit = Unit.KG) -> Session:
    """A finished session so many days before the app is opened."""
    started = NOW - timedelta(days=days)
    moment = started + timedelta(minutes=8)
    dated: list[Entry] = []
    for entry in entries:
        sets: list[LoggedSet] = []
        for each in entry.sets:
            moment += timedelta(seconds=40 + (each.rest or 0))
            sets.append(
                LoggedSet(
                    kind=SetKind.WORK,
                    load=each.load,
                    reps=each.reps,
                    clean=each.clean,
                    fault=each.fault,
                    at=moment,
                    rest=each.rest,
                )
            )
        dated.append(Entry(id=entry.id, name=entry.name, block=entry.block, target=entry.target, sets=tuple(sets)))
    return Session(
        id=f"{started:%Y-%m-%dT%H%M%S}-past",
        routine="back-biceps",
        day=day,
        goal="muscle",
        unit=unit,
        started=started,
        finished=moment,
        bodyweight=Decimal("78.5"),
        entries=tuple(dated),
    )


HEAVY = (
    past_entry(("pull-up", "Pull-up"), COMPOUND, (6, 10), "0", (8, 8, 7, 7)),
    past_entry(("barbell-row", "Barbell row"), COMPOUND, (6, 10), "60", (10, 10, 10)),
    past_entry(("dumbbell-row", "One-arm dumbbell row"), COMPOUND, (6, 10), "25", (10, 9, 8)),
    past_entry(("ez-curl", "EZ curl"), BICEPS, (8, 12), "30", (12, 10, 9), swung=(1,)),
    past_entry(("hammer-curl", "Hammer curl"), BICEPS, (8, 12), "12.5", (12, 12)),
    past_entry(("straight-arm-pulldown", "Straight-arm pull-down"), FINISHER, (12, 20), "25", (20, 18)),
)
LIGHT = (
    past_entry(("neutral-grip-pulldown", "Neutral-grip pull-down"), COMPOUND, (10, 15), "50", (13, 12, 11)),
    past_entry(("chest-supported-row", "Chest-supported row"), COMPOUND, (10, 15), "17.5", (12, 12, 12)),
    past_entry(("face-pull", "Face pull"), COMPOUND, (10, 15), "20", (15, 14)),
    past_entry(("incline-curl", "Incline curl"), BICEPS, (12, 15), "7.5", (13, 13, 12)),
    past_entry(("reverse-curl", "Reverse curl"), BICEPS, (12, 15), "20", (12, 12)),
    past_entry(("cable-curl", "Cable curl"), FINISHER, (15, 25), "15", (20, 18)),
)
TRAINED = (past_session(HEAVY, days=7), past_session(LIGHT, days=4, day="light"))
"""A heavy session a week ago and a light one since: a heavy one is due."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The running app, its clock, and what the lifter could see and do."""

    app: CoachApp
    pilot: Pilot[None]
    clock: StillClock
    home: Home

    # -------------------------------------------------------------- doing

    async def press(self, *keys: str) -> None:
        """Presses keys one after another, at the same moment."""
        await self.pilot.press(*keys)
        await self.settled()

    async def write(self, text: str) -> None:
        """Types characters."""
        await self.press(*({".": "full_stop", "-": "minus", " ": "space"}.get(each, each) for each in text))

    async def find(self, command: str) -> None:
        """Does something by its name in the palette."""
        await self.press("ctrl+p", *command)
        found = self.app.screen.query_one(CommandList)
        await self._waited(
            lambda: (
                found.highlighted is not None
                and str(found.get_option_at_index(0).prompt).split("\n")[0] == command.capitalize()
            )
        )
        await self.press("enter")
        await self._waited(lambda: not isinstance(self.app.screen, CommandPalette))
        await self.settled()

    async def _waited(self, there: Callable[[], bool]) -> None:
        for _ in range(A_LONG_TIME):
            if there():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(self.text)

    async def enter(self) -> None:
        """Enter, when it is heard."""
        await self.wait(QUIET)
        await self.press("enter")

    async def wait(self, seconds: float) -> None:
        """Lets time pass, and has the app look at the clock."""
        self.clock.moment += timedelta(seconds=seconds)
        self.look()
        await self.settled()

    def look(self) -> None:
        """What the timer of the screen does four times a second."""
        if isinstance(self.app.screen, SessionScreen):
            self.app.screen.refresh_view()

    async def settled(self) -> None:
        """Waits until nothing is on its way, the file and what is worked out beside the screen included."""
        if self.app.desk.live is not None:
            self.app.desk.live.settle()
        await self.pilot.pause()
        while any(not each.is_finished for each in self.app.workers):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def start(self) -> None:
        """From Today into the session."""
        await self.press("enter")
        assert self.shows(SessionScreen)

    async def until(self, phase: Phase, exercise: str = "") -> None:
        """Goes on as planned until the lifter is there; the presses cost no time of the test's."""
        await self.go_on(
            lambda: self.is_in(phase) and (not exercise or self.live.session.entries[self.entry].id == exercise)
        )

    async def go_on(self, there: Callable[[], bool]) -> None:
        """Does what is planned until something is so."""
        for _ in range(600):
            if there():
                break
            self.clock.moment += timedelta(seconds=self._what_it_takes())
            self.live.look()
            if there():
                break
            self.live.enter()
        assert there()
        self.look()
        await self.settled()

    def _what_it_takes(self) -> float:
        """Seconds from now until a lifter presses Enter, or need not."""
        look = self.live.look()
        if look.phase is Phase.REST and look.rest is not None:
            return look.rest.left(self.clock.now())
        return A_SET if look.phase in (Phase.MOVE, Phase.RAMP, Phase.WORK) else QUIET

    async def finish(self) -> None:
        """Goes on as planned until the session is over."""
        await self.go_on(lambda: self.live.session.finished is not None)
        await self.settled()
        assert self.shows(FinishScreen)

    async def resize(self, columns: int, rows: int) -> None:
        """Another size of the terminal."""
        await self.pilot.resize_terminal(columns, rows)
        await self.settled()

    async def click(self, words: str, *, last: bool = False) -> None:
        """A click on the first place where these words stand, or on the last."""
        row, column = self.places_of(words)[-1 if last else 0]
        await self.pilot.click(offset=(column, row))
        await self.settled()

    # -------------------------------------------------------------- seeing

    @property
    def rows(self) -> tuple[str, ...]:
        """Every row of the screen as it is drawn."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - the only way to what is really drawn
        return tuple("".join(segment.text for segment in strip) for strip in strips)

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(each.rstrip() for each in self.rows)

    @property
    def cut(self) -> tuple[str, ...]:
        """Lines that stand on the screen and have less room than they take."""
        found: list[str] = []
        for words in self.app.screen.query(Words):
            room = words.content_size
            if not words.display or not words.is_on_screen:
                continue
            found.extend(said(each) for each in words.lines if width_of(each) > room.width)
            found.extend(said(each) for each in words.lines[room.height :] if said(each))
        return (*found, *(each for each in self.rows if "…" in each))

    def places_of(self, words: str) -> list[tuple[int, int]]:
        """Rows and columns at which words begin; there is at least one."""
        found = [(number, row.index(words)) for number, row in enumerate(self.rows) if words in row]
        assert found, f"{words!r} is nowhere in\n{self.text}"
        return found

    @property
    def live(self) -> Live:
        """The running session."""
        assert self.app.desk.live is not None
        return self.app.desk.live

    def is_in(self, phase: Phase) -> bool:
        """Whether the lifter does that now."""
        return self.live.look().phase is phase

    def shows(self, screen: type[TodayScreen | SessionScreen | FinishScreen]) -> bool:
        """Whether a screen of this kind lies uppermost."""
        return isinstance(self.app.screen, screen)

    @property
    def entry(self) -> int:
        """The exercise that comes next."""
        step = self.live.look().step
        assert step is not None
        return step.entry

    def on_disk(self) -> Session:
        """The newest session as its file has it."""
        self.live.settle()
        return self.home.sessions[-1]

    def kept(self, exercise: str) -> Entry:
        """An exercise of the newest session as its file has it."""
        return next(each for each in self.on_disk().entries if each.id == exercise)


def said(words: Line) -> str:
    """A line without its styles."""
    return "".join(each.text for each in words).strip()


def drawn(stage: Stage) -> str:
    """The screen as a picture that asks for nothing from anywhere."""
    svg = stage.app.export_screenshot()
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL).rstrip() + "\n"


def home(folder: Path, sessions: Iterable[Session] = TRAINED, config: str = CONFIG) -> Home:
    """Folders with a configuration and a history."""
    made = home_in(folder, config)
    made.keep(*sessions)
    return made


def nothing_yet(folder: Path) -> Home:
    """Folders of a lifter who has never opened it: no configuration, no history."""
    made = home(folder, ())
    made.paths.config_file.unlink()
    made.paths.config_dir.rmdir()
    return made


@asynccontextmanager
async def on_stage(
    where: Home,
    size: tuple[int, int] = (80, 24),
    *,
    ascii: bool = False,  # noqa: A002 - the field's word
    theme: str = "",
    clock: StillClock | None = None,
) -> AsyncIterator[Stage]:
    """The app, opened and its history read."""
    ticking = clock or StillClock()
    app = CoachApp(
        HeadStart(Desk(Disk(where.paths), ticking)),
        settings_of(where.paths),
        ascii=ascii,
        theme_folders=(where.paths.config_dir / "themes",),
    )
    if theme:
        app.wear(theme)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        stage = Stage(app, pilot, ticking, where)
        await stage.settled()
        await pilot.pause()
        yield stage
        app.desk.close()
