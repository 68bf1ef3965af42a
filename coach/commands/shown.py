"""Where a table is shown to a person: how wide, in colour or not."""

import os
import sys
from typing import TextIO

from coach.clock import SystemClock
from coach.tables.page import Page
from coach.terminal import columns, is_coloured


def page() -> Page:
    """What standard output has room for."""
    return page_on(sys.stdout)


def page_on(stream: TextIO) -> Page:
    """What a stream has room for."""
    return Page(columns(stream), is_coloured(stream, os.environ), SystemClock().now().date())
