"""The page of the manual, written from the grammar of the command line so that the two cannot disagree."""

import argparse
from collections.abc import Iterator

from coach.arguments import Exit
from coach.grammar.roff import at_once, bold, example, italic, item, paragraph, plain, section, title, under_section

_DESCRIPTION = (
    "coach leads every set, times every rest and works out the next loads, with a reason for each.",
    "Without a command it opens on what is due today, or goes on with an unfinished session; ? names every key.",
    "What is asked for goes to standard output, everything else to standard error.",
)
_ENVIRONMENT = (
    ("COACH_DATA_DIR", "The folder of your history, where --data-dir does not name one."),
    ("COACH_CONFIG", "The configuration file, where --config does not name one."),
    ("COACH_PLAIN", "Set to 1, the session is led as lines of text, as with --plain."),
    ("NO_COLOR", "Set to anything, nothing is painted."),
    ("VISUAL, EDITOR", "What coach edit opens a session in."),
    ("XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME", "Move the folders below, on Linux."),
)
_FILES = (
    ("~/.local/share/coach", "Your history, a small text file for each session, with backups and trash: keep this."),
    ("~/.config/coach/config.toml", "The configuration; folders of your own routines and themes stand beside it."),
    ("~/.local/state/coach/coach.log", "What went wrong inside the program."),
    (
        "~/Library/Application Support/coach",
        "All of these on macOS; on Windows it is %LOCALAPPDATA%\\coach. coach config path tells what they are here.",
    ),
)
_EXITS = (
    (Exit.DONE, "It was done."),
    (Exit.DATA, "Something needs attention: the history, the configuration, the routine, or a disk that refuses."),
    (Exit.USAGE, "It was asked in a way that is not understood, or a file is not understood."),
    (Exit.NOTHING, "Nothing was found."),
    (Exit.INTERRUPTED, "It was interrupted with Ctrl+C."),
)


def page(grammar: argparse.ArgumentParser, version: str) -> str:
    """The manual of `grammar`, in the language of man(7); the same text on every machine and every day."""
    return "\n".join((*_lines(grammar, version), ""))


def _lines(grammar: argparse.ArgumentParser, version: str) -> Iterator[str]:
    name = grammar.prog
    flags = _options(grammar)
    yield title(name, version)
    yield section("name")
    yield f"{plain(name)} \\- {plain('a strength-session coach in the terminal')}"
    yield section("synopsis")
    yield f"{bold(name)} [{italic('option')} ...] [{italic('command')} ...]"
    yield section("description")
    yield from map(paragraph, _DESCRIPTION)
    yield section("options")
    yield paragraph("These are understood before and after every command.")
    for each in flags:
        yield item(_names(each), each.help or "")
    yield section("commands")
    everywhere = {each for flag in flags for each in flag.option_strings}
    for command in _commands(grammar):
        yield from _command(command, everywhere)
    yield section("environment")
    for variable, about in _ENVIRONMENT:
        yield item(bold(variable), about)
    yield section("files")
    for place, about in _FILES:
        yield item(italic(place), about)
    yield section("exit status")
    for code, about in _EXITS:
        yield item(bold(str(int(code))), about)
    yield section("examples")
    yield from _after(grammar)


def _command(command: argparse.ArgumentParser, everywhere: set[str]) -> Iterator[str]:
    """What is said of one command."""
    yield under_section(command.prog)
    yield _usage(command, everywhere)
    yield paragraph(command.description or "")
    for action in command._actions:  # noqa: SLF001 - argparse has no other way to look at a grammar
        if isinstance(action, argparse._SubParsersAction) or everywhere & {*action.option_strings}:  # noqa: SLF001 - the same
            continue
        yield item(_names(action), action.help or "")
    yield from _after(command)


def _after(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What stands below the options: each heading with the lines under it as they are."""
    for block in (parser.epilog or "").strip("\n").split("\n\n"):
        heading, *rest = block.splitlines()
        yield paragraph(f"{heading[:1].upper()}{heading[1:]}")
        yield example(each.removeprefix("  ") for each in rest)


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """Every command, each before those that stand under it."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to look at a grammar
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            for command in action.choices.values():
                yield command
                yield from _commands(command)


def _options(parser: argparse.ArgumentParser) -> tuple[argparse.Action, ...]:
    return tuple(each for each in parser._actions if each.option_strings)  # noqa: SLF001 - argparse has no other way


def _names(action: argparse.Action) -> str:
    """How an option or a value is called where it is explained."""
    if not action.option_strings:
        return italic(str(action.metavar or action.dest))
    value = "" if action.nargs == 0 else f" {italic(str(action.metavar or action.dest))}"
    return ", ".join(f"{bold(each)}{value}" for each in action.option_strings)


def _usage(command: argparse.ArgumentParser, everywhere: set[str]) -> str:
    """The line that shows all that a command takes; of options that exclude each other, both with a bar between."""
    alternatives = [[*group._group_actions] for group in command._mutually_exclusive_groups]  # noqa: SLF001 - the same
    words: list[str] = [bold(each) for each in command.prog.split()]
    for action in command._actions:  # noqa: SLF001 - the same
        if everywhere & {*action.option_strings}:
            continue
        others = next((group for group in alternatives if action in group), [action])
        if action is not others[0]:
            continue
        words.append(_taken(action) if len(others) == 1 else f"[{' | '.join(map(_bare, others))}]")
    return at_once(words)


def _bare(action: argparse.Action) -> str:
    """An option with its value, or a value."""
    name = italic(str(action.metavar or action.dest))
    if not action.option_strings:
        return name
    return bold(action.option_strings[-1]) + ("" if action.nargs == 0 else f" {name}")


def _taken(action: argparse.Action) -> str:
    """The same, with how often it may stand there."""
    name = _bare(action)
    match action.nargs:
        case "+":
            return f"{name} ..."
        case "*":
            return f"[{name} ...]"
        case "?":
            return f"[{name}]"
        case _:
            return f"[{name}]" if action.option_strings else name
