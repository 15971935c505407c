"""Reads command-line tests written as text.

A file holds cases; each case runs in a fresh folder of its own:

    == a tariff of -150 % is refused              the name of the case
    file bad.toml                                 a file to write; its text is indented by four spaces and ends at the
        schema = "1"                              first line that is not. `file NAME bytes` takes a Python bytes literal
    $ entrepot check bad.toml                     a shell command; the lines below it say what must come out
    exit 3
    stderr has add_pp                             a text that must occur
    stderr like bad\\.toml:\\d+                     a regular expression that must match somewhere
    stdout empty
    stdout lacks Traceback                        a text that must not occur
    stdout is json                                parses; then, optionally
    json runs.0.outcome == "converged"            a path into it, an operator of == != < > has like, a JSON value
    exists out/report.html
    missing out
    needs ../shared/data                          the case is skipped where that is missing (fails when CI=true)

Lines that start with # are comments. Exit 0 is expected where no exit is named.
"""

from __future__ import annotations

import ast
import dataclasses
import pathlib
import textwrap


@dataclasses.dataclass
class Step:
    command: str
    line: int
    exit_code: int = 0
    checks: list[tuple[int, str]] = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Case:
    name: str
    source: pathlib.Path
    line: int
    files: list[tuple[str, bytes]] = dataclasses.field(default_factory=list)
    needs: list[str] = dataclasses.field(default_factory=list)
    steps: list[Step] = dataclasses.field(default_factory=list)


class CaseError(ValueError):
    """A test that is written wrongly: it must never pass for one that was run."""


def take_indented(lines: list[str], start: int) -> tuple[str, int]:
    end = start
    while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
        end += 1
    return textwrap.dedent("\n".join(lines[start:end])).strip("\n") + "\n", end


def read_file_entry(words: list[str], lines: list[str], at: int) -> tuple[tuple[str, bytes], int]:
    text, end = take_indented(lines, at)
    if len(words) == 3 and words[2] == "bytes":
        return (words[1], ast.literal_eval(text.strip())), end
    if len(words) != 2:
        raise CaseError(f"line {at}: file NAME [bytes]")
    return (words[1], text.encode()), end


def read_cases(path: pathlib.Path) -> list[Case]:
    lines = path.read_text(encoding="utf-8").splitlines()
    cases: list[Case] = []
    at = 0
    while at < len(lines):
        line, number = lines[at], at + 1
        at += 1
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("== "):
            cases.append(Case(line[3:].strip(), path, number))
            continue
        if not cases:
            raise CaseError(f"{path}:{number}: no case begun (== NAME)")
        case, word = cases[-1], line.split(" ", 1)[0]
        if word == "file":
            entry, at = read_file_entry(line.split(), lines, at)
            case.files.append(entry)
        elif word == "needs":
            case.needs.append(line.split(" ", 1)[1].strip())
        elif word == "$":
            case.steps.append(Step(line[2:].strip(), number))
        elif not case.steps:
            raise CaseError(f"{path}:{number}: a check before any command")
        elif word == "exit":
            case.steps[-1].exit_code = int(line.split()[1])
        else:
            case.steps[-1].checks.append((number, line))
    for case in cases:
        if not case.steps:
            raise CaseError(f"{path}:{case.line}: a case without a command")
    return cases
