"""Dates are read in seven languages and never guessed."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from coach.exchange.dates import MONTHS, iso_day, iso_moment, placed, spoken_moment
from coach.exchange.figures import Unreadable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 Sep 2025, 07:48", "2025-09-15 07:48"),
        ("Jun 11, 2026, 1:01 PM", "2026-06-11 13:01"),
        ("Jun 11, 2026, 12:01 AM", "2026-06-11 00:01"),
        ("Jun 11, 2026, 12:01 PM", "2026-06-11 12:01"),
        ("Jun 11, 2026, 1:01\u202fPM", "2026-06-11 13:01"),
        ("11 jun 2026, 1:01 p. m.", "2026-06-11 13:01"),
        ("5 Mai 2026, 07:34", "2026-05-05 07:34"),
        ("17 may 2024, 15:05", "2024-05-17 15:05"),
        ("17 de may. de 2024, 15:05", "2024-05-17 15:05"),
        ("25 Juli 2026, 14:21", "2026-07-25 14:21"),
        ("12 févr. 2025, 18:02", "2025-02-12 18:02"),
        ("1 Août 2025, 8:02", "2025-08-01 08:02"),
        ("3 März 2025, 18:02", "2025-03-03 18:02"),
        ("3 maio 2025  18:02", "2025-05-03 18:02"),
    ],
)
def test_a_spoken_date_is_read(text: str, expected: str) -> None:
    assert f"{spoken_moment(text):%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "15 Foo 2025, 07:48",
        "15 09 2025, 07:48",
        "15/09/2025 07:48",
        "2025年9月15日 07:48",
        "31 Feb 2025, 07:48",
        "1 Jan 2025, 24:00",
        "Jun 11, 2026, 13:01 PM",
        "Jun 11, 2026, 0:01 AM",
        "1 Jan 0001, 10:00",
        "1 Jan 2025",
        "",
        "\uff11 Jan 2025, 10:00 extra",
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        spoken_moment(text)


def test_an_unknown_month_is_named() -> None:
    with pytest.raises(Unreadable, match="“foo” is no month"):
        spoken_moment("15 Foo 2025, 07:48")


MONTHS_SPELT = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "en": "January February March April May June July August September October November December",
    "fr short": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
    "it short": "gen feb mar apr mag giu lug ago set ott nov dic",
    "es short": "ene feb mar abr may jun jul ago sept oct nov dic",
    "pt short": "jan fev mar abr mai jun jul ago set out nov dez",
}


@pytest.mark.parametrize("language", MONTHS_SPELT)
def test_twelve_months_of_each_language_are_twelve_months(language: str) -> None:
    words = MONTHS_SPELT[language].split()
    assert [spoken_moment(f"1 {word} 2025, 10:00").month for word in words] == list(range(1, 13))


def test_every_month_has_its_words_on_its_own_line() -> None:
    assert {MONTHS[word] for word in MONTHS} == set(range(1, 13))
    assert [MONTHS[word] for word in ("gen", "mag", "set", "out", "dez", "okt", "mrz")] == [1, 5, 9, 10, 12, 10, 3]


@pytest.mark.parametrize("text", ["01/02/2024", "2024-1-2 10:00:00", "2024-01-02T10:00:00", "2024-01-02 10:00", "x"])
def test_a_moment_is_as_the_apps_write_it_or_nothing(text: str) -> None:
    with pytest.raises(Unreadable, match="spreadsheet"):
        iso_moment(text)


@pytest.mark.parametrize("text", ["2024-02-30 10:00:00", "2024-01-02 25:00:00", "1900-01-01 10:00:00"])
def test_a_moment_that_never_was_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        iso_moment(text)


def test_moments_and_days_are_read() -> None:
    assert iso_moment(" 2024-01-02 03:04:05 ").isoformat() == "2024-01-02T03:04:05"
    assert iso_day("2024-01-02").isoformat() == "2024-01-02"
    with pytest.raises(Unreadable):
        iso_day("02.01.2024")


def test_the_offset_is_that_of_the_date() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert placed(iso_moment("2024-01-02 10:00:00"), berlin).utcoffset() == timedelta(hours=1)
    assert placed(iso_moment("2024-07-02 10:00:00"), berlin).utcoffset() == timedelta(hours=2)


def test_an_offset_of_odd_seconds_is_rounded_and_the_wall_clock_stays() -> None:
    odd = timezone(timedelta(hours=1, seconds=40))
    moment = placed(iso_moment("2024-01-02 10:00:00"), odd)
    assert moment.isoformat() == "2024-01-02T10:00:00+01:01"


def test_without_a_zone_it_is_this_machines() -> None:
    wall = iso_moment("2024-01-02 10:00:00")
    moment = placed(wall, None)
    assert moment.replace(tzinfo=None) == wall
    assert moment.astimezone(UTC) == datetime.fromtimestamp(wall.timestamp(), UTC)
