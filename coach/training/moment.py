"""Moments are given, never looked up, and tell their zone."""

from datetime import datetime


def aware(moment: datetime) -> datetime:
    """The moment, as it is. ValueError where it is naive."""
    if moment.utcoffset() is None:
        raise ValueError(f"a time without its zone: {moment}")
    return moment
