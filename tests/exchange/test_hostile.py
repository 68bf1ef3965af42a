from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.formats import Asked
from coach.exchange.reading import NotUnderstood, Reading, UnitNeeded
from coach.exchange.recognise import understood
from coach.exchange.sources import sources
from coach.exchange.write_csv import write_csv
from coach.exchange.write_json import write_json
from coach.training.exercise import Catalogue
from tests.exchange import test_fitbod, test_liftlog, test_liftosaur, test_stronglifts
from tests.exchange.account import balances
from tests.exchange.outgoing import text_of
from tests.storage.sessions import a_session

FILES = {
    "fitbod": test_fitbod.FILE,
    "liftosaur": test_liftosaur.HEAD + test_liftosaur.row() + test_liftosaur.row("", note='"a\nb"'),
    "liftlog": test_liftlog.FILE,
    "stronglifts": test_stronglifts.HEAD + test_stronglifts.row() + test_stronglifts.row("3×5"),
    "csv": text_of(write_csv([a_session()])),
    "json": text_of(write_json([a_session()])),
}
OLD_STRONGLIFTS = test_stronglifts.OLD
PIECES = (
    *(
        "",
        '"',
        ",",
        ";",
        "\n",
        "\r",
        "\x00",
        "\ufeff",
        "-",
        "/",
        "×",
        "=",
        "'",
        "{",
        "]",
        "null",
        "true",
        " ",
        "\x1b]52;",
    ),
    *(
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "1e-999",
        "9" * 5000,
        "0" * 50 + "1",
        "٣",
        "\uff11\uff12",
        "2024-02-30",
        "9999",
    ),
    *(
        "2024-02-30",
        "9999",
        "0001-01-01T00:00:00+23:59",
        "2024-01-15T10:00:00.000-99:99",
        "12:99 PM",
        "99×9",
        "\u202e",
        "\ud7ff",
    ),
)


def answer(content: bytes, source: str | None, *, insist: bool) -> Reading | str:
    try:
        return understood(content, Asked(Catalogue({}), UTC, None, insist), source)
    except (NotUnderstood, UnitNeeded) as refused:
        return str(refused)


@given(st.sampled_from([*FILES.values(), OLD_STRONGLIFTS]), st.data())
def test_a_file_with_anything_in_any_place_is_read_or_refused_in_words(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(text)))
        end = place + data.draw(st.integers(0, 12))
        text = text[:place] + data.draw(st.sampled_from(PIECES)) + text[end:]
    source = data.draw(st.none() | st.sampled_from(list(FILES)))
    found = answer(text.encode(), source, insist=data.draw(st.booleans()))
    assert found.endswith(".") if isinstance(found, str) else balances(found)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), st.none() | st.sampled_from(sources()))
def test_any_bytes_at_all_are_refused_in_words(content: bytes, source: str | None) -> None:
    assert isinstance(answer(content, source, insist=True), str)


@pytest.mark.parametrize("source", list(FILES))
def test_each_file_is_recognised_as_its_own(source: str) -> None:
    found = answer(FILES[source].encode(), None, insist=False)
    assert isinstance(found, Reading)
    assert found.source == source


@pytest.mark.parametrize("source", list(FILES))
@pytest.mark.parametrize("other", list(FILES))
def test_a_file_said_to_be_another_s_is_refused_in_words(source: str, other: str) -> None:
    found = answer(FILES[source].encode(), other, insist=True)
    assert (source == other) == isinstance(found, Reading)


@pytest.mark.parametrize("text", list(FILES.values()), ids=list(FILES))
def test_a_file_cut_anywhere_is_read_or_refused_in_words(text: str) -> None:
    for end in range(len(text)):
        found = answer(text[:end].encode(), None, insist=False)
        assert found.endswith(".") if isinstance(found, str) else balances(found)
