"""Settings: every key of the configuration, changed in place and kept at once."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from coach.configuring import Configuration, Part, Row
from coach.presses import Back, WayBack
from coach.training.search import has_words
from coach.ui.alerts import Way
from coach.ui.boards.settings import Item, Telling, caution, detail, head, how, listed, more, name_columns, row_line
from coach.ui.keys import Action, Place, bindings
from coach.ui.measures import LOOKS_A_SECOND, READABLE, USUAL, WIDE
from coach.ui.preferences import LONGEST, Preferences
from coach.ui.room import Area, Asked, Looks, Room
from coach.ui.scene import BLANK, KEY, LABEL, MUTED, Line, Span, line, wrapped
from coach.ui.widgets.rows import BAR, MARK, Listed, Rows
from coach.ui.widgets.words import Words

MOST_LINES = 12
"""Of a message."""
_IN_A_FIELD = line(
    Span("enter", KEY, "app.press_for('act')"),
    Span(" keep", MUTED),
    "   ",
    Span("esc", KEY, "app.press_for('back')"),
    Span(" leave as it was", MUTED),
)
_OF_A_FIELD = frozenset({"act", "back"})
"""What a key may still do while a value is typed."""


class SettingsScreen(Room):
    """Every key of the configuration."""

    AREA = Area.SETTINGS

    AUTO_FOCUS = ""
    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.SETTINGS), Binding("escape", "leave_field", show=False)]

    def __init__(self, preferences: Preferences, looks: Looks, status: Callable[[], Line]) -> None:
        """`status` is the running rest, in a line; blank where none runs."""
        super().__init__(looks)
        self._preferences = preferences
        self._status = status
        self._found = Configuration()
        self._every: tuple[Row, ...] = ()
        self._shown: dict[str, Row] = {}
        """The rows that are shown, by id."""
        self._listed: tuple[Item, ...] = ()
        self.chosen = ""
        """The id of the chosen row."""
        self._words = ""
        self._added: tuple[str, ...] = ()
        self._message = ("", "")
        self._missing: Mapping[Way, str] = {}
        """Alerts that nothing can give here, with the reason."""
        self._way_back = WayBack()
        self._has_gone_back = False
        """Whether the latest press that was heard took anything back."""

    def compose(self) -> ComposeResult:
        """From the top down: the file, its keys, what is to be said of one, what runs meanwhile, the keys."""
        with Vertical(id="settings"):
            yield Words(id="head")
            with Vertical(id="middle"):
                with Vertical(id="left"):
                    yield Rows(id="list")
                    yield Input(id="field", select_on_focus=False)
                with Vertical(id="beside"):
                    yield Words(id="detail")
                    yield Words(id="message")
            yield Words(id="status")
            yield Words(id="keys")

    def on_mount(self) -> None:
        """The file is looked at."""
        self.query_one(Rows).ascii = self.looks.ascii
        self.watch(self.query_one(Rows), "top", self._scrolled, init=False)
        self.set_interval(1 / LOOKS_A_SECOND, self._show_status)
        self.look()
        self.run_worker(self._look_for_ways, thread=True, exit_on_error=True)

    def on_resize(self, event: events.Resize) -> None:
        """More or less room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.set_class(event.size.height < USUAL, "-low")

    def on_screen_resume(self) -> None:
        """Back from a panel; the file may be another one by now."""
        if self.is_mounted:
            self.look()

    def look(self) -> None:
        """The file as it is now, drawn."""
        self._found, self._every = self._preferences.look(self._added)
        self._shown = {
            each.id: each for each in self._every if has_words(f"{each.part} {each.id} {each.name}", self._words)
        }
        self._listed = listed(self.rows)
        if self._row is None and self.rows:
            self.chosen = self.rows[0].id
        self.draw()

    def _look_for_ways(self) -> None:
        """Which alerts exist here is found out beside the screen."""
        missing = self._preferences.missing()
        if missing:
            self.app.call_from_thread(self._tell_missing, missing)

    def _tell_missing(self, missing: Mapping[Way, str]) -> None:
        self._missing = missing
        self.draw()

    def _missing_for(self, row: Row) -> str:
        way = _way(row)
        return "" if way is None else self._missing.get(way, "")

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return tuple(self._shown.values())

    @property
    def _row(self) -> Row | None:
        """The chosen row."""
        return self._shown.get(self.chosen)

    @property
    def _field(self) -> Input:
        return self.query_one("#field", Input)

    @property
    def is_typing(self) -> bool:
        """Whether a value is being typed."""
        return self._field.display

    # -------------------------------------------------------------- drawing

    def draw(self) -> None:
        """Draws it as it stands."""
        if not self.is_mounted or not self._every:
            return
        row = self._row
        own = len({each.dotted for each in self._every if each.is_own})
        telling = Telling(self._found, self._preferences.is_in_session, own, self._words)
        self._put("head", head(telling, self._columns("head"), is_low=self.has_class("-low")))
        at = self._listed.index(row) if row is not None else 0
        self.query_one(Rows).listed = Listed(len(self._listed), self._lines_of(self.rows, self._listed), at)
        beside = self._columns("beside")
        self._put("detail", self._detail(row, beside) if row is not None else (line("Nothing has these words."),))
        words, style = self._message
        if not words and row is not None:
            words, style = caution(row, telling, self._missing_for(row)), "$warning"
        self.query_one("#message", Words).lines = wrapped(words, min(beside, READABLE), style, MOST_LINES)
        labels = {} if row is None else {"act": "add" if row.is_adder else "change" if row.choices else "type"}
        keys = _IN_A_FIELD if self.is_typing else self.hints(self.at_hand(), self._columns("keys"), labels)
        self.query_one("#keys", Words).lines = (keys,)
        self._show_status()
        self._show_heading()
        self._place_field()

    def _detail(self, row: Row, width: int) -> tuple[Line, ...]:
        shown = detail(row, width)
        return (*shown, *more(row, width)) if self.has_class("-wide") else shown

    def _show_heading(self) -> None:
        """The heading of a part stays in sight with its first row."""
        rows, row = self.query_one(Rows), self._row
        at = self._listed.index(row) if row is not None else 0
        if at and rows.top == at and isinstance(self._listed[at - 1], Part):
            rows.top = at - 1

    def _columns(self, place: str) -> int:
        return self.query_one(f"#{place}").content_size.width or self.size.width

    def _put(self, place: str, lines: tuple[Line, ...]) -> None:
        words = self.query_one(f"#{place}", Words)
        words.lines = lines
        if place == "head" or self.has_class("-wide"):
            words.styles.height = len(lines)
        else:
            words.styles.clear_rule("height")

    def _lines_of(self, rows: tuple[Row, ...], shown: tuple[Item, ...]) -> Callable[[int, int], Line]:
        """How a list of these is drawn."""

        def drawn(at: int, width: int) -> Line:
            match shown[at]:
                case None:
                    return BLANK
                case Part() as part:
                    return line(Span(part.upper(), LABEL))
                case Row() as row:
                    missing = self._missing_for(row)
                    return row_line(row, rows, width, is_chosen=row.id == self.chosen, missing=missing)

        return drawn

    def _show_status(self) -> None:
        words = self.query_one("#status", Words)
        words.lines = (self._status() or BLANK,)
        words.display = words.lines != (BLANK,)

    def _say(self, words: str, style: str = "") -> None:
        self._message = (words, style)
        self.draw()

    # -------------------------------------------------------------- keys

    @property
    def place(self) -> Place:
        """Where the lifter is."""
        return Place.SETTINGS

    def at_hand(self) -> tuple[Action, ...]:
        """What a key can do at this moment."""
        idle = self._idle()
        return tuple(each for each in super().at_hand() if each.id not in idle)

    def _idle(self) -> frozenset[str]:
        row = self._row
        if self.is_typing:
            return frozenset(each.id for each in super().at_hand()) - _OF_A_FIELD
        idle = {"yes", "why"}
        idle |= set() if self._found.can_take_back else {"undo"}
        if row is None or self._found.broken is not None:
            return frozenset(idle | {"act", "turn-left", "turn-right", "usual", "try"})
        idle |= set() if row.choices else {"turn-left", "turn-right"}
        idle |= set() if row.is_own else {"usual"}
        idle |= set() if _way(row) is not None else {"try"}
        return frozenset(idle)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a value is typed every other key is the field's, and escape leaves it, whatever key goes back."""
        del parameters
        if action == "leave_field":
            return self.is_mounted and self.is_typing
        return not (self.is_mounted and self.is_typing and action in {"choose", "turn", "part", "usual", "search"})

    def action_choose(self, by: int) -> None:
        """The row above or below."""
        if self.rows:
            ids = [*self._shown]
            self._choose(ids[(ids.index(self.chosen) + by) % len(ids)])

    def action_part(self, by: int) -> None:
        """The first row of the part before or after."""
        row = self._row
        parts = list(dict.fromkeys(each.part for each in self.rows))
        if row is not None:
            part = parts[(parts.index(row.part) + by) % len(parts)]
            self._choose(next(row_id for row_id, each in self._shown.items() if each.part is part))

    def _choose(self, row_id: str) -> None:
        self.chosen = row_id
        self._say("")

    def on_rows_pointed(self, event: Rows.Pointed) -> None:
        """A click chooses a row; on the chosen one it is Enter."""
        event.stop()
        each = self._listed[event.row]
        if not isinstance(each, Row):
            return
        if self.is_typing:
            self._close_field()
        if each.id == self.chosen:
            self.act()
        else:
            self._choose(each.id)

    def act(self) -> None:
        """The next choice, or a value is typed."""
        row = self._row
        if self.is_typing:
            self._keep(self._field.value)
        elif row is None or self._found.broken is not None:
            return
        elif row.is_adder:
            self.post_message(Asked("exercise", about=row.table, told=self._add))
        elif row.choices:
            self.action_turn(1)
        else:
            self._open_field(row)

    def action_turn(self, by: int) -> None:
        """The choice before or after."""
        row = self._row
        if row is not None and row.choices and self._found.broken is None:
            self._done(self._preferences.put(row, row.after(by)))

    def action_usual(self) -> None:
        """The default is put back."""
        row = self._row
        if row is not None and row.is_own and self._found.broken is None:
            self._done(self._preferences.put_back(row))

    def undo(self) -> None:
        """The last change is taken back; a held key takes back one."""
        back, self._way_back = self._way_back.pressed(self._preferences.now())
        if back is Back.STEP:
            self._has_gone_back = not self.is_typing and self._found.can_take_back
        if back is not Back.NOTHING and self._has_gone_back:
            self._done(self._preferences.take_back() if back is Back.STEP else self._preferences.change_again())

    def back(self) -> None:
        """The field is left as it was, then the search, then the screen."""
        if self.is_typing:
            self.action_leave_field()
        elif self._words:
            self._search("")
        else:
            super().back()

    def action_try(self) -> None:
        """The alert of the chosen row happens now."""
        row = self._row
        way = _way(row) if row is not None else None
        if way is not None:
            self._say(self._preferences.prove(way))

    def action_search(self) -> None:
        """Only rows with some words."""
        self.post_message(Asked("search", about=self._words, told=self._search))

    def _search(self, words: str) -> None:
        self._words = words.strip()
        self.look()

    def _add(self, exercise: str) -> None:
        """An exercise gets a row of its own, and its first value is typed."""
        row = self._row
        if row is None:
            return
        self._added = (*self._added, f"{row.table}.{exercise}")
        self._words = ""
        before = {each.id for each in self._every}
        self.look()
        new = next((each for each in self.rows if each.id not in before), None)
        if new is not None:
            self._choose(new.id)
            self._open_field(new)

    def _done(self, told: str) -> None:
        self._message = (told, "$warning")
        self.look()

    # -------------------------------------------------------------- typing

    def _open_field(self, row: Row) -> None:
        field = self._field
        field.cursor_blink = not self.looks.is_still
        field.value = row.text
        field.cursor_position = len(row.text)
        field.display = True
        field.focus()
        self._say(self._how(row), MUTED)

    def _how(self, row: Row) -> str:
        """How it is typed, where that does not stand there already."""
        return "" if self.has_class("-wide") else how(row)

    def action_leave_field(self) -> None:
        """The value stays as it was."""
        self._close_field()
        self._say("")

    def _close_field(self) -> None:
        self._field.display = False
        self.set_focus(None)

    def _scrolled(self) -> None:
        self._show_heading()
        self._place_field()

    def _place_field(self) -> None:
        """The field lies on the value of the chosen row."""
        row = self._row
        if row is None or not self.is_typing:
            return
        rows = self.query_one(Rows)
        left = MARK + name_columns(self.rows, row.part)
        self._field.styles.offset = (left, self._listed.index(row) - rows.top)
        self._field.styles.width = max(1, rows.size.width - left - BAR)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is wrong with a value is said while it is typed."""
        event.stop()
        row = self._row
        if row is not None and self.is_typing:
            reason = self._preferences.refused(row, event.value) if event.value.strip() else ""
            self._say(reason or self._how(row), "$error" if reason else MUTED)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Kept, unless it is refused."""
        event.stop()
        self._keep(event.value)

    def _keep(self, text: str) -> None:
        row = self._row
        if row is None:
            return
        text = text.strip()[:LONGEST]
        reason = self._preferences.refused(row, text) if text else ""
        if reason:
            self._say(reason, "$error")
            return
        self._close_field()
        if text == row.text and not row.trouble:
            self._say("")
        else:
            self._done(self._preferences.put(row, text) if text else self._preferences.put_back(row))


def _way(row: Row) -> Way | None:
    """The alert that a row is about."""
    return next((each for each in Way if row.part is Part.ALERTS and each.value == row.key), None)
