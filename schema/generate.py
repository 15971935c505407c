#!/usr/bin/env python3
"""Writes the scenario reader's tables and the users' reference from schema/scenario.toml.

    python3 schema/generate.py           writes both files
    python3 schema/generate.py --check   exits 1 and names the file if one is not fresh
"""
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEADER = ROOT / "src" / "measures" / "schema_generated.hpp"
REFERENCE = ROOT / "docs" / "scenario.md"
TYPES = ("string", "date", "boolean", "integer", "number", "strings", "numbers", "pairs", "rows", "table", "tables",
         "string_or_table")
CPP_TYPES = {"string": "text", "strings": "texts", "string_or_table": "text_or_table"}
TYPE_WORDS = {"strings": "list of strings", "numbers": "list of numbers", "pairs": "list of pairs of codes", "rows": "list of lists of numbers",
              "tables": "tables", "string_or_table": "string or table"}
TABLE_TITLES = {
    "": "Top of the file", "world": "world", "elasticities": "elasticities, as a table", "closure": "[closure]",
    "substitution": "[substitution]", "factors": "[factors]",
    "bans": "[bans]", "groups": "[groups]", "measure": "[[measure]]", "measure.change": "change, in a measure", "compare": "[compare]", "horizons": "[horizons]",
    "decompose": "[decompose]", "grid": "[grid]", "compliance": "[compliance]",
    "compliance.political_values": "political_values, in [compliance]", "compliance.penalty": "[[compliance.penalty]]",
    "compliance.regimes": "[compliance.regimes]", "compliance.observation": "[[compliance.observation]]",
    "coalition": "[coalition]", "frontier": "[frontier]", "war": "[war]",
    "war.sector_weights": "sector_weights, in [war]", "realign": "[realign]", "realign.offer": "[[realign.offer]]",
    "realign.stick": "[[realign.stick]]", "flow": "[[flow]]", "judgement": "[[judgement]]",
    "uncertainty": "[uncertainty]", "uncertainty.number": "[[uncertainty.number]]",
    "dependence": "[dependence]",
}


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def header(schema):
    lines = [
        "// Made by schema/generate.py from schema/scenario.toml; do not edit.",
        "#pragma once", "", "#include <array>", "#include <string_view>", "",
        "namespace entrepot {", "",
        "enum class SchemaType { " + ", ".join(CPP_TYPES.get(t, t) for t in TYPES) + " };", "",
        "/// One key of the scenario file. `allowed` and `refused` are words joined by '|'; empty = any. `elsewhere` is a word that",
        "/// belongs to another key, with a hint that says to which.",
        "struct SchemaKey {",
        "  std::string_view table, name;", "  SchemaType type;", "  bool required;",
        "  std::string_view allowed, refused;", "  std::string_view elsewhere{}, elsewhere_hint{};", "};", "",
        "// clang-format off",
        f"inline constexpr std::array<SchemaKey, {len(schema['key'])}> schema_keys{{{{",
    ]
    for key in schema["key"]:
        elsewhere = key.get("elsewhere")
        lines.append("    {{{}, {}, SchemaType::{}, {}, {}, {}{}}},".format(
            quoted(key["table"]), quoted(key["name"]), CPP_TYPES.get(key["type"], key["type"]),
            "true" if key.get("required") else "false",
            quoted("|".join(key.get("allowed", []))), quoted("|".join(key.get("refused", []))),
            f", {quoted(elsewhere['word'])}, {quoted(elsewhere['hint'])}" if elsewhere else ""))
    return "\n".join(lines + ["}};", "// clang-format on", "", "}  // namespace entrepot", ""])


def cell(text):
    return text.replace("|", "\\|")


def key_rows(keys):
    lines = ["| Key | Type | Default | Meaning | Example |", "|---|---|---|---|---|"]
    for key in keys:
        kind = TYPE_WORDS.get(key["type"], key["type"])
        if key.get("unit"):
            kind += f", {key['unit']}"
        text = key["text"]
        if key.get("allowed"):
            text += " One of " + ", ".join(f"`{word}`" for word in key["allowed"]) + "."
        if key.get("refused"):
            text += " Known but not built yet, refused by name: " + ", ".join(f"`{w}`" for w in key["refused"]) + "."
        name = "any name" if key["name"] == "*" else f"`{key['name']}`"
        default = "**required**" if key.get("required") else key.get("default", "")
        lines.append(f"| {name} | {kind} | {cell(default)} | {cell(text)} | {cell('`' + key['example'] + '`')} |")
    return lines


def named_rows(rows, title):
    return [f"| {title} | Meaning |", "|---|---|"] + [f"| `{r['name']}` | {cell(r['text'])} |" for r in rows]


def reference(schema):
    lines = [(ROOT / "schema" / "scenario_guide.md").read_text(encoding="utf-8").rstrip(), "", "## Every key", ""]
    tables = list(dict.fromkeys(key["table"] for key in schema["key"]))
    for table in tables:
        lines += [f"### {TABLE_TITLES[table]}", ""]
        lines += key_rows([key for key in schema["key"] if key["table"] == table]) + [""]
    lines += ["## Built-in groups", ""] + named_rows(schema["group"], "Group") + [""]
    lines += ["## Result tables", "", "The long CSV tables of a bundle have these columns.", ""]
    lines += named_rows(schema["column"], "Column") + [""]
    lines += ["## Names in --json", ""] + named_rows(schema["json"], "Name") + [""]
    lines += ["<!-- Made by schema/generate.py from schema/scenario.toml and schema/scenario_guide.md; do not edit. -->", ""]
    return "\n".join(lines)


def checked(schema):
    seen = set()
    for key in schema["key"]:
        place = (key["table"], key["name"])
        if place in seen or key["type"] not in TYPES or key["table"] not in TABLE_TITLES:
            sys.exit(f"schema/scenario.toml: bad or repeated key {place}")
        seen.add(place)
    return schema


def main():
    with open(ROOT / "schema" / "scenario.toml", "rb") as file:
        schema = checked(tomllib.load(file))
    stale = []
    for path, text in ((HEADER, header(schema)), (REFERENCE, reference(schema))):
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(path.relative_to(ROOT))
        if "--check" not in sys.argv[1:]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    if "--check" in sys.argv[1:] and stale:
        sys.exit("not fresh, run python3 schema/generate.py: " + ", ".join(map(str, stale)))


if __name__ == "__main__":
    main()
