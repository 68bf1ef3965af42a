"""What is typed wrongly on the command line is answered in the words of the coach, on every Python."""

import pytest

from coach.grammar.mistakes import in_our_words
from tests.cli.home import ask


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("nxt",), "coach: there is no command 'nxt': did you mean next?"),
        (("completion", "tcsh"), "coach completion: SHELL does not know 'tcsh': it can be bash, zsh, fish."),
        (("completion", "bsh"), "coach completion: SHELL does not know 'bsh': did you mean bash?"),
        (("import", "x.csv", "--unit", "stone"), "coach import: --unit does not know 'stone': it can be kg, lb."),
        (("next", "--dya", "light"), "coach: --dya light is not understood here."),
        (("log", "barbell-row"), "coach log: SET is missing."),
        (("why",), "coach why: EXERCISE is missing."),
        (("next", "--on"), "coach next: --on needs a value."),
        (("last", "--json", "--csv"), "coach last: --csv and --json do not go together."),
        (("next", "--json=1"), "coach next: --json takes no value."),
        (("next", "--on", "soon"), "coach next: --on: 'soon' is no date; write one like 2026-12-01."),
        (("stats", "--weeks", "0"), "coach stats: --weeks: '0' is no number of weeks from 1 to 104."),
    ],
)
def test_a_mistake_is_answered_in_a_sentence(
    typed: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = ask(capsys, *typed)

    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[0] == said
    assert answer.err.splitlines()[1].endswith("--help.")


@pytest.mark.parametrize("known", ["'next', 'why'", "next, why"])
def test_choices_are_read_however_they_are_quoted(known: str) -> None:
    told = in_our_words(f"argument COMMAND: invalid choice: 'zzzz' (choose from {known})")

    assert told == "there is no command 'zzzz': it can be next, why"
