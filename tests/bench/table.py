"""The claims as a table for people."""

from collections.abc import Mapping, Sequence

from tests.bench.claim import Claim, Unit

_HEAD = ("", "beside", "ours", "theirs", "is", "at most", "")
_GAP = "  "
_NUMBERS = range(2, 6)
"""Columns set to the right."""
_A_MILLION, _A_THOUSAND = 1_000_000, 1000


def drawn(found: Mapping[str, Sequence[Claim]]) -> str:
    """A line a claim, the claims of one measurement together."""
    blocks: list[list[tuple[str, ...]]] = [[_HEAD], *([_row(each) for each in claims] for claims in found.values())]
    rows = [row for block in blocks for row in block]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    return "\n\n".join("\n".join(_line(row, widths) for row in block) for block in blocks)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.rjust(width) if number in _NUMBERS else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return _GAP.join(cells).rstrip()


def _row(claim: Claim) -> tuple[str, ...]:
    ours, theirs = _amount(claim.our_value, claim.unit), _amount(claim.their_value, claim.unit)
    if claim.is_ratio:
        bound = f"{claim.value:.2f}x", f"{claim.most:.2f}x"
    else:
        theirs, bound = "", (ours, _amount(claim.most, claim.unit))
    return claim.what, claim.against, ours, theirs, *bound, "ok" if claim.holds else "OVER"


def _amount(value: float, unit: Unit) -> str:
    if unit is Unit.BYTES:
        return f"{value / _A_MILLION:.1f} MB"
    thousandths = value * _A_THOUSAND
    return f"{thousandths:.2f} ms" if thousandths < 1 else f"{thousandths:.1f} ms" if value < 1 else f"{value:.2f} s"
