"""A session as a few bytes for the index, and back again exactly: numbers as they were typed, times with their offset.

JSON keeps both as text. What the coach does not know of a file (`extra`) is kept with the kind of each value.
"""

import zlib
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType

import msgspec

from coach.training.log import Session

MOST_BYTES = 20_000_000
"""Of one session unpacked: many times what any file may hold."""
_WHOLE = 1 << 53
"""Whole numbers under this are the same to everyone who reads JSON."""
_FASTEST = 1


class PackingError(ValueError):
    """Bytes that are no packed session."""


def pack(session: Session) -> bytes:
    """The session in bytes; PackingError where there is something in it that cannot be kept."""
    try:
        return zlib.compress(_ENCODER.encode(session), _FASTEST)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        raise PackingError(str(error)) from error


def unpack(packed: bytes) -> Session:
    """The session again; PackingError where the bytes are damaged."""
    unzip = zlib.decompressobj()
    try:
        return _SESSIONS.decode(unzip.decompress(packed, MOST_BYTES))
    except (msgspec.MsgspecError, zlib.error, ArithmeticError, TypeError, ValueError, RecursionError) as error:
        raise PackingError(str(error)) from error


def _tagged(value: object) -> object:
    """A value of a file with its kind, where JSON has no such kind."""
    match value:
        case bool() | str():
            return value
        case int() if -_WHOLE < value < _WHOLE:
            return value
        case int():
            return {"i": hex(value)}
        case Decimal():
            return {"d": str(value)}
        case datetime():
            return {"t": value.isoformat()}
        case date():
            return {"y": value.isoformat()}
        case time():
            return {"h": value.isoformat()}
        case tuple():
            return [_tagged(each) for each in value]
        case Mapping():
            return {"m": {str(key): _tagged(each) for key, each in value.items()}}
        case _:
            raise TypeError(f"no such kind of value in a file: {type(value).__name__}")


def _untagged(value: object) -> object:
    match value:
        case bool() | str() | int():
            return value
        case list():
            return tuple(_untagged(each) for each in value)
        case {"i": str(text)}:
            return int(text, 16)
        case {"d": str(text)}:
            return Decimal(text)
        case {"t": str(text)}:
            return datetime.fromisoformat(text)
        case {"y": str(text)}:
            return date.fromisoformat(text)
        case {"h": str(text)}:
            return time.fromisoformat(text)
        case {"m": dict(table)}:
            return MappingProxyType({str(key): _untagged(each) for key, each in table.items()})
        case _:
            raise TypeError("a value without its kind")


def _out(value: object) -> object:
    """Tables of unknown keys, which JSON has no word for as they are."""
    if isinstance(value, MappingProxyType):
        return {str(key): _tagged(each) for key, each in value.items()}
    raise TypeError(type(value).__name__)


def _in(_: type, value: object) -> object:
    return _untagged(value)


_ENCODER = msgspec.json.Encoder(enc_hook=_out)
_SESSIONS = msgspec.json.Decoder(Session, dec_hook=_in)
