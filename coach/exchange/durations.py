"""How long something took, as the apps spell it, in seconds."""

import re

_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])")
_SECONDS = re.compile(r"([0-9]{1,9})(?:\.0*)?")
_SPELT = re.compile(
    r"(?:([0-9]{1,5})\s*(?:h|小时))?\s*(?:([0-9]{1,6})\s*(?:min|m|分钟|分))?\s*(?:([0-9]{1,7})\s*(?:sec|s|秒))?"
)
_MINUTE = 60
_HOUR = 3600


def clock_seconds(text: str) -> int | None:
    """Hours, minutes and seconds with colons, hours not padded: 0:01:30; None for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    return None if found is None else int(found[1]) * _HOUR + int(found[2]) * _MINUTE + int(found[3])


def seconds(text: str) -> int | None:
    """Any way of writing a length: 2h 38m, 1 h 46 min, 1小时13分钟, 3324, 1:05:00; None for anything else."""
    written = text.strip()
    plain = _SECONDS.fullmatch(written)
    if plain is not None:
        return int(plain[1])
    spelt = _SPELT.fullmatch(written)
    if spelt is None or not written:
        return clock_seconds(written)
    hours, minutes, rest = (int(each or 0) for each in spelt.groups())
    return hours * _HOUR + minutes * _MINUTE + rest
