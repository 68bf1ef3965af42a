"""The panels over the screens: why, swap, the whole session, a set, a note, the past, the keys."""

from collections.abc import Callable, Sequence
from typing import Protocol

from coach.configuring import RACK_OF
from coach.desk import Desk
from coach.live import Live
from coach.training.fields import correct
from coach.training.log import Entry, Session
from coach.training.plan import Planned
from coach.training.replan import come_back
from coach.training.session import finish, note, surprise
from coach.training.shorthand import example, read_set, write_set
from coach.training.telling import AS_IT_WAS, IT_IS_RIGHT, NOTHING_ELSE
from coach.training.typed import Refusal, read_bodyweight
from coach.training.where import Phase
from coach.training.wording import bare_load, capital, clock, long_date, number
from coach.ui.boards import overview
from coach.ui.boards import problems as problems_board
from coach.ui.boards import swap as swap_board
from coach.ui.boards import why as why_board
from coach.ui.keys import Action, help_lines
from coach.ui.room import Looks
from coach.ui.scene import ACCENT, BLANK, KEY, MUTED, STRONG, Line, Span, line, padded, width_of, wrapped
from coach.ui.screens.panels import Ask, Choose, LaidOut, Panel, Read


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
        self.looks = looks
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

    def read(self, title: Line, lines: Callable[[int], Sequence[Line]]) -> None:
        """Something to read."""
        self._stage.show_panel(Read(title, lines, self.looks, self.status))

    def choose(
        self,
        title: Line,
        rows: LaidOut | Sequence[tuple[str, Line]],
        hint: str,
        chosen: Callable[[str], None],
        start: str = "",
    ) -> None:
        """Something to choose from, laid out for every width or alike in all; `chosen` is given the id of the row."""

        def told(row: str | None) -> None:
            if row is not None:
                chosen(row)

        laid_out = rows if callable(rows) else lambda _: rows
        self._stage.show_panel(Choose(title, laid_out, hint, self.looks, self.status, start), told)

    def ask(
        self,
        title: Line,
        value: str,
        refused: Callable[[str], str],
        taken: Callable[[str], None],
        hint: str = "",
        *,
        is_typed_over: bool = False,
    ) -> None:
        """Something to type; `taken` is given what was typed and not refused.

        Where it `is_typed_over`, the value there is gives way to the first character.
        """

        def told(text: str | None) -> None:
            if text is not None:
                taken(text)

        panel = Ask(title, value, refused, self.looks, self.status, hint, is_typed_over=is_typed_over)
        self._stage.show_panel(panel, told)

    # -------------------------------------------------------------- why

    def why(self, index: int) -> None:
        """Why the load of an exercise of the running session, or of today, is what it is."""
        self._explain(self._desk.planned(index), "today")

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
                found.extend(why_board.lines(each.exercise, each.suggestion, unit, (), width, "next"))
            return tuple(found)

        self.read(line(Span("WHY", STRONG), f"  {long_date(coming.on)}"), lines)

    def why_of(self, exercise_id: str) -> None:
        """Why the next load of any exercise is what it is."""
        exercise = self._desk.gym.catalogue.get(exercise_id)
        self._explain(None if exercise is None else self._desk.standing(exercise).planned, "next")

    def _explain(self, planned: Planned | None, when: str) -> None:
        if planned is None:
            return
        before, unit = self._desk.lane(planned), self._desk.gym.settings.rack.unit
        self.read(
            line(Span("WHY", STRONG)),
            lambda width: why_board.lines(planned.exercise, planned.suggestion, unit, before, width, when),
        )

    def exercise(self, table: str, told: Callable[[str], None]) -> None:
        """An exercise that gets a key of its own in a table of the configuration: today's come first."""
        desk = self._desk
        planned = [each.exercise for each in desk.plan.planned] if desk.plan is not None else []
        others = sorted(desk.gym.catalogue.exercises.values(), key=lambda each: each.name)
        rows = [
            (each.id, (*padded(line(Span(each.name, STRONG)), 32), Span(each.kind.value, MUTED)))
            for each in dict.fromkeys((*planned, *others))
            if each.is_lift and (table == "rest" or RACK_OF[each.kind])
        ]
        self.choose(line(Span("EXERCISE", STRONG), f"  for {table}"), rows, "take it", told)

    def problems(self, remarks: Sequence[str]) -> None:
        """All that needs attention: what the program has to remark, then each problem of a file with its way out."""
        problems = self._desk.gym.problems
        title = line(Span("PROBLEMS", STRONG), "" if remarks or problems else "  none: everything is understood")
        self.read(title, lambda width: problems_board.lines(remarks, problems, width))

    def search(self, words: str, told: Callable[[str], None]) -> None:
        """Words to look for."""
        self.ask(line(Span("SEARCH", STRONG)), words, lambda _: "", told, "an empty line shows everything")

    # -------------------------------------------------------------- swap

    def swap(self, index: int) -> None:
        """Another exercise in a place."""
        desk = self._desk
        name = ""
        if desk.live is not None:
            name = desk.live.session.entries[index].name
        elif desk.plan is not None:
            name = desk.plan.planned[index].exercise.name
        others = desk.alternatives(index)
        found = tuple((each, desk.load_instead(index, each)) for each in others)
        title = line(Span("INSTEAD OF", STRONG), f"  {name}")

        def chosen(exercise_id: str) -> None:
            desk.swap(index, exercise_id)
            if desk.live is None:
                self._stage.show_today()

        if others:
            self.choose(title, lambda width: swap_board.rows(found, width), "take it", chosen)
        else:
            self.read(title, lambda width: wrapped(NOTHING_ELSE, width))

    # -------------------------------------------------------------- the session

    def overview(self, live: Live) -> None:
        """The whole session, to come back to anything and to correct any set."""
        finishes = ("finish", line(Span("Finish here", STRONG), Span("  the session is over", MUTED)))

        def rows(width: int) -> Sequence[tuple[str, Line]]:
            shown = overview.rows(live.workout, width, live.is_ticked)
            return (*((each.id, each.words) for each in shown), finishes)

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
        self.choose(line(Span("THE WHOLE SESSION", STRONG)), rows, "go there, or correct the set", chosen, now)

    def _set(self, live: Live, index: int, place: int) -> None:
        entry = live.session.entries[index]
        done = entry.sets[place]
        unit = live.session.unit

        def refused(text: str) -> str:
            read = read_set(text, done, unit)
            return read.reason if isinstance(read, Refusal) else ""

        def taken(text: str) -> None:
            read = read_set(text, done, unit)
            if isinstance(read, Refusal):
                return
            asked = surprise(live.workout, index, read)
            if asked is None:
                live.do(lambda workout, _: correct(workout, index, place, read))
            else:
                self.sure(asked, lambda: live.do(lambda workout, _: correct(workout, index, place, read)))

        kind = live.workout.guide(index).ladder.kind
        was = f"{bare_load(done.load, kind)} × " if done.load is not None else ""
        title = line(Span(entry.name.upper(), STRONG), f"  {named(entry, place)}, {was}{done.done}")
        self.ask(title, write_set(done), refused, taken, example(done))

    def sure(self, asked: str, then: Callable[[], object]) -> None:
        """Whether something surprising is right."""
        rows = [("change", line(capital(AS_IT_WAS))), ("keep", line(capital(IT_IS_RIGHT)))]

        def chosen(row: str) -> None:
            if row == "keep":
                then()

        self.choose(line(Span(asked, STRONG)), rows, "choose", chosen)

    def note(self, live: Live) -> None:
        """A note on the session."""
        title = line(Span("NOTE", STRONG), "  kept with this session")
        self.ask(title, live.session.note, lambda _: "", lambda text: _noted(live, text))

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
        self.choose(title, rows, "choose", chosen)

    # -------------------------------------------------------------- the rest

    def bodyweight(self) -> None:
        """The body weight of today."""
        desk = self._desk
        if desk.plan is None:
            return
        unit = desk.gym.settings.unit
        known = desk.plan.bodyweight

        def refused(text: str) -> str:
            read = read_bodyweight(text, unit)
            return read.reason if isinstance(read, Refusal) else ""

        def taken(text: str) -> None:
            read = read_bodyweight(text, unit)
            if text.strip() and not isinstance(read, Refusal):
                desk.weighs(read)
                self._stage.show_today()

        title = line(Span("BODY WEIGHT", STRONG), f"  in {unit}")
        value = "" if known is None else number(round(known, 1))
        hint = "for pull-ups, assisted machines and what they add up to"
        self.ask(title, value, refused, taken, hint, is_typed_over=True)

    def help(self, actions: Sequence[Action]) -> None:
        """What every key does that does anything."""

        def lines(width: int) -> tuple[Line, ...]:
            keymap = self.looks.keymap or {}
            found = help_lines(actions, keymap=keymap, ascii=self.looks.ascii)
            room = max(width_of((Span(each.keys),)) for each in found) + 3
            return tuple(
                (*padded(line(Span(each.keys, KEY)) if not row else (), room), *words)
                for each in found
                for row, words in enumerate(_with_name(wrapped(each.text, width - room), each.names, width - room))
            )

        self.read(line(Span("KEYS", STRONG), Span("  with their names under [keys]", MUTED)), lines)

    def leaving(self, trouble: str, leave: Callable[[], None]) -> None:
        """Whether to leave although something is not on disk."""
        rows = [("stay", line("Stay, and try again")), ("leave", line("Leave without the last changes"))]
        title = line(Span("NOT SAVED", "bold $error"), f"  {trouble}")
        self.choose(title, rows, "choose", lambda row: leave() if row == "leave" else None)


def named(entry: Entry, place: int) -> str:
    """A set by its kind and its number among them."""
    kind = entry.sets[place].kind
    number_of_kind = sum(each.kind is kind for each in entry.sets[: place + 1])
    return f"{'set' if entry.sets[place].is_work else kind.value} {number_of_kind}"


def _noted(live: Live, text: str) -> None:
    live.do(lambda workout, _: note(workout, text))


def _with_name(words: tuple[Line, ...], name: str, width: int) -> tuple[Line, ...]:
    """A sentence and behind it, or under it, what the configuration calls it."""
    if width_of(words[-1]) + 2 + len(name) <= width:
        return (*words[:-1], (*words[-1], Span(f"  {name}", MUTED)))
    return (*words, line(Span(name, MUTED)))
