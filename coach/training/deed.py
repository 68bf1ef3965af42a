"""What a key may do to a session."""

from enum import StrEnum


class Deed(StrEnum):
    """Something a key may do to a session."""

    ACT = "act"
    YES = "yes"
    REPS = "reps"
    LOAD = "load"
    LEFT = "left"
    CLEAN = "clean"
    MOMENTUM = "momentum"
    RANGE = "range"
    PAIN = "pain"
    SWAP = "swap"
    SKIP = "skip"
    MORE = "more"
    FEWER = "fewer"
    REST_MORE = "rest-more"
    REST_LESS = "rest-less"
    LEAVE_HOLD = "leave-hold"
    NOTE = "note"
    FINISH = "finish"
    PACE = "pace"
