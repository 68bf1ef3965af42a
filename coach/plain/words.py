"""The words that can be typed, and what each is for: answers and help are made from here."""

from collections.abc import Iterable

from coach.training.deed import Deed
from coach.training.frozen import frozen


@frozen
class Word:
    """Something the lifter can ask for by a word."""

    name: str
    help: str
    """One sentence."""
    short: str = ""
    """One letter that will do as well: the key it has on the screen."""
    takes: str = ""
    """What may follow it, as help shows it."""
    deed: Deed | None = None
    """What a running session must allow; None for what no session forbids."""

    @property
    def usage(self) -> str:
        """The word as help shows it."""
        more = f" {self.takes}" if self.takes else ""
        letter = f" ({self.short})" if self.short else ""
        return f"{self.name}{more}{letter}"


HELP_KNOWS = "Type help for the words."

HELP = Word("help", "Says what can be typed here.", "?")
QUIT = Word("quit", "Leaves; what is on disk stays.", "q")
NOTE = Word("note", "Keeps a note with this session.", "n", "TEXT", Deed.NOTE)
UNDO = Word("undo", "Takes the last change back.", "u")
YES = Word("yes", "Gives the other answer to a question.", "y")

TODAY = (
    Word("goal", "Changes the goal.", "g"),
    Word("day", "Takes another day of the routine.", "d"),
    Word("rough", "Makes it a rough day, or not: lighter loads, no more reps than last time.", "r"),
    Word("weight", "Notes your body weight, for pull-ups and assisted machines.", "b", "78.5"),
    Word("swap", "Says what may stand in for an exercise, or takes the second number's.", "s", "N or N M"),
    Word("why", "Says why an exercise has its load.", "w", "N"),
    UNDO,
    YES,
    HELP,
    QUIT,
)
"""What can be typed before a session."""

SESSION = (
    UNDO,
    Word("go", "Ends the rest early."),
    Word("+", "Fifteen seconds more of rest.", deed=Deed.REST_MORE),
    Word("-", "Fifteen seconds less of rest.", deed=Deed.REST_LESS),
    Word("momentum", "Marks the set just done: some reps were swung, N were clean.", "m", "N", Deed.MOMENTUM),
    Word("range", "Marks the set just done: some reps fell short, N were clean.", "x", "N", Deed.RANGE),
    Word("left", "Notes how many reps were left in the set just done.", "l", "2", Deed.LEFT),
    Word("harder", "The next load up that the rack has.", deed=Deed.LOAD),
    Word("easier", "The next load down that the rack has.", deed=Deed.LOAD),
    Word("pain", "Something hurts: stops this exercise.", "p", deed=Deed.PAIN),
    Word("swap", "Says what may stand in for this exercise, or for N, or takes number M.", "s", "N or N M", Deed.SWAP),
    Word("skip", "Leaves this out for today.", "k", deed=Deed.SKIP),
    Word("more", "One set more.", "a", deed=Deed.MORE),
    Word("fewer", "One set less.", deed=Deed.FEWER),
    Word("stop", "Calls a hold off; nothing is logged.", deed=Deed.LEAVE_HOLD),
    Word("overview", "Says the whole session, each exercise with its number.", "o"),
    Word("to", "Comes back to an exercise by its number.", takes="N"),
    Word("fix", "Corrects set M of exercise N.", takes="N M 62.5x9"),
    Word("why", "Says why the next exercise, or exercise N, has its load.", "w", "N"),
    NOTE,
    Word("where", "Says again where you are."),
    YES,
    Word("finish", "Ends the session here.", deed=Deed.FINISH),
    HELP,
    QUIT,
)
"""What can be typed in a session."""

ENDING = (
    Word("undo", "Goes on with the session.", "u"),
    NOTE,
    Word("why", "Says why next week's loads are what they are, or that of exercise N.", "w", "N"),
    Word("where", "Says all of it again."),
    HELP,
    QUIT,
)
"""What can be typed when a session is over."""


def find(line: str, words: Iterable[Word]) -> tuple[Word, str] | None:
    """The word that a line begins with and what follows it; None where it begins with none."""
    first, _, rest = line.strip().partition(" ")
    asked = first.casefold()
    found = next((each for each in words if asked and asked in (each.name, each.short)), None)
    return None if found is None else (found, rest.strip())


def help_lines(words: Iterable[Word], enter: str) -> tuple[str, ...]:
    """Every word with its sentence, Enter first."""
    return (f"Enter: {enter}", *(f"{each.usage}: {each.help}" for each in words))


def no_word(typed: str) -> str:
    """What is said of a line that begins with no word that is known."""
    return f"There is no word {typed!r} here. {HELP_KNOWS}"


def no_number(most: int) -> str:
    """What is said where an exercise is named by none of its numbers."""
    return f"Name an exercise by its number, 1 to {most}."


def number_in(text: str, most: int) -> int | None:
    """A number from 1 to `most` as typed, counted from 0; None where it is none."""
    is_short = text.isascii() and text.isdecimal() and len(text) <= len(str(most))
    return int(text) - 1 if is_short and 1 <= int(text) <= most else None
