"""The panels that bring another app's history in: which file, which unit, what it holds, how it went."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Protocol, TypeAlias

from coach.bringing.looking import Look
from coach.bringing.putting import Brought, TakenOut
from coach.bringing.reading import NotUnderstood, UnitNeeded
from coach.bringing.way_in import Likely
from coach.desk import Desk
from coach.training.load import Unit
from coach.training.wording import count, short_date
from coach.ui.asking import Asking
from coach.ui.boards import bringing as board
from coach.ui.scene import BLANK, MUTED, STRONG, Line, Span, line, padded, wrapped
from coach.ui.screens.panels import Agree, Panel, Read

TYPED = "typed"
_TITLE = "YOUR HISTORY"

Then: TypeAlias = Callable[[], None]
"""What comes of something that was done beside the screen; on the screen's thread."""


class Stage(Protocol):
    """What shows panels, and does beside the screen what takes a moment."""

    def show_panel(self, panel: Panel, told: Callable[[str | None], None] | None = None) -> None:
        """Shows it; what came of it is told."""
        ...

    def beside(self, work: Callable[[], Then]) -> None:
        """Does something in a thread, then what it gives back on the screen's."""
        ...

    def another_past(self) -> None:
        """Draws anew what shows the past."""
        ...


class AskingImport:
    """Leads from a file to its sessions in the history."""

    def __init__(self, desk: Desk, panels: Asking, stage: Stage) -> None:
        self._desk = desk
        self._panels = panels
        self._stage = stage
        self._written = (0, 0)
        """Sessions of an import that are written, and how many there are."""
        self.can_take_back = False
        """Whether something was brought in since the program was opened."""
        self._is_looking = False
        """Whether the history is being read anew because another program has changed it."""

    def read_others(self) -> None:
        """What another program has brought in or taken back is read beside the screen."""
        if not self._is_looking:
            self._is_looking = True
            self._stage.beside(self._look_again)

    def _look_again(self) -> Then:
        is_other = self._desk.look_again()

        def looked() -> None:
            self._is_looking = False
            if is_other:
                self._stage.another_past()

        return looked

    # -------------------------------------------------------------- which file

    def begin(self) -> None:
        """Which file: one of the downloads, or one whose path is typed."""
        if self._is_held_elsewhere():
            return

        def look() -> Then:
            found = self._desk.way_in.likely()
            return lambda: self._choose(found)

        self._find_out("Looking for exports", look)

    def _choose(self, found: tuple[Likely, ...]) -> None:
        if not found:
            self._type()
            return
        rows = [(str(number), _row(each)) for number, each in enumerate(found)]
        rows.append((TYPED, line(Span("Another file", STRONG), Span("  its path is typed", MUTED))))

        def chosen(row: str) -> None:
            if row == TYPED:
                self._type()
            else:
                self._read(found[int(row)].file)

        title = line(Span(_TITLE, STRONG), "  exports among your downloads")
        self._panels.choose(title, rows, "look at it", chosen)

    def _type(self, path: str = "") -> None:
        title = line(Span(_TITLE, STRONG), "  the file of another app's export")
        hint = "its path, like ~/Downloads/hevy.csv; nothing is written before you have seen what it holds"
        self._panels.ask(title, path, lambda _: "", lambda text: self._read(text) if text.strip() else None, hint)

    # -------------------------------------------------------------- what it holds

    def _read(self, file: str, unit: Unit | None = None) -> None:
        def look() -> Then:
            try:
                found = self._desk.way_in.look(file, self._desk.gym, unit)
            except UnitNeeded as question:
                hint = question.hint
                return lambda: self._ask_unit(file, hint)
            except NotUnderstood as reason:
                said = str(reason)
                return lambda: self._not_understood(file, said)
            return lambda: self._account(found)

        self._find_out(f"Reading {PurePath(file).name}", look)

    def _ask_unit(self, file: str, hint: str) -> None:
        rows = [(each.value, line(Span(each.value, STRONG))) for each in Unit]
        self._panels.choose(
            line(Span("KG OR LB", STRONG), f"  the file does not say: {hint}"),
            rows,
            "take it",
            lambda row: self._read(file, Unit(row)),
            self._desk.gym.settings.unit.value,
        )

    def _not_understood(self, file: str, reason: str) -> None:
        def lines(width: int) -> tuple[Line, ...]:
            return (*wrapped(file, width, MUTED), BLANK, *wrapped(f"{reason} Nothing was brought in.", width))

        self._panels.read(line(Span("NOT UNDERSTOOD", "bold $error")), lines)

    def _account(self, look: Look) -> None:
        title = line(Span(_TITLE, STRONG), "" if look.weighed.new else "  nothing new: all of it is here")
        if not look.weighed.new:
            self._panels.read(title, lambda width: board.account(look, width))
            return
        panel = Agree(
            title,
            lambda width: board.account(look, width),
            f"bring {len(look.weighed.new)} in",
            self._panels.looks,
            self._panels.status,
        )
        self._stage.show_panel(panel, lambda agreed: self._bring(look) if agreed else None)

    # -------------------------------------------------------------- in, and back

    def _bring(self, look: Look) -> None:
        self._written = (0, len(look.weighed.new))

        def bring() -> Then:
            try:
                brought = self._desk.bring(look, self._count)
            except OSError as error:
                said = f"Nothing was brought in: {(error.strerror or str(error)).lower()}."
                return lambda: self._tell("NOT BROUGHT IN", said)
            return lambda: self._brought(brought)

        self._carry_out("Bringing it in", bring, self._progress)

    def take_back(self) -> None:
        """Whether the latest import is taken back."""
        if self._is_held_elsewhere():
            return
        latest = self._desk.way_in.latest()
        if not latest:
            self._tell("NOTHING TO TAKE BACK", "There is no import in your history.")
            return
        rows = [
            ("keep", line(Span("Keep it", STRONG))),
            ("back", line(Span("Take it back", STRONG), "  all its sessions go to the trash folder")),
        ]
        title = line(Span("THE LATEST IMPORT", STRONG), f"  {latest}")
        self._panels.choose(title, rows, "choose", lambda row: self._take_back() if row == "back" else None)

    def _take_back(self) -> None:
        def take_back() -> Then:
            try:
                taken = self._desk.take_import_back()
            except OSError as error:
                said = f"It could not be taken back: {(error.strerror or str(error)).lower()}."
                return lambda: self._tell("NOT TAKEN BACK", said)
            return lambda: self._taken_back(taken)

        self._carry_out("Taking it back", take_back, self._panels.status)

    def _brought(self, brought: Brought) -> None:
        self.can_take_back = bool(brought.batch)
        self._stage.another_past()
        undo = self._panels.looks.key("undo")
        self._panels.read(line(Span("BROUGHT IN", STRONG)), lambda width: board.outcome(brought, width, undo))

    def _taken_back(self, taken: TakenOut | None) -> None:
        self.can_take_back = False
        self._stage.another_past()
        if taken is not None:
            self._panels.read(line(Span("TAKEN BACK", STRONG)), lambda width: board.taken_back(taken, width))

    # -------------------------------------------------------------- meanwhile

    def _find_out(self, said: str, work: Callable[[], Then]) -> None:
        """Says what is looked for, and goes on once that is found; closing what says so is an answer too."""
        panel = self._say(said, self._panels.status)

        def look() -> Then:
            then = work()
            return lambda: then() if _is_taken_away(panel) else None

        panel.call_after_refresh(self._stage.beside, look)

    def _carry_out(self, said: str, work: Callable[[], Then], status: Callable[[], Line]) -> None:
        """Says what is being changed, and what came of it, whether the lifter has waited for it or not."""
        panel = self._say(said, status)

        def change() -> Then:
            then = work()

            def go_on() -> None:
                _is_taken_away(panel)
                then()

            return go_on

        panel.call_after_refresh(self._stage.beside, change)

    def _say(self, said: str, status: Callable[[], Line]) -> Panel:
        """Shows what is done beside the screen; to be begun once that is seen."""
        panel = Read(line(Span(_TITLE, STRONG)), lambda width: wrapped(f"{said}.", width), self._panels.looks, status)
        self._stage.show_panel(panel)
        return panel

    def _is_held_elsewhere(self) -> bool:
        """Whether another window logs, which is said then."""
        if self._desk.holder:
            self._tell("NOT NOW", f"Another window logs on this data: {self._desk.holder}.")
        return bool(self._desk.holder)

    def _count(self, done: int, of: int) -> None:
        self._written = (done, of)

    def _progress(self) -> Line:
        done, of = self._written
        return line(Span(f"{done} of {count(of, 'session')}", STRONG), Span("  written", MUTED))

    def _tell(self, title: str, said: str) -> None:
        self._panels.read(line(Span(title, "bold $error")), lambda width: wrapped(said, width))


def _is_taken_away(panel: Panel) -> bool:
    """Closes a panel; whether it was still there."""
    if not panel.is_current:
        return False
    panel.dismiss(None)
    return True


def _row(found: Likely) -> Line:
    words = (Span(found.name, STRONG), Span(f"  {found.app}, {short_date(found.changed)} {found.changed.year}", MUTED))
    return (*padded(line(words[0]), 32), words[1])
