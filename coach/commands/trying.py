"""Every alert made to happen once, on the terminal that asks for it."""

import os
import sys

from coach.alerts.trying import Means, Outcome, outcomes
from coach.arguments import Exit, NotDone
from coach.commands.asked import Asked
from coach.commands.saying import print_text, talk
from coach.gym import settings_of

_NAMES = 8
"""Columns of the names."""


def try_alerts(asked: Asked) -> int:
    """`coach check --alerts`."""
    if not sys.stderr.isatty():
        raise NotDone("Alerts are tried on a terminal: standard error has to be one.", Exit.USAGE)
    talk("Each alert happens once now, whatever its switch says.")
    missed = {each.name for each in map(_told, outcomes(Means(os.environ, _send))) if not each.happened}
    return Exit.DATA if missed & settings_of(asked.paths).alerts.wanted else Exit.DONE


def _told(outcome: Outcome) -> Outcome:
    print_text(f"{outcome.name:{_NAMES}}{'' if outcome.happened else 'no: '}{outcome.said}\n")
    return outcome


def _send(sequence: str) -> None:
    sys.stderr.write(sequence)
    sys.stderr.flush()
