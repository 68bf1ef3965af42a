"""Dates and times as the apps write them: read without guessing, placed in a zone."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from types import MappingProxyType

from coach.exchange.figures import Unreadable

YEARS = range(1971, 2200)
"""Those that an app can have written."""
TIME_OF_DAY = time(12)
"""When a session began whose export tells the date alone: at noon, far from either neighbouring date."""

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_MOMENT = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})")
_SPOKEN = re.compile(
    r"(?:(?P<day>[0-9]{1,2}) (?P<month>[^\W\d_]+)|(?P<month_first>[^\W\d_]+) (?P<day_second>[0-9]{1,2}))"
    r" (?P<year>[0-9]{4}) (?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?: ?(?P<half>[ap]) ?m)?"
)
_MARKS = re.compile(r"[.,]")
_OF = re.compile(r"\bde\b")
_NOON = 12

_WORDS = """
    jan january janv janvier ene enero janeiro januar januari gen gennaio
    feb february fev fevr fevrier febrero fevereiro februar februari febbraio
    mar march mars marzo marco marz mrz mrt maart
    apr april avr avril abr abril aprile
    may mai mayo maio mei mag maggio
    jun june juin junio junho juni giu giugno
    jul july juil juillet julio julho juli lug luglio
    aug august aout ago agosto augustus
    sep sept september septembre septiembre set setembro sett settembre
    oct october octobre octubre out outubro okt oktober ott ottobre
    nov november novembre noviembre novembro
    dec december decembre dic diciembre dez dezembro dezember dicembre
"""
MONTHS: Mapping[str, int] = MappingProxyType(
    {word: month for month, line in enumerate(_WORDS.strip().splitlines(), start=1) for word in line.split()}
)
"""Month by its word, short or long, in English, French, Spanish, Portuguese, German, Dutch and Italian, without
accents and dots. No word means two months, so the language need not be known."""


def iso_moment(text: str) -> datetime:
    """2024-03-02 07:05:11, without a zone. Unreadable for anything else: day and month are never guessed."""
    found = _ISO_MOMENT.fullmatch(text.strip())
    if found is None:
        raise Unreadable("the date is not like 2024-03-02 07:05:11; a spreadsheet may have rewritten it", text)
    return _moment(text, *(int(each) for each in found.groups()))


def iso_day(text: str) -> date:
    """2024-03-02. Unreadable for anything else: day and month are never guessed."""
    found = _ISO_DAY.fullmatch(text.strip())
    if found is None:
        raise Unreadable("the date is not like 2024-03-02; a spreadsheet may have rewritten it", text)
    return _moment(text, *(int(each) for each in found.groups())).date()


def spoken_moment(text: str) -> datetime:
    """15 Sep 2025, 07:48 or Jun 11, 2026, 1:01 PM, in any language of `MONTHS`, without a zone.

    Unreadable for anything else, a word that is no month included.
    """
    found = _SPOKEN.fullmatch(_normal(text))
    if found is None:
        raise Unreadable("the date is not like 15 Sep 2025, 07:48; a spreadsheet may have rewritten it", text)
    word = found["month"] or found["month_first"]
    month = MONTHS.get(word)
    if month is None:
        raise Unreadable(f"“{word}” is no month the coach knows", text)
    hour = int(found["hour"])
    if found["half"] is not None:
        if not 1 <= hour <= _NOON:
            raise Unreadable("the hour is not one from 1 to 12", text)
        hour = hour % _NOON + (_NOON if found["half"] == "p" else 0)
    return _moment(
        text, int(found["year"]), month, int(found["day"] or found["day_second"]), hour, int(found["minute"])
    )


def placed(moment: datetime, zone: tzinfo | None) -> datetime:
    """A moment without a zone as the clocks of `zone` had it, with the offset of that date in whole minutes.

    None is this machine's zone.
    """
    offset = moment.astimezone().utcoffset() if zone is None else moment.replace(tzinfo=zone).utcoffset()
    minutes = round((offset or timedelta()) / timedelta(minutes=1))
    return moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))


def _normal(text: str) -> str:
    letters = (each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(_OF.sub(" ", _MARKS.sub(" ", "".join(letters)).casefold()).split())


def _moment(text: str, year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    if year not in YEARS:
        raise Unreadable("the year cannot be right", text)
    try:
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the apps write no zone
    except ValueError as error:
        raise Unreadable("there is no such date", text) from error
