"""Values on standard output: as the standard library would indent them, in far less time."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.commands.saying import print_json

WORDS = st.none() | st.booleans() | st.integers(min_value=-(1 << 63), max_value=(1 << 63) - 1) | st.text()
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def tables(leaves: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    inner = st.recursive(leaves, lambda each: st.lists(each, max_size=4) | st.dictionaries(st.text(), each, max_size=4))
    return st.dictionaries(st.text(), inner, max_size=4)


def printed(value: dict[str, object], encoding: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="surrogateescape", newline="\n")
        patch.setattr("sys.stdout", out)
        print_json(value)
        out.seek(0)
        return out.read()


@given(tables(WORDS), st.sampled_from(("utf-8", "ascii")))
def test_json_is_laid_out_as_the_standard_library_does_it(value: dict[str, object], encoding: str) -> None:
    assert printed(value, encoding) == f"{json.dumps(value, ensure_ascii=encoding == 'ascii', indent=2)}\n"


@given(tables(WORDS | NUMBERS), st.sampled_from(("utf-8", "ascii")))
def test_numbers_are_printed_to_the_last_digit(value: dict[str, object], encoding: str) -> None:
    assert json.loads(printed(value, encoding)) == value


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_what_is_no_text_is_printed_so_that_it_can_be_read_back(encoding: str) -> None:
    file = "history/\udcff.toml"
    assert json.loads(printed({"file": file}, encoding)) == {"file": file}
