"""The places of a session on the screen, the same in every phase, and how a scene is put into them."""

from datetime import datetime
from fractions import Fraction

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from coach.training.where import Phase
from coach.ui.panes import strip
from coach.ui.panes.layout import bar_line, column_lines, message_lines
from coach.ui.room import Looks
from coach.ui.scene import BLANK, Line, Progress, Scene, spread
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
    """Draws scenes; what is equal to what stands there repaints nothing.

    Only the words, the huge things and the bar are painted: what holds them is hidden by the style sheet, so that a
    press of Enter does not paint three empty screens under the one that is seen. What is hidden has no size.
    """

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
        self._above, self._below, self._keys = Words(id="above"), Words(id="below"), Words(id="keys")
        self._huge, self._call, self._beside = Big(id="huge"), Big(id="call"), Big(id="beside")
        self._rise = Rise(id="rise")
        self._strip = Words(id="strip")

    def compose(self) -> ComposeResult:
        """From the top: what and where, the word, the huge thing, the rest of it; the whole session at the side."""
        with Vertical(id="body"):
            yield self._above
            with Horizontal(id="stage"):
                yield self._huge
                yield self._rise
                yield self._call
            yield self._beside
            yield self._below
            yield self._keys
        yield self._strip

    @property
    def room(self) -> int:
        """Columns for words; 0 before it has been laid out."""
        return self._above.size.width

    @property
    def has_strip(self) -> bool:
        """Whether the whole session stands at the side."""
        return self._strip.display

    @property
    def _is_lowest(self) -> bool:
        return self.screen.size.height < LOWEST

    def show(self, view: View, scene: Scene, keys: Line, looks: Looks, *, stays_on: bool) -> None:
        """Puts a scene into its places; `stays_on` tells that this machine's screen does not go dark."""
        self._looks = looks
        self._above.put(self._lines_above(view, scene))
        for place, huge in ((self._huge, scene.huge), (self._call, scene.call), (self._beside, scene.beside)):
            place.display = huge is not None
            place.huge = huge
            place.ascii = looks.ascii
        self._rise.ascii = looks.ascii
        self._rise.display = scene.call is not None and not looks.is_still
        self._rise.tone = "" if scene.call is None else scene.call.tone
        self._progress = scene.progress
        self._told = self._lines_below(view, scene)
        self._keys.put((keys,))
        if self.has_strip:
            size = self._strip.content_size
            found = strip.lines(view, size.width)
            self._strip.lines = strip.stays_on(found, size.height) if stays_on else found

    def _lines_above(self, view: View, scene: Scene) -> tuple[Line, ...]:
        """What and where, and the word; a low screen has no row to waste between them and the huge thing."""
        title = spread(scene.title, scene.aside, view.width)
        if view.is_bare:
            return (title,) if self._is_lowest else (title, BLANK)
        if self._is_lowest:
            return (title, scene.word)
        return (title, BLANK, scene.word) if view.is_low else (title, BLANK, scene.word, BLANK)

    def _lines_below(self, view: View, scene: Scene) -> tuple[Line, ...]:
        """What stands under the huge thing and the line there: the words, then what is asked.

        Of a low screen the message takes its rows first, words what they need. What is left is for the huge thing, and
        at least so much that it can be drawn large.
        """
        columns, message = column_lines(scene, view.width), message_lines(scene.message, view.width)
        asked = message if scene.message else ()
        if self._is_lowest:
            free = self.screen.size.height - FIXED - len(asked) - int(scene.progress is not None) - SMALLEST
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
            self._below.put(self._told if self._is_lowest else (BLANK, *self._told))
            return None
        if self._moved is not None and self._moved[:3] == (progress, width, looks) and now < self._moved[3]:
            self._below.put((self._bar, *self._told))
            return self._moved[3]
        is_quick = not looks.is_still and progress.seconds * A_JUMP < STEPS * width
        current = progress.at(now) if is_quick else progress
        self._bar = bar_line(current, width, ascii=looks.ascii, is_still=looks.is_still)
        self._below.put((self._bar, *self._told))
        due = current.next_step(now, STEPS * width) if is_quick else None
        self._moved = None if due is None else (progress, width, looks, due)
        return due

    def lift(self, height: Fraction) -> None:
        """What glides: how high the weight of a set is that is led, from 0 to 1."""
        if self._rise.display:
            self._rise.show(height)
