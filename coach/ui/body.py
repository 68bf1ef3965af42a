"""The places of a session on the screen, the same in every phase, and how a scene is put into them."""

from datetime import datetime
from fractions import Fraction

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from coach.training.where import Phase
from coach.ui.panes import strip
from coach.ui.panes.layout import bar_line, column_lines, message_lines
from coach.ui.room import Looks
from coach.ui.scene import BLANK, Huge, Line, Progress, Scene, spread
from coach.ui.view import View
from coach.ui.widgets.big import Big
from coach.ui.widgets.rise import Rise
from coach.ui.widgets.words import Words

STEPS = 2
"""In which the line under the huge thing fills one cell."""
A_JUMP = 3
"""So many of these steps a second are seen as a jump."""
LOWEST = 18
"""Rows of a screen below which there is no row to waste."""
USUAL_ROWS, LOW_ROWS = 7, 6
"""Of the words under the huge thing, and where the screen is low."""
COLUMN_ROWS = 4
"""Of the columns under a cue, their labels among them."""
USUAL_MESSAGE = 2
"""Rows that a message has anyway."""
FIXED = 3
"""Rows of a low screen that are given away: title, word and keys."""
SMALLEST = 4
"""Rows that the huge thing keeps on a low screen where words would take them."""


class Body(Horizontal):
    """Draws scenes; what is equal to what stands there repaints nothing."""

    def __init__(self) -> None:
        super().__init__(id="session")
        self._looks = Looks()
        self._progress: Progress | None = None
        self._moved: tuple[Progress, int, Looks, datetime] | None = None
        """The line as it was drawn last, and when it moves again."""
        self._bar: Line = BLANK
        """That line."""
        self._told: tuple[Line, ...] = ()
        """What stands under it."""
        self._given: dict[str, int] = {}
        """Rows that places have been given."""

    def compose(self) -> ComposeResult:
        """From the top: what and where, the word, the huge thing, the rest of it; the whole session at the side."""
        with Vertical(id="body"):
            yield Words(id="above")
            with Horizontal(id="stage"):
                yield Big(id="huge")
                yield Rise(id="rise")
                yield Big(id="call")
            yield Big(id="beside")
            yield Words(id="below")
            yield Words(id="keys")
        yield Words(id="strip")

    @property
    def room(self) -> int:
        """Columns for words; 0 before it has been laid out."""
        return self.query_one("#body").content_size.width

    def show(self, view: View, scene: Scene, keys: Line, looks: Looks, *, stays_on: bool) -> None:
        """Puts a scene into its places; `stays_on` tells that this machine's screen does not go dark."""
        self._looks = looks
        self._put("above", self._above(view, scene))
        self._huge("huge", scene.huge)
        self._huge("call", scene.call)
        self._huge("beside", scene.beside)
        self._rise(scene.call)
        self._progress = scene.progress
        self._told = self._below(view, scene)
        self._put("keys", (keys,))
        side = self.query_one("#strip", Words)
        if side.display:
            found = strip.lines(view, side.content_size.width)
            side.lines = strip.stays_on(found, side.content_size.height) if stays_on else found

    def _above(self, view: View, scene: Scene) -> tuple[Line, ...]:
        """What and where, and the word; a low screen has no row to waste between them and the huge thing."""
        title = spread(scene.title, scene.aside, view.width)
        is_lowest = self.size.height < LOWEST
        if view.is_bare:
            return (title,) if is_lowest else (title, BLANK)
        if is_lowest:
            return (title, scene.word)
        return (title, BLANK, scene.word) if view.is_low else (title, BLANK, scene.word, BLANK)

    def _below(self, view: View, scene: Scene) -> tuple[Line, ...]:
        """What stands under the huge thing and the line there: the words, then what is asked.

        Of a low screen the message takes its rows first, words what they need. What is left is for the huge thing, and
        at least so much that it can be drawn large.
        """
        columns, message = column_lines(scene, view.width), message_lines(scene.message, view.width)
        asked = message if scene.message else ()
        if self.size.height < LOWEST:
            free = self.size.height - FIXED - len(asked) - int(scene.progress is not None) - SMALLEST
            return (*(() if view.is_bare else columns[: max(0, free)]), *asked)
        words = () if view.is_bare else self._words(view, scene, columns)
        return (*words, *asked, *(BLANK for _ in range(USUAL_MESSAGE - len(asked))))

    def _words(self, view: View, scene: Scene, columns: tuple[Line, ...]) -> tuple[Line, ...]:
        """The cue and the columns in one place: a rest has them higher for want of a cue, and nothing is moved for it.

        All phases take as many rows.
        """
        rows = LOW_ROWS if view.is_low else USUAL_ROWS
        above = () if view.is_low else (BLANK,)
        told = (BLANK, *columns) if view.phase is Phase.REST else (*above, scene.cue, BLANK, *columns[:COLUMN_ROWS])
        return (*told[:rows], *(BLANK for _ in range(rows - len(told))))

    def advance(self, now: datetime) -> datetime | None:
        """Has the line under the huge thing stand where it is now; when it moves again, which is known beforehand.

        None where nothing runs, where nothing is to glide, and where a second is a step or little more: then it moves
        with the scene, and nobody wakes for it.
        """
        progress, width, looks = self._progress, self.room, self._looks
        if progress is None:
            self._put("below", self._told if self.size.height < LOWEST else (BLANK, *self._told))
            return None
        if self._moved is not None and self._moved[:3] == (progress, width, looks) and now < self._moved[3]:
            self._put("below", (self._bar, *self._told))
            return self._moved[3]
        is_quick = not looks.is_still and progress.seconds * A_JUMP < STEPS * width
        current = progress.at(now) if is_quick else progress
        self._bar = bar_line(current, width, ascii=looks.ascii, is_still=looks.is_still)
        self._put("below", (self._bar, *self._told))
        due = current.next_step(now, STEPS * width) if is_quick else None
        self._moved = None if due is None else (progress, width, looks, due)
        return due

    def lift(self, height: Fraction) -> None:
        """What glides: how high the weight of a set is that is led, from 0 to 1."""
        rise = self.query_one(Rise)
        if rise.display:
            rise.show(height)

    def _put(self, place: str, lines: tuple[Line, ...]) -> None:
        """Puts lines into a place, which is as high as they are."""
        words = self.query_one(f"#{place}", Words)
        if self._given.get(place, 1) != len(lines):
            self._given[place] = len(lines)
            words.styles.height = len(lines)
        words.lines = lines

    def _huge(self, place: str, huge: Huge | None) -> None:
        big = self.query_one(f"#{place}", Big)
        big.display = huge is not None
        if huge is None:
            return
        big.ascii = self._looks.ascii
        big.template = huge.template
        big.tabular = huge.tabular
        big.text = huge.text
        big.tone = huge.tone

    def _rise(self, call: Huge | None) -> None:
        rise = self.query_one(Rise)
        rise.ascii = self._looks.ascii
        rise.display = call is not None and not self._looks.is_still
        rise.tone = "" if call is None else call.tone
