"""What argparse says of a mistake, in the words of the coach."""

import re
from collections.abc import Callable

from coach.training.text import nearest

_QUOTES = "'\""


def in_our_words(message: str) -> str:
    """The same as a sentence without a full stop; what is not known here stays as it is."""
    for pattern, words in _WORDS:
        found = pattern.fullmatch(message)
        if found is not None:
            return words(*found.groups())
    return message.removeprefix("argument ")


def _no_choice(name: str, given: str, known: str) -> str:
    choices = [each.strip(_QUOTES) for each in known.split(", ")]
    near = nearest(given.strip(_QUOTES), choices)
    what = "there is no command" if name == "COMMAND" else f"{name} does not know"
    return f"{what} {given}: " + (f"did you mean {near}?" if near else f"it can be {', '.join(choices)}")


_WORDS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", re.DOTALL), _no_choice),
    (re.compile(r"unrecognized arguments: (.+)", re.DOTALL), "{} is not understood here".format),
    (re.compile(r"the following arguments are required: (.+)"), "{} is missing".format),
    (re.compile(r"argument (\S+): expected one argument"), "{} needs a value".format),
    (re.compile(r"argument (\S+): not allowed with argument (\S+)"), "{} and {} do not go together".format),
    (re.compile(r"argument (\S+): ignored explicit argument .+", re.DOTALL), "{} takes no value".format),
)
