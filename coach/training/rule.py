"""The rules of the next load by their names: what each is called and where it comes from."""

from enum import StrEnum
from typing import Self

OWN_CHOICE = "the coach's own choice"
_TO_TRUST = "clean reps make a log to trust, not more growth: Augustin 2025; the numbers are the coach's own"
_REPS_FIRST = "reps first, then load: Plotkin 2022; Chaves 2024"
_DOUBLE = "double progression: Plotkin 2022; Chaves 2024; the size of a step: ACSM 2009; Epley's formula"
_FORMULA = "Epley's formula; estimates err more on curls: Hutchins & Gearhart 2010"


class Rule(StrEnum):
    """The rules in the order they are asked."""

    name_in_words: str
    """As the end of "would have made it ..."."""
    source: str
    """Its paper, or that it is the coach's own choice."""

    def __new__(cls, value: str, name_in_words: str, source: str) -> Self:
        """A rule is a string, its name, and knows more."""
        rule = str.__new__(cls, value)
        rule._value_ = value
        rule.name_in_words = name_in_words
        rule.source = source
        return rule

    FIRST_TIME = "first-time", "a first time", OWN_CHOICE
    PAIN = "pain", "a day to spare it", OWN_CHOICE
    RETURN = "return", "a return", OWN_CHOICE
    CARRY_OVER = "carry-over", "a load carried over", _FORMULA
    FORM_RESET = "form-reset", "a reset for form", _TO_TRUST
    FORM_HOLD = "form-hold", "a hold for form", _TO_TRUST
    TOO_HEAVY = "too-heavy", "too heavy", OWN_CHOICE
    RAISE = "raise", "a raise", _DOUBLE
    RESET = "reset", "a reset", OWN_CHOICE
    DELOAD = "deload", "a deload", OWN_CHOICE
    BUILD = "build", "a step in reps", _REPS_FIRST
    REPEAT = "repeat", "the same again", _REPS_FIRST
