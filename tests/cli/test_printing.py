"""Values on standard output: as the standard library would indent them, in far less time."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.commands.saying import print_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.sampled_from(("utf-8", "ascii")))
def test_json_is_laid_out_as_the_standard_library_does_it(value: dict[str, object], encoding: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="surrogateescape", newline="\n")
        patch.setattr("sys.stdout", out)
        print_json(value)
        out.seek(0)
        assert out.read() == f"{json.dumps(value, ensure_ascii=encoding == 'ascii', indent=2)}\n"
