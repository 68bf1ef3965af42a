"""Where a table is shown to a person: how wide, in colour or not."""

import os
import sys

from coach.clock import SystemClock
from coach.tables.page import Page
from coach.terminal import columns, is_coloured


def page() -> Page:
    """What standard output has room for."""
    return Page(columns(sys.stdout), is_coloured(sys.stdout, os.environ), SystemClock().now().date())
