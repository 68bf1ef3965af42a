"""What every screen answers to, and what it asks of the app."""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum, auto
from typing import ClassVar, Literal, Protocol, TypeAlias, runtime_checkable

from textual import events
from textual.message import Message
from textual.screen import Screen

from coach.training.frozen import frozen
from coach.training.log import Session
from coach.ui.keys import ACTIONS_BY_ID, Action, Hint, Place, available, key_line, keys_of, pretty
from coach.ui.measures import NARROW
from coach.ui.scene import KEY, MUTED, Line, Span, joined, line
from coach.ui.widgets.words import Words

MOST_HINTED = 50
"""Key lines that a screen remembers."""


class Area(Enum):
    """The areas of the program: by them screens are told apart without being loaded."""

    TODAY = auto()
    SETUP = auto()
    SESSION = auto()
    FINISH = auto()
    PAST = auto()
    SETTINGS = auto()


@runtime_checkable
class Acts(Protocol):
    """What Enter does something on: a screen, or a panel over one."""

    def act(self) -> None:
        """Enter."""
        ...


@frozen
class Looks:
    """How the lifter wants things drawn."""

    ascii: bool = False
    """Only ASCII characters."""
    keymap: Mapping[str, str] | None = None
    """Keys of the lifter's own, checked."""
    is_still: bool = False
    """Whether nothing on the screen glides."""

    def key(self, action_id: str) -> str:
        """The first key of an action as people read it, remapped or not."""
        return pretty(keys_of(ACTIONS_BY_ID[action_id], self.keymap or {})[0], ascii=self.ascii)


class Room(Screen[None]):
    """A screen of the coach: the keys that work anywhere end up here."""

    AREA: ClassVar[Area]

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self.looks = looks
        self.stays_on = False
        """Whether this machine's screen is kept from going dark."""
        self._hinted: dict[tuple[object, ...], Line] = {}
        """Key lines that have been made, with the same looks."""
        self._hinted_with = looks

    @property
    def place(self) -> Place:
        """Where the lifter is."""
        return Place.ANYWHERE

    def at_hand(self) -> tuple[Action, ...]:
        """What a key can do at this moment: the key line, the help and the palette are made from it."""
        return available(self.place)

    def draw(self) -> None:
        """Draws the screen as it stands; called again whenever there is more or less room."""

    def catch_up(self) -> None:
        """Draws what has changed since it was drawn."""
        self.draw()

    def on_mount(self) -> None:
        """The first look."""
        for each in self.query(Words):
            each.ascii = self.looks.ascii
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """More or less room."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self.call_after_refresh(self.draw)

    def on_screen_resume(self) -> None:
        """Back from another screen."""
        self.draw()

    def hear(self, leads: tuple[int, ...]) -> None:
        """Which seconds before the end of a rest are rung from now on."""

    def act(self) -> None:
        """Enter."""

    def undo(self) -> None:
        """The last change is taken back."""

    def answer_yes(self) -> None:
        """The other answer to a question."""

    def back(self) -> None:
        """What is open is closed."""
        self.post_message(Left())

    def why(self) -> None:
        """Why it is so."""

    def help(self) -> None:
        """What every key does here."""
        self.post_message(Asked("help"))

    def put(self, place: str, lines: tuple[Line, ...]) -> None:
        """Puts lines into a place of the screen; without any it takes no room."""
        words = self.query_one(f"#{place}", Words)
        words.put(lines)
        words.display = bool(lines)

    def hints(self, actions: Iterable[Action], width: int, labels: Mapping[str, str]) -> Line:
        """The key line; a click on a key does what it does, a click on a word what the first of its keys does."""
        chosen = tuple(actions)
        if self._hinted_with is not self.looks or len(self._hinted) > MOST_HINTED:
            self._hinted, self._hinted_with = {}, self.looks
        asked = (width, *(each.id for each in chosen), *labels.items())
        found = self._hinted.get(asked)
        if found is None:
            found = self._hinted[asked] = self._hints_of(chosen, width, labels)
        return found

    def _hints_of(self, chosen: tuple[Action, ...], width: int, labels: Mapping[str, str]) -> Line:
        runs = {self.looks.key(each.id): each.id for each in reversed(chosen)}
        keymap = self.looks.keymap or {}
        found = key_line(chosen, width, labels=labels, keymap=keymap, ascii=self.looks.ascii)
        return joined((_hint(each, runs) for each in found), "   ")


def area_of(screen: Screen[object]) -> Area | None:
    """The area of the program that a screen belongs to; None for what lies over it."""
    return screen.AREA if isinstance(screen, Room) else None


def _hint(hint: Hint, runs: Mapping[str, str]) -> Line:
    """Keys and their word; each is a place of its own to click on, the gap after a key belongs to it."""
    keys = hint.keys.split(" ")
    clicks = [f"app.press_for('{runs[key]}')" if key in runs else "" for key in keys]
    gaps = [*(" " for _ in keys[1:]), ""]
    spans = (Span(f"{key}{gap}", KEY, click) for key, gap, click in zip(keys, gaps, clicks, strict=True))
    return line(*spans, Span(f" {hint.text}" if hint.text else "", MUTED, clicks[0]))


class Left(Message):
    """The lifter leaves a screen."""


class Started(Message):
    """The session that Today shows begins."""


class Ended(Message):
    """The running session is over."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


Wanted: TypeAlias = Literal[
    "why",
    "why-of",
    "swap",
    "overview",
    "note",
    "help",
    "history",
    "settings",
    "problems",
    "exercise",
    "search",
    "take-back",
]
"""What lies over a screen, or beside it."""


class Asked(Message):
    """Something is wanted that another screen shows."""

    def __init__(
        self, what: Wanted, entry: int = 0, about: str = "", told: Callable[[str], None] | None = None
    ) -> None:
        """`entry` is the exercise it is about, `about` an id or what stands there now; `told` takes the answer."""
        super().__init__()
        self.what = what
        self.entry = entry
        self.about = about
        self.told = told


class Replanned(Message):
    """Today is planned anew."""

    def __init__(self, change: Literal["goal", "day", "rough", "back"]) -> None:
        """`change` is the other goal, the other day, a rough day or not, or the latest choice taken back."""
        super().__init__()
        self.change = change
