"""Completion scripts, written from the grammar of the command line so that they cannot disagree with it."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, assert_never

from coach.arguments import Shell
from coach.training.frozen import frozen

Known: TypeAlias = Mapping[str, Sequence[tuple[str, str]]]
"""What a value can be that the grammar leaves open, by what help calls it: each with what it is, or nothing."""
_PLACES = ("DIR", "FILE")
"""Values that are files or folders."""


@frozen
class Flag:
    """An option of a command."""

    names: tuple[str, ...]
    about: str
    value: str
    """What it takes, as help calls it; empty for nothing."""
    values: tuple[str, ...] = ()
    """What that can be, where it is known."""


@frozen
class Spot:
    """One place of the grammar: after which words, and what may follow."""

    path: tuple[str, ...]
    """The commands so far."""
    words: tuple[tuple[str, str], ...]
    """Commands or values that may follow, each with what it is for."""
    flags: tuple[Flag, ...]
    takes_files: bool
    """Whether a file or folder may follow."""


def script(shell: Shell, grammar: argparse.ArgumentParser, known: Known) -> str:
    """The completion of `grammar`, ready to be sourced."""
    places = spots(grammar, known)
    match shell:
        case Shell.BASH:
            return _bash(grammar.prog, places)
        case Shell.ZSH:
            return _zsh(grammar.prog, places)
        case Shell.FISH:
            return _fish(grammar.prog, places)
        case _:
            assert_never(shell)


def spots(grammar: argparse.ArgumentParser, known: Known) -> tuple[Spot, ...]:
    """Every place of a grammar, the outermost first."""
    return tuple(_spots(grammar, known, ()))


def _spots(grammar: argparse.ArgumentParser, known: Known, path: tuple[str, ...]) -> Iterator[Spot]:
    words: list[tuple[str, str]] = []
    flags: list[Flag] = []
    inner: list[Spot] = []
    takes_files = False
    for action in grammar._actions:  # noqa: SLF001 - argparse has no other way to look at a grammar
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            for name, command in action.choices.items():
                words.append((name, command.description or ""))
                inner.extend(_spots(command, known, (*path, name)))
        elif action.option_strings:
            value = "" if action.nargs == 0 else str(action.metavar or action.dest)
            values = tuple(word for word, _ in _values(action, known)) if value else ()
            flags.append(Flag(tuple(action.option_strings), action.help or "", value, values))
        else:
            words.extend(_values(action, known))
            takes_files = takes_files or action.metavar in _PLACES
    yield Spot(path, tuple(words), tuple(flags), takes_files)
    yield from inner


def _values(action: argparse.Action, known: Known) -> Sequence[tuple[str, str]]:
    """What a value can be, as far as that is known."""
    if action.choices is not None:
        return [(str(each), "") for each in action.choices]
    return known.get(str(action.metavar or action.dest), ())


def _chosen(places: tuple[Spot, ...]) -> Mapping[str, Sequence[str]]:
    """Every option whose values are known, with these; of the same name in several commands with those of all."""
    found: dict[str, dict[str, None]] = {}
    for flag in (flag for spot in places for flag in spot.flags if flag.values):
        for name in flag.names:
            found.setdefault(name, {}).update(dict.fromkeys(flag.values))
    return {name: tuple(values) for name, values in found.items()}


def _valued(places: tuple[Spot, ...]) -> tuple[str, ...]:
    """Every option that takes a value."""
    return tuple(dict.fromkeys(name for spot in places for flag in spot.flags if flag.value for name in flag.names))


def _places(places: tuple[Spot, ...]) -> tuple[str, ...]:
    """Every option that takes a file or folder."""
    flags = (flag for spot in places for flag in spot.flags if flag.value in _PLACES)
    return tuple(dict.fromkeys(name for flag in flags for name in flag.names))


def _steps(places: tuple[Spot, ...]) -> str:
    """The patterns of a shell's case for a path so far and the word that leads one command further."""
    return " | ".join(f"'{' '.join(spot.path[:-1])}/{spot.path[-1]}'" for spot in places if spot.path)


