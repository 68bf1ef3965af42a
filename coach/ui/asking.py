"""The panels over the screens: why, swap, the whole session, a set, a note, the past, the keys."""

from collections.abc import Callable, Sequence
from typing import Protocol

from coach.desk import Desk
from coach.live import Live
from coach.training.fields import correct
from coach.training.log import Session
from coach.training.replan import come_back
from coach.training.session import finish, note
from coach.training.shorthand import EXAMPLE, read_set, write_set
from coach.training.typed import Refusal, read_load
from coach.training.where import Phase
from coach.training.wording import bare_load, clock, long_date, number
from coach.ui.boards import overview, past
from coach.ui.boards import why as why_board
from coach.ui.keys import Place, available, help_lines
from coach.ui.room import Looks
from coach.ui.scene import ACCENT, BLANK, KEY, MUTED, STRONG, Line, Span, line, padded, width_of, wrapped
from coach.ui.screens.panels import Ask, Choose, Panel, Read, columns_of_a_row

LIGHTEST_BODY = 20


class Stage(Protocol):
    """What shows a panel."""

    def show_panel(self, panel: Panel, told: Callable[[str | None], None] | None = None) -> None:
        """Shows it; what came of it is told."""
        ...

    def show_today(self) -> None:
        """Draws today anew."""
        ...


