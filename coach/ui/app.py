"""The app: opens the gym, leads from screen to screen, and rings."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from coach.clock import Clock, SystemClock
from coach.gym import Gym, Paths, Refused, open_gym, settings_of
from coach.live import Live
from coach.settings import Settings, draws_ascii
from coach.training.fields import correct
from coach.training.plan import Plan
from coach.training.records import records_of
from coach.training.replan import come_back, swap
from coach.training.session import finish, note
from coach.training.shorthand import EXAMPLE, read_set, write_set
from coach.training.typed import Refusal, read_load
from coach.training.volume import weekly_balance, weekly_sets
from coach.training.where import Phase
from coach.training.wording import bare_load, clock, number
from coach.ui import themes
from coach.ui.boards import overview, past
from coach.ui.boards import why as why_board
from coach.ui.boards.finish import Ending
from coach.ui.keymap import check
from coach.ui.keys import ACTIONS, Place, available, bindings, help_lines
from coach.ui.room import Asked, Ended, Left, Looks, Replanned, Room, Started
from coach.ui.scene import ACCENT, BLANK, KEY, MUTED, STRONG, Line, Span, line, padded, width_of, wrapped
from coach.ui.screens.finish import FinishScreen
from coach.ui.screens.panels import Ask, Choose, Panel, Read, columns_of_a_row
from coach.ui.screens.session import Rang, SessionScreen
from coach.ui.screens.today import BodyweightAsked, TodayScreen

A_WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)
LANE_SESSIONS = 3
"""Earlier sessions that "why" shows."""
LIGHTEST_BODY = 20


class Published(Message):
    """The running session has changed, or how its saving stands."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the lifter chose on Today instead of what was due."""

    day: str = ""
    goal: str = ""
    rough: bool = False
    bodyweight: Decimal | None = None
    swaps: Mapping[str, str] = field(default_factory=dict, hash=False)


