"""What a line below a command demands of what came out of it."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re


@dataclasses.dataclass
class Result:
    stdout: str
    stderr: str
    exit_code: int
    folder: pathlib.Path


def at_path(value, path: str):
    """`runs.0.outcome`, and `countries.iso3=USA.real_income_pct` to pick from a list by a field."""
    for key in path.split("."):
        if isinstance(value, list) and "=" in key:
            field, wanted = key.split("=", 1)
            value = next(v for v in value if str(v.get(field)) == wanted)
        elif isinstance(value, list):
            value = value[int(key)]
        else:
            value = value[key]
    return value


def compare(found, operator: str, wanted) -> bool:
    if operator == "like":
        return re.search(wanted, str(found)) is not None
    if operator == "has":
        return wanted in found
    if operator == "==":
        return found == wanted
    if operator == "!=":
        return found != wanted
    if operator == "<":
        return found < wanted
    if operator == ">":
        return found > wanted
    raise ValueError(f"unknown operator {operator}")


def check_json(rest: str, result: Result) -> str | None:
    path, operator, wanted = rest.split(" ", 2)
    try:
        found = at_path(json.loads(result.stdout), path)
    except (ValueError, KeyError, IndexError, StopIteration, TypeError) as error:
        return f"no {path} in the output ({type(error).__name__} {error})"
    if not compare(found, operator, json.loads(wanted)):
        return f"{path} is {json.dumps(found)[:200]}"
    return None


def check_stream(name: str, rest: str, result: Result) -> str | None:
    text = getattr(result, name)
    verb, _, wanted = rest.partition(" ")
    if verb == "empty":
        return f"{name} is not empty" if text else None
    if verb == "is" and wanted == "json":
        try:
            json.loads(text)
        except ValueError as error:
            return f"{name} is no JSON: {error}"
        return None
    if verb == "is":
        return None if text.strip() == wanted.strip() else f"{name} differs"
    if verb == "has":
        return None if wanted in text else f"{name} lacks {wanted!r}"
    if verb == "lacks":
        return None if wanted not in text else f"{name} has {wanted!r}"
    if verb == "like":
        return None if re.search(wanted, text, re.MULTILINE) else f"{name} does not match {wanted!r}"
    raise ValueError(f"unknown check {name} {verb}")


def problem(check: str, result: Result) -> str | None:
    """None if the demand is met, else what is wrong in one sentence."""
    word, _, rest = check.partition(" ")
    if word == "json":
        return check_json(rest, result)
    if word in ("stdout", "stderr"):
        return check_stream(word, rest, result)
    if word == "exists":
        return None if list(result.folder.glob(rest)) else f"{rest} does not exist"
    if word == "missing":
        return None if not list(result.folder.glob(rest)) else f"{rest} exists"
    raise ValueError(f"unknown check {word}")
