"""A lifter's whole life is read while they wait, and not for long."""

import csv
from collections.abc import Callable
from io import StringIO
from time import perf_counter

from tests.exchange.exports import HEVY, S3_HEADER, read

ROWS = 25_000
MOST_TIMES = 60
"""How much longer than taking a file apart its reading may be; it is about 10 times, and 20 where no row is alike."""


def strong_rows() -> str:
    """A Strong file in which no two rows are alike."""
    return S3_HEADER + "".join(
        f'{2000 + n // 9000}-{n // 750 % 12 + 1:02}-{n // 25 % 28 + 1:02} 10:00:00,"Day",30m,"Pull {n // 5 % 300}",'
        f'{n % 5 + 1},{n / 100},{n % 30},0,0,"note {n}",,\n'
        for n in range(ROWS)
    )


def hevy_rows() -> str:
    """A Hevy file of ordinary sets."""
    head = HEVY.partition("\n")[0] + "\n"
    return head + "".join(
        f'"Day","{n // 25 % 28 + 1} Mar {2000 + n // 900}, 10:00","{n // 25 % 28 + 1} Mar {2000 + n // 900}, 11:00","",'
        f'"Pull {n // 5 % 5}",,"",{n % 5},"normal",{n % 40 * 2.5},{n % 12 + 1},,0,\n'
        for n in range(ROWS)
    )


def seconds(work: Callable[[], object]) -> float:
    """The quickest of three times."""
    found = []
    for _ in range(3):
        began = perf_counter()
        work()
        found.append(perf_counter() - began)
    return min(found)


def times_longer(text: str) -> float:
    """How many times longer a file takes to read than to be taken apart."""
    assert read(text).sets == ROWS
    return seconds(lambda: read(text)) / seconds(lambda: sum(1 for _ in csv.reader(StringIO(text, newline=""))))


def test_twenty_five_thousand_rows_are_read_in_a_bounded_multiple_of_taking_them_apart() -> None:
    assert times_longer(hevy_rows()) < MOST_TIMES


def test_so_are_rows_of_which_no_two_are_alike() -> None:
    assert times_longer(strong_rows()) < MOST_TIMES
