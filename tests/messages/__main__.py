"""Writes the list of phrases anew: `python -m tests.messages`."""

from tests.messages.listing import LIST, written

if __name__ == "__main__":
    LIST.write_text(written(), encoding="utf-8")