class CoachApp(App[None]):
    """The coach in the terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.ANYWHERE)]
    ENABLE_COMMAND_PALETTE = True
    TITLE = "coach"

    def __init__(
        self,
        opened: Callable[[], Gym],
        settings: Settings,
        clock: Clock,
        *,
        ascii: bool = False,  # noqa: A002 - the field's word
        theme_folders: Iterable[Path] = (),
    ) -> None:
        super().__init__()
        keymap, key_problems = check(settings.keys)
        self.looks = Looks(ascii=ascii, keymap=keymap)
        self.set_keymap(keymap)
        self.clock = clock
        self.settings = settings
        self.live: Live | None = None
        self._opened = opened
        self._gym: Gym | None = None
        self._choice = Choice()
        self._plan: Plan | None = None
        loaded = themes.load((themes.packaged_folder(), *theme_folders))
        for each in loaded.themes:
            self.register_theme(each)
        self._news = (*key_problems, *loaded.problems)
        known = {each.name for each in loaded.themes}
        self.theme = settings.theme if settings.theme in known else themes.DEFAULT
        if settings.theme not in known:
            self._news = (*self._news, f'theme: there is no "{settings.theme}"; {themes.DEFAULT} is used')
        self._today = TodayScreen(self.looks)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own variables, for every theme."""
        return themes.variable_defaults(self.current_theme)

    def on_mount(self) -> None:
        """Today at once; the history is read beside it."""
        self.push_screen(self._today)
        self.run_worker(self._open, thread=True, exit_on_error=True)

    def _open(self) -> None:
        gym = self._opened()
        self.call_from_thread(self._enter_gym, gym)

    def _enter_gym(self, gym: Gym) -> None:
        self._gym = gym
        unfinished = gym.unfinished
        if unfinished is not None:
            self._lead(gym.resume(unfinished, self.clock, self._publish))
        else:
            self._show_today()

    @property
    def gym(self) -> Gym:
        """All that is on disk. Raises LookupError before it has been read."""
        if self._gym is None:
            raise LookupError("the history is still being read")
        return self._gym

    # -------------------------------------------------------------- today

    def _show_today(self) -> None:
        gym = self._gym
        if gym is None:
            return
        news = (*self._news, *(str(each) for each in gym.problems))
        choice = self._choice
        now = self.clock.now()
        try:
            plan = gym.plan(now, day=choice.day, goal=choice.goal, rough=choice.rough, swaps=choice.swaps)
        except Refused as refused:
            self._plan = None
            self._today.refuse(str(refused), news)
            return
        if choice.bodyweight is not None:
            plan = replace(plan, bodyweight=choice.bodyweight)
        self._plan = plan
        before = weekly_sets(gym.sessions, gym.catalogue, plan.on)
        self._today.show(plan, before, news)

    def on_replanned(self, event: Replanned) -> None:
        """Another goal, another day, a rough day."""
        if self._plan is None:
            return
        choice = self._choice
        match event.change:
            case "goal":
                goals = list(self.gym.goals)
                now = choice.goal or self.gym.settings.goal
                after = goals[(goals.index(now) + 1) % len(goals)] if now in goals else goals[0]
                self._choice = replace(choice, goal=after, swaps={})
            case "day":
                days = list(self.gym.routine.levels[self.gym.settings.level])
                after = days[(days.index(self._plan.day.id) + 1) % len(days)]
                self._choice = replace(choice, day=after, swaps={})
            case _:
                self._choice = replace(choice, rough=not choice.rough)
        self._show_today()

    def on_bodyweight_asked(self, _: BodyweightAsked) -> None:
        """The body weight, typed."""
        if self._plan is None:
            return
        unit = self.gym.settings.unit
        known = self._plan.bodyweight

        def refused(text: str) -> str:
            read = read_load(text, unit)
            if isinstance(read, Refusal):
                return read.reason
            return "" if read >= LIGHTEST_BODY else f"a body weight is at least {LIGHTEST_BODY} {unit}"

        def told(text: str | None) -> None:
            if text and not isinstance(read := read_load(text, unit), Refusal):
                self._choice = replace(self._choice, bodyweight=read)
                self._show_today()

        title = line(Span("BODY WEIGHT", STRONG), f"  in {unit}")
        value = "" if known is None else number(round(known, 1))
        hint = "for pull-ups, assisted machines and what they add up to"
        self.push_screen(Ask(title, value, refused, self.looks, self._status, hint), told)

    # -------------------------------------------------------------- the session

    def on_started(self, _: Started) -> None:
        """The session of the plan begins, or the open one goes on."""
        if self.live is not None:
            self.push_screen(self._session_screen(self.live))
        elif self._plan is not None:
            self._lead(self.gym.start(self._plan, self.clock, self._publish))

    def _lead(self, live: Live) -> None:
        self.live = live
        self.push_screen(self._session_screen(live))

    def _session_screen(self, live: Live) -> SessionScreen:
        return SessionScreen(live, self.looks)

    def _publish(self) -> None:
        self.post_message(Published())

    def on_published(self, _: Published) -> None:
        """What shows the session draws it anew."""
        match self.screen:
            case SessionScreen() as shown:
                shown.refresh_view()
            case FinishScreen() as shown:
                shown.draw()
            case _:
                pass

    def on_rang(self, event: Rang) -> None:
        """The end of a rest is heard."""
        if event.lead == 0 and self.settings.alerts.bell:
            self.bell()

    def on_ended(self, _: Ended) -> None:
        """The last set is done."""
        if self.live is None or not isinstance(self.screen, SessionScreen):
            return
        live = self.live
        self.switch_screen(
            FinishScreen(lambda: self._ending(live), self.gym.catalogue, self._take_up_again, self.looks)
        )

    def _ending(self, live: Live) -> Ending:
        session = live.session
        gym = self.gym.with_session(session)
        at = (session.finished or session.started) + A_WEEK
        try:
            coming = gym.plan(at, day=session.day, goal=session.goal)
        except Refused:
            coming = None
        return Ending(
            session=session,
            goal=gym.goals.get(session.goal) or gym.goal(),
            records=records_of(session, gym.before(session), gym.catalogue),
            week=weekly_sets(gym.sessions, gym.catalogue, session.date),
            balance=weekly_balance(gym.sessions, gym.catalogue, session.date),
            coming=coming,
            is_saved=live.is_everything_saved(),
            trouble=live.saving.failure,
        )

    def _take_up_again(self) -> None:
        if self.live is not None and self.live.undo():
            self.switch_screen(self._session_screen(self.live))

    def on_left(self, _: Left) -> None:
        """Back to Today; a session that runs stays open."""
        match self.screen:
            case FinishScreen():
                self._close_session()
                self.pop_screen()
                self._show_today()
            case SessionScreen() if self.live is not None:
                if not any(each.sets for each in self.live.session.entries):
                    self._close_session()
                self.pop_screen()
                self._show_today()
            case _:
                pass

    def _close_session(self) -> None:
        live = self.live
        if live is None:
            return
        live.close()
        self.live = None
        self._choice = Choice()
        if any(each.sets for each in live.session.entries):
            self._gym = self.gym.with_session(live.session)

    # -------------------------------------------------------------- panels

    def on_asked(self, event: Asked) -> None:
        """A panel is wanted."""
        match event.what:
            case "why":
                self._show_why(event.entry)
            case "swap":
                self._show_swap(event.entry)
            case "overview":
                self._show_overview()
            case "note":
                self._show_note()
            case "help":
                self._show_help()
            case "history":
                self._show_history()
            case _:
                pass

    def _status(self) -> Line:
        """The running rest, for what lies over the session."""
        if self.live is None or self.live.session.finished is not None:
            return BLANK
        look = self.live.look()
        if look.rest is None or look.phase is Phase.DONE:
            return BLANK
        left = look.rest.left(self.live.now())
        if left > 0:
            return line(Span("REST ", MUTED), Span(clock(left), f"bold {ACCENT}"))
        return line(Span("REST ", MUTED), Span(f"over, +{clock(-left)}", "bold $over"))

    def _show_why(self, index: int) -> None:
        live = self.live
        if live is not None and isinstance(self.screen, SessionScreen):
            session = live.session
            exercise = self.gym.catalogue.get(session.entries[index].id)
            if exercise is None or not exercise.is_lift:
                return
            planned = self.gym.planned(exercise, session.started, day=session.day, goal=session.goal)
        elif self._plan is not None:
            planned = self._plan.planned[index]
            exercise = planned.exercise
        else:
            return
        before = self.gym.lane(planned, self.clock.now().date())[:LANE_SESSIONS]
        found = tuple(
            (session, entry)
            for session in before
            for entry in session.entries
            if entry.id == exercise.id and entry.work_sets
        )
        unit = self.gym.settings.rack.unit
        title = line(Span("WHY", STRONG))
        self.push_screen(
            Read(
                title,
                lambda width: why_board.lines(planned.exercise, planned.suggestion, unit, found, width),
                self.looks,
                self._status,
            )
        )

    def _show_swap(self, index: int) -> None:
        live = self.live
        if live is not None and isinstance(self.screen, SessionScreen):
            workout = live.workout
            found = self.gym.alternatives(workout, index)
            name = workout.session.entries[index].name
        elif self._plan is not None:
            planned = self._plan.planned[index]
            taken = frozenset(each.exercise.id for each in self._plan.planned)
            found = self.gym.alternatives_of(planned.exercise, planned.block, taken, planned.slot.exercises)
            name = planned.exercise.name
        else:
            return
        rows = [
            (
                each.id,
                (*padded(line(Span(each.name, STRONG)), 32), Span(" · ".join(each.primary[:2]), MUTED)),
            )
            for each in found
        ]

        def chosen(exercise_id: str | None) -> None:
            if exercise_id is not None:
                self._swap(index, exercise_id)

        title = line(Span("SWAP", STRONG), f"  {name} for")
        self.push_screen(Choose(title, rows, "take it", self.looks, self._status), chosen)

    def _swap(self, index: int, exercise_id: str) -> None:
        exercise = self.gym.catalogue[exercise_id]
        live = self.live
        if live is not None:
            entry, guide = self.gym.stand_in(live.workout, index, exercise, live.now())
            live.do(lambda workout, _: swap(workout, index, entry, guide))
        elif self._plan is not None:
            planned = self._plan.planned[index]
            original = next(
                (first for first, then in self._choice.swaps.items() if then == planned.exercise.id),
                planned.exercise.id,
            )
            self._choice = replace(self._choice, swaps={**self._choice.swaps, original: exercise_id})
            self._show_today()

    def _show_overview(self) -> None:
        live = self.live
        if live is None:
            return
        rows = [(each.id, each.words) for each in overview.rows(live.workout, columns_of_a_row(self.size.width))]
        rows.append(("finish", line(Span("Finish here", STRONG), Span("  the session is over", MUTED))))

        def chosen(row: str | None) -> None:
            match (row or "").split("-"):
                case ["exercise", index]:
                    live.do(lambda workout, _: come_back(workout, int(index)))
                case ["set", index, place]:
                    self._show_set(live, int(index), int(place))
                case ["finish"]:
                    live.do(finish)
                case _:
                    pass

        title = line(Span("THE WHOLE SESSION", STRONG))
        hint = "go there, or correct the set"
        step = live.look().step
        now = "" if step is None else f"exercise-{step.entry}"
        self.push_screen(Choose(title, rows, hint, self.looks, self._status, now), chosen)

    def _show_set(self, live: Live, index: int, place: int) -> None:
        entry = live.session.entries[index]
        done = entry.sets[place]
        unit = live.session.unit

        def refused(text: str) -> str:
            read = read_set(text, done, unit)
            return read.reason if isinstance(read, Refusal) else ""

        def told(text: str | None) -> None:
            if text and not isinstance(read := read_set(text, done, unit), Refusal):
                live.do(lambda workout, _: correct(workout, index, place, read))

        kind = live.workout.guide(index).ladder.kind
        was = f"{bare_load(done.load, kind)} × " if done.load is not None else ""
        title = line(Span(entry.name.upper(), STRONG), f"  set {place + 1}, {was}{done.done}")
        self.push_screen(Ask(title, write_set(done), refused, self.looks, self._status, EXAMPLE), told)

    def _show_note(self) -> None:
        live = self.live
        if live is None:
            return

        def told(text: str | None) -> None:
            if text is not None:
                live.do(lambda workout, _: note(workout, text))

        title = line(Span("NOTE", STRONG), "  kept with this session")
        self.push_screen(Ask(title, live.session.note, lambda _: "", self.looks, self._status), told)

    def _show_history(self) -> None:
        done = {each.id: each for each in reversed(self.gym.sessions)}
        rows = [(each.id, past.row(each)) for each in done.values()]

        def chosen(session_id: str | None) -> None:
            if session_id is None:
                return
            session = done[session_id]

            def lines(width: int) -> tuple[Line, ...]:
                return past.whole(session, self.gym.catalogue, width)

            self.push_screen(Read(past.row(session), lines, self.looks, self._status))

        title = line(Span("THE PAST", STRONG), "" if rows else "  nothing yet: the first session will be here")
        self.push_screen(Choose(title, rows, "open", self.looks, self._status), chosen)

    def _show_help(self) -> None:
        match self.screen:
            case SessionScreen() as shown:
                place = shown.place
            case FinishScreen():
                place = Place.FINISH
            case _:
                place = Place.TODAY

        def lines(width: int) -> tuple[Line, ...]:
            keymap = self.looks.keymap or {}
            found = help_lines(available(place), keymap=keymap, ascii=self.looks.ascii)
            room = max(width_of((Span(each.keys),)) for each in found) + 3
            return tuple(
                (*padded(line(Span(each.keys, KEY)) if not number else (), room), *row)
                for each in found
                for number, row in enumerate(wrapped(each.text, width - room))
            )

        self.push_screen(Read(line(Span("KEYS", STRONG)), lines, self.looks, self._status))

    # -------------------------------------------------------------- keys that work anywhere

    def action_act(self) -> None:
        """Enter."""
        if isinstance(self.screen, (Room, Panel)):
            self.screen.act()

    def action_undo(self) -> None:
        """The last change is taken back."""
        if isinstance(self.screen, Room):
            self.screen.undo()

    def action_yes(self) -> None:
        """The other answer."""
        if isinstance(self.screen, Room):
            self.screen.answer_yes()

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

    async def action_quit(self) -> None:
        """Leaves; asks only when something is not on disk."""
        live = self.live
        if live is None or live.settle():
            if live is not None:
                live.close()
            self.exit()
            return

        def chosen(row: str | None) -> None:
            if row == "leave":
                self.exit()

        rows = [("stay", line("Stay, and try again")), ("leave", line("Leave without the last changes"))]
        title = line(Span("NOT SAVED", "bold $error"), f"  {live.saving.failure}")
        self.push_screen(Choose(title, rows, "choose", self.looks, self._status), chosen)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers: whatever a key could do here."""
        place = Place.TODAY
        match screen:
            case SessionScreen():
                place = screen.place
            case FinishScreen():
                place = Place.FINISH
            case _:
                pass
        for action in available(place):
            if action.label in {"digits", "point", "palette", "choose"}:
                continue
            yield SystemCommand(
                action.label.capitalize(),
                action.help,
                lambda action_id=action.id: self.run_worker(self.action_press_for(action_id)),
            )
        for name in self.available_themes:
            if not name.startswith("textual"):
                yield SystemCommand(
                    f"Theme: {name}", "Draws everything in it.", lambda name=name: self._take_theme(name)
                )

    def _take_theme(self, name: str) -> None:
        self.theme = name


def run(paths: Paths, *, is_demo: bool = False) -> int:
    """Opens the app on a lifter's folders; the exit code."""
    settings = settings_of(paths)
    app = CoachApp(
        lambda: open_gym(paths),
        settings,
        SystemClock(),
        ascii=draws_ascii(settings, os.environ, sys.stderr.encoding or "utf-8"),
        theme_folders=(paths.config_dir / "themes",),
    )
    app.sub_title = "demo" if is_demo else ""
    app.run()
    return app.return_code or 0
