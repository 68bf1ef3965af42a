"""The app: leads from screen to screen, rings, and leaves nothing behind unsaved."""

import os
import sys
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from coach.alerts.reach import Reach, of_this_machine
from coach.alerts.wakefulness import Wakefulness
from coach.gym import Paths, settings_of
from coach.headstart import HeadStart
from coach.settings import Settings, draws_ascii
from coach.ui import colourless, leaving, themes
from coach.ui.answering import Answering
from coach.ui.dressing import Dressing
from coach.ui.entering import Entering
from coach.ui.keys import ACTIONS, Place, bindings
from coach.ui.late import Late
from coach.ui.leading import Leading
from coach.ui.news import News
from coach.ui.pausing import pause
from coach.ui.room import Acts, Area, Asked, Ended, Left, Looks, Replanned, Room, Started
from coach.ui.screens.today import BodyweightAsked, Door, TodayScreen
from coach.ui.theme_files import ThemeFiles

if TYPE_CHECKING:
    from coach.live import Live
    from coach.ui.asking import Asking
    from coach.ui.review import Edited, PastAsked, Turned
    from coach.ui.screens.panels import Panel
    from coach.ui.screens.session import Rang
    from coach.ui.screens.setup import HistoryWanted, SetUp

A_SECOND = 1.0
GOES_DARK = "The screen may go dark during a session: nothing here can keep it on."
LOOKS_FOR_THEMES = 2.0
"""Seconds between two looks whether a theme file was changed: an editor beside it has the focus then."""


class Published(Message):
    """The running session has changed, or how its saving stands."""