def _bash(name: str, places: tuple[Spot, ...]) -> str:
    cases = "\n".join(
        f"        '{' '.join(spot.path)}') words='{_offered(spot)}'{' files=1' if spot.takes_files else ''} ;;"
        for spot in places
    )
    values = "\n".join(
        f"            {option}) COMPREPLY=($(compgen -W '{' '.join(found)}' -- \"$current\")) ;;"
        for option, found in _chosen(places).items()
    )
    return f"""\
# Completion of {name} in bash: source <({name} completion bash)
_{name}() {{
    local current="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD - 1]}}" path='' words=''
    local word skip=0 files=0 i
    for ((i = 1; i < COMP_CWORD; i++)); do
        word="${{COMP_WORDS[i]}}"
        if ((skip)); then skip=0; continue; fi
        case "$word" in
            {" | ".join(_valued(places))}) skip=1; continue ;;
        esac
        case "$path/$word" in
            {_steps(places)}) path="${{path:+$path }}$word" ;;
        esac
    done
    COMPREPLY=()
    case "$before" in
        {" | ".join(_places(places))})
            local IFS=$'\\n'
            compopt -o filenames 2>/dev/null
            COMPREPLY=($(compgen -f -- "$current"))
            return
            ;;
    esac
    if ((skip)); then
        case "$before" in
{values}
        esac
        return
    fi
    case "$path" in
{cases}
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    if ((files)) && [[ "$current" != -* ]]; then
        local IFS=$'\\n'
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}}
complete -F _{name} {name}
"""


def _zsh(name: str, places: tuple[Spot, ...]) -> str:
    cases = "\n".join(
        f"        '{' '.join(spot.path)}') offered=({_described(spot)}){' files=1' if spot.takes_files else ''} ;;"
        for spot in places
    )
    values = "\n".join(
        f"            ({option}) offered=({' '.join(map(_quoted, found))}); _describe 'value' offered ;;"
        for option, found in _chosen(places).items()
    )
    return f"""\
#compdef {name}
# Completion of {name} in zsh: source <({name} completion zsh), or as a file _{name} in a folder of $fpath
_{name}() {{
    local path_so_far='' word skip=0 files=0 before="${{words[CURRENT - 1]}}"
    local -a offered
    for word in "${{(@)words[2,CURRENT - 1]}}"; do
        if ((skip)); then skip=0; continue; fi
        case "$word" in
            ({" | ".join(_valued(places))}) skip=1; continue ;;
        esac
        case "$path_so_far/$word" in
            ({_steps(places)}) path_so_far="${{path_so_far:+$path_so_far }}$word" ;;
        esac
    done
    case "$before" in
        ({" | ".join(_places(places))}) _files; return ;;
    esac
    if ((skip)); then
        case "$before" in
{values}
        esac
        return
    fi
    case "$path_so_far" in
{cases}
    esac
    if ((files)); then _files; fi
    _describe '{name}' offered
}}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _{name} "$@"
else
    compdef _{name} {name}
fi
"""


def _fish(name: str, places: tuple[Spot, ...]) -> str:
    lines = [
        f"# Completion of {name} in fish: {name} completion fish > ~/.config/fish/completions/{name}.fish",
        f"function __{name}_at",
        "    set -l so_far",
        "    set -l skip 0",
        "    for word in (commandline -opc)[2..-1]",
        "        if test $skip = 1",
        "            set skip 0",
        "            continue",
        "        end",
        "        switch $word",
        f"            case {' '.join(_valued(places))}",
        "                set skip 1",
        "                continue",
        "        end",
        '        switch "$so_far/$word"',
        f"            case {' '.join(_steps(places).split(' | '))}",
        '                set so_far (string trim -- "$so_far $word")',
        "        end",
        "    end",
        '    test "$so_far" = "$argv[1]"',
        "end",
        f"complete -c {name} -f",
    ]
    for spot in places:
        condition = f'__{name}_at "{" ".join(spot.path)}"'
        start = f"complete -c {name} -n {_quoted_in_fish(condition)}"
        lines.extend(f"{start} -a {_quoted_in_fish(word)} -d {_quoted_in_fish(about)}" for word, about in spot.words)
        if spot.takes_files:
            lines.append(f"{start} -F")
        for flag in spot.flags:
            letters = " ".join(f"-l {each[2:]}" if each.startswith("--") else f"-s {each[1:]}" for each in flag.names)
            takes = "" if not flag.value else " -r -F" if flag.value in _PLACES else " -x"
            values = f" -a {_quoted_in_fish(' '.join(flag.values))}" if flag.values else ""
            lines.append(f"{start} {letters}{takes}{values} -d {_quoted_in_fish(flag.about)}")
    return "\n".join(lines) + "\n"


def _offered(spot: Spot) -> str:
    return " ".join((*(word for word, _ in spot.words), *(name for flag in spot.flags for name in flag.names)))


def _described(spot: Spot) -> str:
    """Words and options as zsh describes them: name:what it is for."""
    pairs = [*spot.words, *((name, flag.about) for flag in spot.flags for name in flag.names)]
    return " ".join(_quoted(f"{word}:{about}" if about else word) for word, about in pairs)


def _quoted(text: str) -> str:
    """In quotes, in which a shell takes everything as it is; an apostrophe ends them and stands outside."""
    return "'" + text.replace("'", r"'\''") + "'"


def _quoted_in_fish(text: str) -> str:
    """In quotes, in which fish takes everything as it is but what a backslash stands before."""
    return "'" + text.replace("\\", r"\\").replace("'", r"\'") + "'"
