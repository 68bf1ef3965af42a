"""Moments that an app writes with their offset from UTC, and what the clock on the wall showed then."""

import re
from datetime import UTC, datetime, tzinfo

from coach.exchange.dates import YEARS
from coach.exchange.figures import Unreadable

_WRITTEN = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:\.[0-9]{1,9})?)?"
    r" ?(?:(Z)|([+-][0-9]{2}):?([0-9]{2}))?"
)


def instant(text: str) -> datetime:
    """2024-01-15T10:00Z, 2026-03-01T10:00:00.000Z or 2021-01-17 22:14:35 +0000, to the second, in UTC.

    Unreadable for anything else, a moment without an offset included.
    """
    moment = written_moment(text)
    if moment.tzinfo is None:
        raise Unreadable("the time has no offset from UTC", text)
    return moment


def written_moment(text: str) -> datetime:
    """The same in UTC; without a zone where none is written. Unreadable for anything else."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise Unreadable("the date is not like 2024-01-15 10:00:00; a spreadsheet may have rewritten it", text)
    day, minute, second, utc, hours, minutes = found.groups()
    offset = "+00:00" if utc else f"{hours}:{minutes}" if hours else ""
    try:
        moment = datetime.fromisoformat(f"{day}T{minute}:{second or '00'}{offset}")
        moment = moment.astimezone(UTC) if offset else moment
    except (ValueError, OverflowError) as error:
        raise Unreadable("there is no such date", text) from error
    if moment.year not in YEARS:
        raise Unreadable("the year cannot be right", text)
    return moment


def wall_clock(moment: datetime, zone: tzinfo | None) -> datetime:
    """What the clocks of `zone` showed then, without the zone; None is this machine's. Naive ones stay as they are."""
    return moment if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)
