"""Every phrase is short, concrete and kind, and none changes unseen."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.arguments import Options
from coach.grammar.whole import parser
from tests.messages.collecting import PACKAGE, Phrase, is_said, phrases, sentences
from tests.messages.listing import LIST, written

LONGEST = 160
"""Characters of a sentence."""

_ALLOWED = re.compile(r"\{\w*\}|\b(?:to|and) failure\b|\b[wW]ent wrong\b")
"""What is filled in later has its name from the program, a set to failure is a term of the field, and what went wrong
is the program, not the lifter."""
_UNKIND = re.compile(
    r"\w!|\b(please|sorry|oops|unfortunately|invalid|illegal|fatal|abort\w*|fail\w*|wrong\w*|bad|badly|poor\w*|lazy|weak"
    r"|stupid|cheat\w*|forgot\w*|should have|shouldn.t|your (?:fault|mistake)|you must|simply|obviously)\b"
    r"|\berror:",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\b(colou?r(?<=color)\w*|center\w*|favorite\w*|behavior\w*|gray\w*|canceled|canceling|fiber\w*|catalog|meters?"
    r"|traveled|labeled|(?:recogn|organ|synchron|real|minim|maxim|custom|summar|normal|initial)iz\w+|analyz\w+|gotten)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"`coach( [^`]+)`|^coach( .+)$|^  coach( \S.*?)(?:  +.*)?$", re.MULTILINE)

PHRASES = phrases()


def data_texts(value: object) -> Iterator[str]:
    """Every text in a value of TOML."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from data_texts(each)
        case dict():
            for each in value.values():
                yield from data_texts(each)
        case _:
            pass


def in_data() -> Iterator[Phrase]:
    """What stands in the catalogue, the goals and the routines."""
    for path in sorted((PACKAGE / "data").rglob("*.toml")):
        for text in data_texts(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield Phrase(path.relative_to(PACKAGE).as_posix(), text)


SAID = (*PHRASES, *(each for each in in_data() if is_said(each.text)))


def those(pattern: re.Pattern[str]) -> list[str]:
    """Phrases in which something stands that has no place in them."""
    return [f"{each.module}: {each.text}" for each in SAID if pattern.search(_ALLOWED.sub("", each.text))]


def test_the_list_is_what_the_program_says() -> None:
    kept = set(LIST.read_text(encoding="utf-8").splitlines())
    now = set(written().splitlines())

    assert (sorted(now - kept), sorted(kept - now)) == ([], []), "`python -m tests.messages` writes the list anew"
    assert LIST.read_text(encoding="utf-8") == written()


def test_the_list_holds_what_people_meet() -> None:
    modules = {each.module for each in PHRASES}

    assert {"ui/asking.py", "ui/boards/today.py", "saving.py", "commands/log.py", "training/reasons.py"} <= modules
    assert len(PHRASES) > 1000


@pytest.mark.parametrize(
    "text",
    [
        "Nothing was changed!",
        "Please name a file.",
        "Invalid load.",
        "that failed",
        "You should have rested.",
        "Error: no file",
        "a bad set",
    ],
)
def test_an_unkind_word_would_be_found(text: str) -> None:
    assert _UNKIND.search(_ALLOWED.sub("", text))


def test_nothing_shouts_or_shames() -> None:
    assert those(_UNKIND) == []


def test_the_spelling_is_british() -> None:
    assert _AMERICAN.search("the color")
    assert not _AMERICAN.search("the colour")
    assert those(_AMERICAN) == []


def test_one_space_stands_between_words() -> None:
    one_line = (each.text for each in SAID if "\n" not in each.text)
    assert [text for text in one_line if re.search(r"[\w.,;:]  +\w", text)] == []


def test_no_sentence_is_long() -> None:
    long = [
        f"{each.module}: {sentence}"
        for each in SAID
        if "\n" not in each.text
        for sentence in re.split(r"(?<=[.?!]) ", each.text)
        if len(sentence) > LONGEST
    ]
    assert long == []


def test_what_stands_alone_on_a_line_ends_as_a_sentence() -> None:
    assert len(sentences()) > 40
    assert [each for each in sentences() if not each.text.endswith((".", "?", "}"))] == []


def test_a_phrase_of_several_sentences_ends_as_one() -> None:
    several = [each for each in SAID if re.search(r"[a-z]\. [A-Z]", each.text) and "\n" not in each.text]

    assert len(several) > 20
    assert [each for each in several if not re.search(r"[.?:}\])]\s*$", each.text)] == []


def commands() -> Iterator[tuple[str, str]]:
    """Every call of the program that a phrase names, with the phrase."""
    for each in PHRASES:
        for found in _NAMED.finditer(each.text):
            words = next(group for group in found.groups() if group)
            if not re.match(r" [a-z]+ [a-z ]+[.:,]|  ", words):
                yield re.split(r" [|>] ", words)[0].strip(), each.text


@pytest.mark.parametrize("call", sorted({call for call, _ in commands()}))
def test_every_command_that_is_named_exists(call: str) -> None:
    parser().parse_args(shlex.split(call), namespace=Options())


def test_commands_are_found_in_phrases() -> None:
    assert {"import --undo", "backup", "--plain", "log pull-up 8 8 7 --at 18:30"} <= {call for call, _ in commands()}


def test_the_list_is_read_from_the_sources(tmp_path: Path) -> None:
    source = '''
"""Says nothing here."""
def f(name):
    """Nor here."""
    if not name:
        raise TypeError("no person sees this")
    raise NotDone(f"There is no {name.text} in {folder(name)}.", 2)
'''
    (tmp_path / "some.py").write_text(source, encoding="utf-8")

    assert phrases(tmp_path) == (Phrase("some.py", "There is no {text} in {folder}."),)
    assert sentences(tmp_path) == phrases(tmp_path)
