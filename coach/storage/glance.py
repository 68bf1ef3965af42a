"""A glance at a backup: the names of the sessions that a whole zip of ours says it holds.

Taken apart properly, a zip of two thousand files is some megabytes of objects, for the sake of their names. Where
anything is otherwise than we write it, nothing is said, and the zip has to be taken apart.
"""

import os
import struct
import zlib
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from coach.storage.archive import FORMAT, MANIFEST, MOST_IN_A_MANIFEST, is_session

_END = struct.Struct("<4s4H2LH")
"""The end of a zip: how many entries there are, and where the list of them is."""
_LISTED = struct.Struct("<4s6H3L5H2L")
"""What the list says of an entry, before its name."""
_ENTRY = struct.Struct("<4s5H3L2H")
"""What stands before the name and the content of an entry."""
_NAME = MANIFEST.encode()
_STORED, _DEFLATED = 0, 8
_NEEDED, _IS_UTF8 = 20, 0x800
_MANY = 0xFFFF
"""So many entries are told elsewhere."""


class _File(msgspec.Struct, gc=False):
    name: str
    size: int
    blake2b: str


class _Told(msgspec.Struct, gc=False):
    format: int
    made: str
    files: list[_File]


def sessions_told(path: Path) -> frozenset[str] | None:
    """The names of the session files in a backup, as its manifest tells them; None where it has to be read properly.

    Never raises.
    """
    try:
        with path.open("rb") as file:
            text = _manifest(file)
        told = None if text is None else _MANIFESTS.decode(text)
        if told is None or told.format != FORMAT or datetime.fromisoformat(told.made).tzinfo is None:
            return None
    except (OSError, struct.error, zlib.error, msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
        return None
    if len({each.name for each in told.files}) != len(told.files):
        return None
    return frozenset(each.name for each in told.files if is_session(each.name, each.size))


def _manifest(file: BinaryIO) -> bytes | None:
    """The content of the first entry, where that is the manifest, the only one, and the zip is whole."""
    last = os.fstat(file.fileno()).st_size - _END.size
    sign, disk, of_disk, here, entries, size, begin, comment = _END.unpack(_part(file, last, _END.size))
    if sign != b"PK\5\6" or disk or of_disk or here != entries or comment or entries == _MANY or begin + size != last:
        return None
    listed = _listed(_part(file, begin, size), entries, begin)
    if listed is None:
        return None
    method, check, packed, unpacked = listed
    head = _ENTRY.unpack(_part(file, 0, _ENTRY.size))
    if head[0] != b"PK\3\4" or head[2:4] != (0, method) or head[-2:] != (len(_NAME), 0):
        return None
    content = _part(file, _ENTRY.size, len(_NAME) + packed)
    name, content = content[: len(_NAME)], content[len(_NAME) :]
    if method == _DEFLATED:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, unpacked + 1)
    return content if name == _NAME and len(content) == unpacked and zlib.crc32(content) == check else None


def _listed(listed: bytes, entries: int, begin: int) -> tuple[int, int, int, int] | None:
    """How the manifest is packed, its check, and its bytes packed and unpacked.

    None unless it is the first entry, and every entry follows right after the one before it, the list after all.
    """
    found: tuple[int, int, int, int] | None = None
    place = following = 0
    for number in range(entries):
        sign, _, needs, flags, method, _, _, check, packed, unpacked, names, *others, at = _LISTED.unpack_from(
            listed, place
        )
        more, note, disk, _, _ = others
        if sign != b"PK\1\2" or needs > _NEEDED or flags & ~_IS_UTF8 or more or note or disk or at != following:
            return None
        name = listed[place + _LISTED.size : place + _LISTED.size + names]
        name.decode("utf-8" if flags else "ascii")
        if (name == _NAME) != (number == 0):
            return None
        if number == 0:
            if flags or method not in (_STORED, _DEFLATED) or unpacked > MOST_IN_A_MANIFEST:
                return None
            found = method, check, packed, unpacked
        place += _LISTED.size + names
        following += _ENTRY.size + names + packed
    return found if place == len(listed) and following == begin else None


def _part(file: BinaryIO, begin: int, length: int) -> bytes:
    file.seek(begin)
    return file.read(length)


_MANIFESTS = msgspec.json.Decoder(_Told)
