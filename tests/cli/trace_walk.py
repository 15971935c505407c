"""Walks over every id of a ledger's bundle with nothing but the files in it: facts stand on their line and read as printed, tables
hold the row that is named, outcomes rest on certified equilibria, and the page names no id that does not trace.

    python3 trace_walk.py BUNDLE
"""

import csv
import hashlib
import json
import pathlib
import re
import subprocess
import sys

CERTIFIED = 1e-9


def fail(identity: str, words: str) -> None:
    sys.exit(f"{identity}: {words}")


def sha256(path: pathlib.Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def check_fact(bundle: pathlib.Path, identity: str, number: dict) -> None:
    path = bundle / number["file"].replace("/", "-")
    if sha256(path) != number["sha256"]:
        fail(identity, "the file has another hash")
    lines = path.read_text(encoding="utf-8").splitlines()
    at = number["lines"][0] - 1
    entry = []
    for line in lines[at + (1 if lines[at].startswith("[[") else 0):]:
        if line.startswith("["):
            break
        entry.append(line)
    if f'id = "{identity.removeprefix("facts.")}"' not in entry:
        fail(identity, f"no such fact at line {at + 1}")
    if f'value = "{number["text"]}"' not in entry:
        fail(identity, "the fact does not read as printed")


def check_outcome(bundle: pathlib.Path, identity: str, number: dict, scenarios: dict) -> None:
    scenario = scenarios[number["scenario"]]
    if not (bundle / f"scenario-{scenario['id']}.toml").exists():
        fail(identity, "its scenario is not in the bundle")
    if scenario["outcome"] != "converged" or not scenario["states"]:
        fail(identity, "its scenario has no equilibrium")
    for state in scenario["states"]:
        if state["outcome"] != "converged" or not state["residual"] < CERTIFIED:
            fail(identity, f"{state['name']} is not certified")
    if len(scenario["world_id"]) != 64 or len(scenario["scenario_id"]) != 64:
        fail(identity, "World or scenario has no id")


def table_rows(bundle: pathlib.Path) -> int:
    manifest = json.loads((bundle / "manifest.json").read_text(encoding="utf-8"))
    count = 0
    for name, entry in manifest["files"].items():
        if sha256(bundle / name) != entry["sha256"]:
            fail(name, "the file has another hash than the manifest states")
        if name.endswith(".csv") and name not in ("claims.csv", "numbers.csv", "equilibria.csv"):
            with open(bundle / name, encoding="utf-8", newline="") as file:
                count += sum(1 for _ in csv.reader(file)) - 1
    return count


def check_row(bundle: pathlib.Path, identity: str) -> None:
    done = subprocess.run(["entrepot", "trace", identity, str(bundle), "--json"], capture_output=True, text=True, check=True)
    row = json.loads(done.stdout)
    if row["sha256"] != sha256(bundle / row["file"]):
        fail(identity, "the file has another hash")
    with open(bundle / row["file"], encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    if dict(zip(lines[0], lines[row["line"] - 1])) != row["fields"]:
        fail(identity, "the row does not stand there")
    if not row["equilibria"] or any(s["outcome"] != "converged" or not s["residual"] < CERTIFIED for s in row["equilibria"]):
        fail(identity, "no certified equilibrium")


def main() -> None:
    bundle = pathlib.Path(sys.argv[1])
    traces = json.loads((bundle / "trace.json").read_text(encoding="utf-8"))
    numbers, tests = traces["numbers"], traces["tests"]
    counted = {"fact": 0, "outcome": 0, "missing": 0}
    for identity, number in numbers.items():
        if number["missing"]:
            counted["missing"] += 1
            if number["value"] is not None:
                fail(identity, "is missing and has a value")
        elif number["kind"] == "fact":
            check_fact(bundle, identity, number)
            counted["fact"] += 1
        elif number["kind"] == "outcome":
            check_outcome(bundle, identity, number, traces["scenarios"])
            counted["outcome"] += 1
        else:
            fail(identity, "data were not given, and yet there is a number")
    for identity, test in tests.items():
        for name in test["numbers"]:
            if name not in numbers:
                fail(identity, f"rests on {name}, which is not told")
        if test["missing"] == [] and test["ours"]["value"] is None:
            fail(identity, "has neither a number nor a reason")

    listed = [line.split("\t")[0] for line in subprocess.run(["entrepot", "trace", "--list", str(bundle)], capture_output=True, text=True,
                                                             check=True).stdout.splitlines()]
    if len(set(listed)) != len(listed):
        fail("list", "an id stands twice")
    rows = [identity for identity in listed if identity not in numbers and identity not in tests]
    if len(rows) != table_rows(bundle):
        fail("list", f"{len(rows)} ids for {table_rows(bundle)} rows")
    for identity in rows[:: max(1, len(rows) // 3)]:
        check_row(bundle, identity)

    page = (bundle / "report.html").read_text(encoding="utf-8")
    named = set(re.findall(r'data-trace="([^"]+)"', page))
    if not named or named - set(listed):
        fail("page", f"names ids that there are not: {sorted(named - set(listed))[:3]}")
    if set(tests) - named:
        fail("page", f"does not name {sorted(set(tests) - named)[:3]}")
    print(f"all ids trace: {counted}, {len(tests)} tests, {len(rows)} rows of tables, {len(named)} ids on the page")


main()
