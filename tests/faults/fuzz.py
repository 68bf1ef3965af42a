"""Whatever a file holds, reading never raises and what is accepted comes back the same; cleaned text is harmless."""

import sys
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta, timezone

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from coach.storage.session_reading import read_session
from coach.storage.session_text import write_session
from coach.training.limits import MOST_IN_A_NAME, MOST_IN_A_NOTE
from coach.training.log import Session
from coach.training.text import clean
from tests.faults.bad_files import GOOD
from tests.faults.tally import Tally, command
from tests.storage.sessions import SESSIONS

EXAMPLES = 3000
ZONE = timezone(timedelta(hours=2))
MOST_PROBLEMS = 40
"""A file may be wrong in as many places as it likes, and is told of a bounded number for each of its lines."""
HIDDEN = ("Cc", "Cf", "Cs")
WIDTHLESS = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u034f\u3164"
)

Clean = Callable[[str], str]

_PIECES = st.sampled_from(
    [
        *GOOD.splitlines(keepends=True),
        *("[", "]", "{", "}", "=", '"', "'", '"""', "\\", "\n", ",", ".", "#", "nan", "inf", "1e400", "-", "true"),
        *("[[exercise]]\n", "[exercise.target]\n", "sets = [", "load = ", "at = 07:05", "1979-05-27", "\\u001b", "é"),
        *WIDTHLESS[:3],
    ]
)
_SOUP = st.lists(_PIECES, max_size=60).map("".join)
_HOSTILE = st.text(
    st.characters() | st.sampled_from(["\x1b", "\x9b", "\x07", "[", "]", "\n", "\t", *WIDTHLESS]), max_size=200
)


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A session's file in which pieces were taken out, put in twice, or put in from elsewhere."""
    text = write_session(draw(SESSIONS)) if draw(st.booleans()) else GOOD
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 30)))
        text = text[:start] + draw(st.just("") | st.text(max_size=6) | _PIECES) + text[end:]
    return text


FILES = mangled() | _SOUP | st.text(max_size=300)


def campaign(runs: int, seed_number: int, cleaned: Clean = clean) -> Tally:
    """So many examples of each."""
    tally = Tally("fuzzing")

    @seed(seed_number)
    @_examples(runs)
    @given(FILES)
    def files(text: str) -> None:
        tally.runs += 1
        wrong = list(wrong_with_reading(text))
        assert not wrong, wrong

    @seed(seed_number)
    @_examples(runs)
    @given(_HOSTILE)
    def texts(text: str) -> None:
        tally.runs += 1
        wrong = list(wrong_with_cleaning(text, cleaned))
        assert not wrong, wrong

    for check in (files, texts):
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            tally.lost.append(f"{check.__name__}: {type(error).__name__}: {error}")
    return tally


def wrong_with_reading(text: str) -> Iterator[str]:
    """What is wrong with how a file was read."""
    session, problems = read_session(text, "a.toml", zone=ZONE)
    if session is None and not problems:
        yield "nothing was understood and nothing is named"
    if len(problems) > MOST_PROBLEMS * (1 + text.count("\n")):
        yield f"{len(problems)} problems"
    for each in problems:
        if not each.sentence or len(str(each)) > MOST_IN_A_NOTE:
            yield f"a problem that tells nothing, or too much: {each}"
    if session is None:
        return
    yield from _hidden_in(session)
    if problems:
        return
    again, more = read_session(write_session(session), "a.toml", zone=ZONE)
    if more or again != session:
        yield f"it does not come back the same: {more}"


def _hidden_in(session: Session) -> Iterator[str]:
    texts = [session.id, session.routine, session.day, session.note, session.title]
    for entry in session.entries:
        texts += [entry.id, entry.name, entry.note, *(each.note for each in entry.sets)]
    for each in texts:
        if len(each) > max(MOST_IN_A_NAME, MOST_IN_A_NOTE):
            yield "a text is too long"
        if _hidden(each):
            yield f"{each!a} was read as it is"


def _hidden(text: str) -> bool:
    return any(unicodedata.category(each) in HIDDEN or each in WIDTHLESS for each in text)


def wrong_with_cleaning(text: str, cleaned: Clean) -> Iterator[str]:
    """What is wrong with a text that was made harmless."""
    harmless = cleaned(text)
    if _hidden(harmless):
        yield f"{harmless!a} holds what is not seen"
    if cleaned(harmless) != harmless:
        yield f"{text!a} is cleaned differently the second time"
    if len(harmless) > len(text):
        yield f"{text!a} grew"


def _examples(number: int) -> settings:
    return settings(
        max_examples=number,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


if __name__ == "__main__":
    sys.exit(command(campaign, EXAMPLES))