class Asking:
    """Makes panels from the state of a run and acts on their answers."""

    def __init__(self, desk: Desk, looks: Looks, stage: Stage) -> None:
        self._desk = desk
        self._looks = looks
        self._stage = stage

    def status(self) -> Line:
        """The running rest, for what lies over the session."""
        live = self._desk.live
        if live is None or live.session.finished is not None:
            return BLANK
        look = live.look()
        if look.rest is None or look.phase is Phase.DONE:
            return BLANK
        left = look.rest.left(live.now())
        if left > 0:
            return line(Span("REST ", MUTED), Span(clock(left), f"bold {ACCENT}"))
        return line(Span("REST ", MUTED), Span(f"over, +{clock(-left)}", "bold $over"))

    def _read(self, title: Line, lines: Callable[[int], Sequence[Line]]) -> None:
        self._stage.show_panel(Read(title, lines, self._looks, self.status))

    def _choose(
        self, title: Line, rows: Sequence[tuple[str, Line]], hint: str, chosen: Callable[[str], None], start: str = ""
    ) -> None:
        def told(row: str | None) -> None:
            if row is not None:
                chosen(row)

        self._stage.show_panel(Choose(title, rows, hint, self._looks, self.status, start), told)

    def _ask(
        self, title: Line, value: str, refused: Callable[[str], str], taken: Callable[[str], None], hint: str = ""
    ) -> None:
        def told(text: str | None) -> None:
            if text is not None:
                taken(text)

        self._stage.show_panel(Ask(title, value, refused, self._looks, self.status, hint), told)

    # -------------------------------------------------------------- why

    def why(self, index: int) -> None:
        """Why the load of an exercise of the running session, or of today, is what it is."""
        planned = self._desk.planned(index)
        if planned is None:
            return
        before = self._desk.lane(planned)
        unit = self._desk.gym.settings.rack.unit
        exercise, suggestion = planned.exercise, planned.suggestion
        self._read(line(Span("WHY", STRONG)), lambda width: why_board.lines(exercise, suggestion, unit, before, width))

    def why_next(self, live: Live) -> None:
        """Why each of next week's loads is what it is, one after the other."""
        coming = self._desk.ending(live).coming
        if coming is None:
            return
        unit = self._desk.gym.settings.rack.unit

        def lines(width: int) -> tuple[Line, ...]:
            found: list[Line] = []
            for each in coming.planned:
                found.extend([BLANK, line(Span("·" * width, "$faint")), BLANK] if found else [])
                found.extend(why_board.lines(each.exercise, each.suggestion, unit, (), width))
            return tuple(found)

        self._read(line(Span("WHY", STRONG), f"  {long_date(coming.on)}"), lines)

    # -------------------------------------------------------------- swap

    def swap(self, index: int) -> None:
        """Another exercise in a place."""
        desk = self._desk
        name = ""
        if desk.live is not None:
            name = desk.live.session.entries[index].name
        elif desk.plan is not None:
            name = desk.plan.planned[index].exercise.name
        rows = [
            (each.id, (*padded(line(Span(each.name, STRONG)), 32), Span(" · ".join(each.primary[:2]), MUTED)))
            for each in desk.alternatives(index)
        ]

        def chosen(exercise_id: str) -> None:
            desk.swap(index, exercise_id)
            if desk.live is None:
                self._stage.show_today()

        if rows:
            self._choose(line(Span("SWAP", STRONG), f"  {name} for"), rows, "take it", chosen)
        else:
            said = "Nothing else in the catalogue does this work with your equipment."
            self._read(line(Span("SWAP", STRONG), f"  {name}"), lambda width: wrapped(said, width))

    # -------------------------------------------------------------- the session

    def overview(self, live: Live, width: int) -> None:
        """The whole session, to come back to anything and to correct any set."""
        rows = [(each.id, each.words) for each in overview.rows(live.workout, columns_of_a_row(width))]
        rows.append(("finish", line(Span("Finish here", STRONG), Span("  the session is over", MUTED))))

        def chosen(row: str) -> None:
            match row.split("-"):
                case ["exercise", index]:
                    live.do(lambda workout, _: come_back(workout, int(index)))
                case ["set", index, place]:
                    self._set(live, int(index), int(place))
                case ["finish"]:
                    live.do(finish)
                case _:
                    pass

        step = live.look().step
        now = "" if step is None else f"exercise-{step.entry}"
        self._choose(line(Span("THE WHOLE SESSION", STRONG)), rows, "go there, or correct the set", chosen, now)

    def _set(self, live: Live, index: int, place: int) -> None:
        entry = live.session.entries[index]
        done = entry.sets[place]
        unit = live.session.unit

        def refused(text: str) -> str:
            read = read_set(text, done, unit)
            return read.reason if isinstance(read, Refusal) else ""

        def taken(text: str) -> None:
            read = read_set(text, done, unit)
            if not isinstance(read, Refusal):
                live.do(lambda workout, _: correct(workout, index, place, read))

        kind = live.workout.guide(index).ladder.kind
        was = f"{bare_load(done.load, kind)} × " if done.load is not None else ""
        title = line(Span(entry.name.upper(), STRONG), f"  set {place + 1}, {was}{done.done}")
        self._ask(title, write_set(done), refused, taken, EXAMPLE)

    def note(self, live: Live) -> None:
        """A note on the session."""
        title = line(Span("NOTE", STRONG), "  kept with this session")
        self._ask(title, live.session.note, lambda _: "", lambda text: _noted(live, text))

    def left_open(self, session: Session, chosen: Callable[[str], None]) -> None:
        """What to do with a session that was left open long ago."""
        when = long_date(session.date)
        sets = sum(len(each.work_sets) for each in session.entries)
        rows = [
            ("finish", line(Span("Finish it as of its last set", STRONG), Span("  it counts for next time", MUTED))),
            ("resume", line(Span("Go on with it", STRONG), Span("  where it was left", MUTED))),
            ("aside", line(Span("Set it aside", STRONG), Span("  into the trash folder, for you to find", MUTED))),
        ]
        title = line(Span("LEFT OPEN", STRONG), f"  {when}, {sets} work sets done")
        self._choose(title, rows, "choose", chosen)

    # -------------------------------------------------------------- the rest

    def bodyweight(self) -> None:
        """The body weight of today."""
        desk = self._desk
        if desk.plan is None:
            return
        unit = desk.gym.settings.unit
        known = desk.plan.bodyweight

        def refused(text: str) -> str:
            read = read_load(text, unit)
            if isinstance(read, Refusal):
                return read.reason
            return "" if read >= LIGHTEST_BODY else f"a body weight is at least {LIGHTEST_BODY} {unit}"

        def taken(text: str) -> None:
            read = read_load(text, unit)
            if text.strip() and not isinstance(read, Refusal):
                desk.weighs(read)
                self._stage.show_today()

        title = line(Span("BODY WEIGHT", STRONG), f"  in {unit}")
        value = "" if known is None else number(round(known, 1))
        self._ask(title, value, refused, taken, "for pull-ups, assisted machines and what they add up to")

    def history(self) -> None:
        """The past, and each session of it."""
        gym = self._desk.gym
        done = {each.id: each for each in reversed(gym.sessions)}
        rows = [(each.id, past.row(each)) for each in done.values()]

        def chosen(session_id: str) -> None:
            session = done[session_id]
            self._read(past.row(session), lambda width: past.whole(session, gym.catalogue, width))

        title = line(Span("THE PAST", STRONG), "" if rows else "  nothing yet: the first session will be here")
        self._choose(title, rows, "open", chosen)

    def help(self, place: Place) -> None:
        """What every key does in a place."""

        def lines(width: int) -> tuple[Line, ...]:
            keymap = self._looks.keymap or {}
            found = help_lines(available(place), keymap=keymap, ascii=self._looks.ascii)
            room = max(width_of((Span(each.keys),)) for each in found) + 3
            return tuple(
                (*padded(line(Span(each.keys, KEY)) if not row else (), room), *words)
                for each in found
                for row, words in enumerate(wrapped(each.text, width - room))
            )

        self._read(line(Span("KEYS", STRONG)), lines)

    def leaving(self, trouble: str, leave: Callable[[], None]) -> None:
        """Whether to leave although something is not on disk."""
        rows = [("stay", line("Stay, and try again")), ("leave", line("Leave without the last changes"))]
        title = line(Span("NOT SAVED", "bold $error"), f"  {trouble}")
        self._choose(title, rows, "choose", lambda row: leave() if row == "leave" else None)


def _noted(live: Live, text: str) -> None:
    live.do(lambda workout, _: note(workout, text))
