import pytest

from coach.settings import Ascii, Settings, draws_ascii


@pytest.mark.parametrize(
    ("ascii_only", "term", "encoding", "expected"),
    [
        (Ascii.AUTO, "xterm-256color", "utf-8", False),
        (Ascii.AUTO, "linux", "UTF-8", True),
        (Ascii.AUTO, "xterm-256color", "latin-1", True),
        (Ascii.TRUE, "xterm-256color", "utf-8", True),
        (Ascii.FALSE, "dumb", "ascii", False),
    ],
)
def test_plain_characters_are_for_terminals_that_know_no_others_or_as_chosen(
    ascii_only: Ascii, term: str, encoding: str, expected: bool
) -> None:
    assert draws_ascii(Settings(ascii=ascii_only), {"TERM": term}, encoding) is expected
