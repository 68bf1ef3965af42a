"""The bench works; nothing is concluded here from how long anything takes."""

import json
import sys
from pathlib import Path

import pytest

from tests.bench.__main__ import ROWS, main
from tests.bench.claim import Claim, percentile

LONGEST = "growth"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bench reads what only Linux tells of a process")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.mark.parametrize(
    "row", [each if each != LONGEST else pytest.param(each, marks=pytest.mark.campaign) for each in ROWS]
)
def test_every_measurement_comes_to_its_end(row: str, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--tiny", "--json", "--only", row, "--cache", str(kept)])
    claims = json.loads(capsys.readouterr().out)["claims"]
    assert {each["row"] for each in claims} == {row}
    assert all(each["ours"] for each in claims)


def test_a_claim_is_a_ratio_of_medians_or_an_amount() -> None:
    assert Claim("a", "b", (1.0, 9.0, 3.0), (2.0,), 1.5).holds
    assert not Claim("a", "b", (4.0,), (2.0,), 1.5).holds
    assert Claim("a", "b", (4.0,), (2.0,), 1.5, allowed=1.0).value == 1.5
    assert Claim("a", "", (0.1, 0.4), (), 0.3).value == 0.25
    assert Claim("a", "b", (1.0, 8.0, 60.0), (1.0, 4.0, 20.0), 1.5).value == 2.0
    assert percentile((1.0, 2.0, 3.0), 100) == 3.0