class CoachApp(App[None]):
    """The coach in the terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.ANYWHERE),
        Binding("ctrl+z", "suspend_process", show=False, system=True, priority=True),
    ]
    CSS_PATH = "screens/today.tcss"
    ENABLE_COMMAND_PALETTE = True
    TITLE = "coach"

    def __init__(
        self,
        head_start: HeadStart,
        settings: Settings,
        *,
        ascii: bool = False,  # noqa: A002 - the field's word
        theme_folders: Iterable[Path] = (),
        reach: Reach = Reach(),  # noqa: B008 - a frozen value that does nothing
        last: Callable[[], object] = lambda: None,
    ) -> None:
        """`last` is done before the process is ended that a lost terminal keeps from leaving."""
        self._is_dressed = False
        super().__init__()
        self._is_dressed = True
        colourless.suit(self)
        self.settings = settings
        self._dressing = Dressing(self, ThemeFiles(theme_folders), settings, ascii=ascii)
        self.desk = head_start.desk
        self.desk.published = self._publish
        self.reach = reach
        self._last = last
        self._news = News(self.desk, self._dressing)
        self.late = Late(self, self.desk, self._dressing, self)
        self._answering = Answering(self, self.desk, self._news, self.late, lambda: self.looks)
        self._entering = Entering(self, head_start, self._news, self)
        self._today = TodayScreen(self.looks)
        self._leading = Leading(self, self.desk, self, lambda: self.settings.alerts.lead)

    def get_default_screen(self) -> TodayScreen:
        """Today, at the bottom of everything."""
        return self._today

    def get_css_variables(self) -> dict[str, str]:
        """Those of the theme; the one Textual begins with is never drawn."""
        return super().get_css_variables() if self._is_dressed else {}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for every theme."""
        return themes.variable_defaults(self.current_theme)

    @property
    def looks(self) -> Looks:
        """How everything is drawn."""
        return self._dressing.looks

    @property
    def asking(self) -> "Asking":
        """The panels over the screens."""
        return self.late.asking

    # -------------------------------------------------------------- coming and going

    def on_mount(self) -> None:
        """The history is read beside Today."""
        self._entering.open()
        self.set_interval(A_SECOND, self.every_second)
        self.set_interval(LOOKS_FOR_THEMES, self.look_for_themes)
        if not self.is_headless:
            leaving.watch(self, self.desk.close, self._last)

    def on_unmount(self) -> None:
        """However it ends: the title is as it was, nothing sounds, the screen may go dark."""
        self.late.alarm.close()

    def every_second(self) -> None:
        """What follows the clock and not the keys: the title, and the screen that stays on in a session."""
        if not self.screen_stack:  # on the way out
            return
        live = self.desk.live
        self.late.alarm.tell(live.workout if live is not None else None, self.desk.clock.now())
        if self.screen is self._today and self.desk.is_open and self.desk.has_other_imports:
            self.late.asking_import.read_others()
        leading = [each for each in self.screen_stack if isinstance(each, Room) and each.AREA is Area.SESSION]
        self.reach.stay_awake(bool(leading))
        wakefulness = self.reach.wakefulness()
        for each in leading:
            each.stays_on = wakefulness is Wakefulness.ON
        if wakefulness is Wakefulness.REFUSED:
            self._news.add(GOES_DARK)

    def on_set_up(self, event: "SetUp") -> None:
        """The first choices are kept, and today is planned with them."""
        self.run_worker(lambda: self._entering.set_up(event.settings), thread=True, exit_on_error=True)

    def reading(self, done: int, total: int) -> None:
        """The history is being read, and is so far; told from any thread."""
        self._today.call_later(self._today.reading, done, total)

    async def action_quit(self) -> None:
        """Leaves; asks only when something is not on disk."""
        live = self.desk.live
        if live is not None and not live.settle():
            self.asking.leaving(live.saving.failure, self._leave)
        else:
            self._leave()

    def _leave(self) -> None:
        self.desk.close()
        self.exit()

    def _fatal_error(self) -> None:
        # Textual 8.2 shows every local of every frame here; a lifter is helped by one sentence.
        told = traceback.format_exc()
        place = self.desk.keep_mishap(told)
        self.bell()
        said = f"Something in coach went wrong. Every set with a tick is on disk. What happened is told in {place}."
        self._exit_renderables.append(Text(said))
        self._close_messages_no_wait()

    # -------------------------------------------------------------- today

    def show_today(self) -> None:
        """Draws today anew."""
        desk = self.desk
        if not desk.is_open:
            return
        plan = desk.replan()
        self._today.has_choice = desk.can_take_back
        if plan is None:
            self._today.refuse(desk.refused, self._news.everything())
        else:
            door = Door.TRY_AGAIN if desk.holder else Door.GO_ON if desk.live is not None else Door.START
            self._today.show(plan, desk.week(plan), self._news.everything(), door)

    def show_news(self) -> None:
        """Says on Today what is to be known by now."""
        self._today.tell(self._news.everything())

    def on_replanned(self, event: Replanned) -> None:
        """Another goal, another day, a rough day, or the way back: from a choice, else from an import."""
        match event.change:
            case "back":
                if not self.desk.goes_back():
                    if self._today.has_import:
                        self._answering.answer(Asked("take-back"))
                    return
            case _ if self.desk.plan is None:
                return
            case "goal":
                self.desk.other_goal()
            case "day":
                self.desk.other_day()
            case _:
                self.desk.rough_or_not()
        self.show_today()

    def on_bodyweight_asked(self, _: BodyweightAsked) -> None:
        """The body weight, typed."""
        self.asking.bodyweight()

    # -------------------------------------------------------------- the session

    def on_started(self, _: Started) -> None:
        """The session of the plan begins, or the open one goes on; another window's lock is asked for again."""
        self.desk.bind()
        if self.desk.holder:
            if self.desk.take_over():
                self._entering.enter()
            else:
                self.show_today()
            return
        live = self.desk.live or self.desk.begin()
        if live is not None:
            self.lead(live)

    def lead(self, live: "Live") -> None:
        """Leads through a session."""
        self._leading.through(live)

    def _publish(self) -> None:
        self.post_message(Published())

    def on_published(self, _: Published) -> None:
        """What shows the session draws it anew."""
        self._leading.draw()

    def on_rang(self, event: "Rang") -> None:
        """The end of a rest reaches the lifter."""
        live = self.desk.live
        if live is not None:
            self.late.alarm.ring(event.ring, live.workout, is_looked_at=self.app_focus)

    def on_ended(self, _: Ended) -> None:
        """The last set is done."""
        self._leading.to_the_end()

    def on_left(self, _: Left) -> None:
        """Back to Today; a session that runs stays open, one that is over is left once it is on disk."""
        self._leading.back()

    # -------------------------------------------------------------- panels

    def show_panel(self, panel: "Panel", told: Callable[[str | None], None] | None = None) -> None:
        """Shows a panel; what came of it is told."""
        self.push_screen(panel, told)

    def on_asked(self, event: Asked) -> None:
        """A panel or a page is wanted."""
        self._answering.answer(event)

    # -------------------------------------------------------------- the past

    def make_ready(self) -> None:
        """Loads what is likely to be wanted next; off the screen's thread."""
        self.late.load()
        self.call_from_thread(lambda: self.late.leafing.make_ready())  # noqa: PLW0108 - it is made on the screen's thread

    def on_turned(self, event: "Turned") -> None:
        """Another page of the past."""
        self.late.leafing.turn_to(event.tab, event.about)

    def on_edited(self, event: "Edited") -> None:
        """The past is changed."""
        self.late.asking_past.edit(event.change, event.then)

    def on_past_asked(self, event: "PastAsked") -> None:
        """A panel about a session of the past."""
        self.late.asking_past.ask(event)

    # -------------------------------------------------------------- other apps

    def on_history_wanted(self, _: "HistoryWanted") -> None:
        """The history of another app, before the very first session."""
        self.late.asking_import.begin()

    def beside(self, work: Callable[[], Callable[[], None]]) -> None:
        """Does something in a thread, then what it gives back on the screen's."""
        self.run_worker(lambda: self.call_from_thread(work()), thread=True, exit_on_error=True)

    def another_past(self) -> None:
        """Draws anew what shows the past."""
        self._today.has_import = self.late.asking_import.can_take_back
        self.show_today()
        self.late.leafing.gather_again()

    # -------------------------------------------------------------- the settings

    def follow(self, settings: Settings) -> None:
        """What was changed in the configuration holds from now on."""
        before, self.settings = self.settings, settings
        plain = self.looks.ascii
        if settings.ascii is not before.ascii:
            encoding = sys.__stderr__.encoding if sys.__stderr__ is not None else ""
            plain = draws_ascii(settings, self.reach.environment, encoding or "utf-8")
        self._dressing.change(settings, ascii=plain)
        if settings.theme != before.theme:
            self._dressing.wear(settings.theme)
        self.asking.looks = self.looks
        self.late.alarm.choose(settings.alerts)
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.hear(settings.alerts.lead)
        self.show_today()

    # -------------------------------------------------------------- keys that work anywhere

    def action_act(self) -> None:
        """Enter; a press that belongs to the last one in the session does not close its last page unread."""
        if not self._leading.is_held() and isinstance(self.screen, Acts):
            self.screen.act()

    def action_undo(self) -> None:
        """The last change is taken back."""
        if isinstance(self.screen, Room):
            self.screen.undo()

    def action_yes(self) -> None:
        """The other answer."""
        if isinstance(self.screen, Room):
            self.screen.answer_yes()

    def action_suspend_process(self) -> None:
        """Back to the shell for a while, with all that was done on disk."""
        if self.desk.live is not None:
            self.desk.live.settle()
        pause(self)

    async def action_back(self) -> None:
        """What is open is closed."""
        if isinstance(self.screen, Room):
            self.screen.back()

    def action_why(self) -> None:
        """Why it is so."""
        if isinstance(self.screen, Room):
            self.screen.why()

    def action_help(self) -> None:
        """What every key does."""
        if isinstance(self.screen, Room):
            self.screen.help()

    async def action_press_for(self, action_id: str) -> None:
        """A click on a word of the key line."""
        action = next((each for each in ACTIONS if each.id == action_id), None)
        if action is not None:
            node = self if Place.ANYWHERE in action.where else self.screen
            await node.run_action(action.run)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers."""
        from coach.ui.palette import Leads, offered  # noqa: PLC0415 - not before the first screen

        leads = Leads(
            press=lambda action_id: self.run_worker(self.action_press_for(action_id)),
            turn_to=self.late.leafing.turn_to,
            bring=self.late.asking_import.begin,
            take_back=self.late.asking_import.take_back,
            settings=self._answering.settings,
            problems=self._answering.problems,
            theme=self._take_theme,
        )
        is_open = self.desk.is_open
        return offered(
            screen, leads, self._dressing.names, is_open=is_open, has_import=lambda: bool(self.desk.way_in.latest())
        )

    def wear(self, name: str) -> None:
        """Draws everything in a theme; in the default where there is none of that name."""
        self._dressing.wear(name)

    def _take_theme(self, name: str) -> None:
        """Drawn at once, and kept where that can be."""
        self.wear(name)
        trouble = self.desk.set_config("", "theme", name) if self.desk.is_open else ""
        if trouble:
            self._news.add(f"The theme is not kept: {trouble}")
            self.show_news()
        else:
            self.settings = replace(self.settings, theme=name)

    def look_for_themes(self) -> None:
        """A theme file that was changed is drawn at once, by whatever window; what is wrong with it stands on Today."""
        if self._dressing.look_again() and self.desk.is_open:
            self.show_news()


def run(
    paths: Paths, head_start: HeadStart, *, is_demo: bool = False, last: Callable[[], object] = lambda: None
) -> int:
    """Opens the app on a lifter's folders; the exit code. `last` is as in `CoachApp`."""
    settings = settings_of(paths)
    app = CoachApp(
        head_start,
        settings,
        ascii=draws_ascii(settings, os.environ, sys.stderr.encoding or "utf-8"),
        theme_folders=(paths.themes,),
        reach=of_this_machine(os.environ),
        last=last,
    )
    app.sub_title = "demo" if is_demo else ""
    app.run()
    return app.return_code or 0
