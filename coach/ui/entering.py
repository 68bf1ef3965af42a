"""The way in: the history is read beside the first frame, then Setup, Today, or the session that was left open."""

from typing import TYPE_CHECKING, Protocol

from textual.app import App

from coach.headstart import HeadStart
from coach.settings import Settings
from coach.training.log import Session
from coach.ui.news import News
from coach.ui.room import Area, Looks, area_of

if TYPE_CHECKING:
    from coach.live import Live
    from coach.ui.asking import Asking

A_MOMENT = 0.1
"""Seconds in which the first frame is drawn; what can wait would be in its way."""
STEPS = 40
"""In which a long history is seen to be read; a shorter one than this is read before anything is seen."""


class House(Protocol):
    """Where one comes to."""

    @property
    def asking(self) -> "Asking":
        """The panels over the screens."""
        ...

    @property
    def looks(self) -> Looks:
        """How everything is drawn."""
        ...

    def reading(self, done: int, total: int) -> None:
        """The history is being read, and is so far; told from any thread."""
        ...

    def show_today(self) -> None:
        """Draws today anew."""
        ...

    def show_news(self) -> None:
        """Says on Today what is to be known by now."""
        ...

    def lead(self, live: "Live") -> None:
        """Leads through a session."""
        ...

    def make_ready(self) -> None:
        """Loads what is likely to be wanted next; to be called off the screen's thread."""
        ...


class Entering:
    """Leads in."""

    def __init__(self, app: App[None], head_start: HeadStart, news: News, house: House) -> None:
        self._app = app
        self._head_start = head_start
        self._desk = head_start.desk
        self._news = news
        self._house = house

    def open(self) -> None:
        """Enters at once where everything has been read, else once it is; then, beside, does what could wait."""
        if self._head_start.is_over:
            self.enter()
            self._app.set_timer(A_MOMENT, self._tidy_beside)
        else:
            self._head_start.told = self._reading
            self._app.run_worker(self._read, thread=True, exit_on_error=True)

    def _read(self) -> None:
        self._head_start.wait()
        self._app.call_from_thread(self.enter)
        self._tidy()

    def _tidy_beside(self) -> None:
        self._app.run_worker(self._tidy, thread=True, exit_on_error=True)

    def _tidy(self) -> None:
        self._desk.tidy()
        self._app.call_from_thread(self._house.show_today if self._desk.holder else self._house.show_news)
        if not self._desk.is_new:
            self._house.make_ready()

    def enter(self) -> None:
        """What comes first: a few questions, Today, or the session that was left open."""
        desk = self._desk
        if desk.is_new:
            self._ask_what_is_needed()
            return
        unfinished = desk.gym.unfinished
        self._house.show_today()
        if unfinished is None or desk.holder:
            return
        if desk.was_left_long_ago(unfinished):
            self._house.asking.left_open(unfinished, lambda answer: self._answer_left_open(unfinished, answer))
        else:
            self._house.lead(desk.resume(unfinished))

    def set_up(self, settings: Settings) -> None:
        """Keeps the first choices, and enters with them; to be called off the screen's thread."""
        self._desk.set_up(settings)
        self._app.call_from_thread(self._enter_set_up)

    def _reading(self, done: int, total: int) -> None:
        """A long history is seen to be read, a step at a time."""
        if done % max(1, total // STEPS) == 0 and total > STEPS:
            self._house.reading(done, total)

    def _ask_what_is_needed(self) -> None:
        from coach.ui.boards.setup import Known  # noqa: PLC0415 - once in a lifter's life
        from coach.ui.screens.setup import SetupScreen  # noqa: PLC0415 - the same

        gym, desk = self._desk.gym, self._desk
        routine = gym.routines.get(gym.settings.routine)
        known = Known.of(gym.catalogue, routine, tuple(gym.goals.values()))
        self._app.push_screen(SetupScreen(known, desk.try_out, desk.clock.now, self._house.looks))

    def _enter_set_up(self) -> None:
        while area_of(self._app.screen) in {Area.SETUP, None}:
            self._app.pop_screen()
        self.enter()

    def _answer_left_open(self, session: Session, answer: str) -> None:
        match answer:
            case "resume":
                self._house.lead(self._desk.resume(session))
            case "aside":
                try:
                    self._desk.set_aside(session)
                except OSError as error:
                    self._news.add(f"The session could not be set aside: {error.strerror or error}")
                self._house.show_today()
            case _:
                self._desk.finish_as_of_last(session)
                self._house.show_today()
