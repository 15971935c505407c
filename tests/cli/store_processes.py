#!/usr/bin/env python3
"""What a store must survive: importers that are killed at any moment, and processes that use it at once.

    store_processes.py kill        kills importers at random moments; whatever they were doing, each import is whole or absent
    store_processes.py together    two importers and a reader at once; nothing is lost, nobody sees half an import

Runs `entrepot` from the PATH in the current folder, which must be empty. Prints what it did; exit 1 with the reason where a promise is broken.
"""

from __future__ import annotations

import json
import pathlib
import random
import subprocess
import sys
import threading
import time

STORE = "own.duckdb"
TURNS = 24
# Imports; rows that they promise; rows of the table; imports with other rows than promised, or rows of no import (must be none).
COUNT = """WITH found AS (SELECT import, count(*) AS rows FROM trade GROUP BY import)
           SELECT (SELECT count(*) FROM imports), (SELECT coalesce(sum(rows), 0) FROM imports), (SELECT count(*) FROM trade),
                  (SELECT count(*) FROM imports i FULL JOIN found f ON f.import = i.id WHERE i.rows IS DISTINCT FROM f.rows)"""


class Broken(Exception):
    pass


def files(rows: list[int]) -> list[str]:
    """One file a year in the layout of CEPII's BACI; the sizes make both small and large transactions."""
    names = []
    for year, count in enumerate(rows, start=1995):
        name = f"BACI_HS92_Y{year}_V202501.csv"
        lines = ["t,i,j,k,v,q"]
        lines += [f"{year},{(156, 842, 276, 392)[n % 4]},{(643, 417, 398)[n // 4 % 3]},{10000 + n // 12:06d},{n % 977}.5,1.25" for n in range(count)]
        pathlib.Path(name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        names.append(name)
    return names


def run(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run(["entrepot", "data", *words, "--store", STORE], capture_output=True, text=True, check=False)


def whole_imports() -> tuple[int, int]:
    """Imports and rows, all of them whole."""
    done = run("sql", COUNT, "--json")
    if done.returncode != 0:
        raise Broken(f"the store does not answer: {done.stderr}")
    imports, promised, found, half = json.loads(done.stdout)["rows"][0]
    if half or promised != found:
        raise Broken(f"{imports} imports promise {promised} rows, the table has {found}; {half} are not whole")
    return imports, found


def check_all_there(names: list[str], rows: list[int]) -> None:
    for name in names:
        done = run("import", name)
        if done.returncode != 0:
            raise Broken(f"{name} cannot be imported again: {done.stderr}")
    if whole_imports() != (len(names), sum(rows)):
        raise Broken(f"in the end the store holds {whole_imports()} imports and rows, not {(len(names), sum(rows))}")
    left = [path.name for path in pathlib.Path().glob(".*.new-*")] + [path.name for path in pathlib.Path().glob("*.part")]
    if left:
        raise Broken(f"files are left behind: {left}")


def kill() -> str:
    rows = [125_000, 500, 500, 500]  # the first does not fit one block of rows: it is written before it is committed
    names = files(rows)
    chance = random.Random(1)
    seconds = []
    for name in names[:2]:  # how long an import takes here, from nothing
        started = time.monotonic()
        run("import", name)
        seconds.append(time.monotonic() - started)
    kills = seen = whole = 0
    for turn in range(TURNS):
        if turn % 6 == 0:  # so that making the store is interrupted too
            pathlib.Path(STORE).unlink(missing_ok=True)
            pathlib.Path(STORE + ".wal").unlink(missing_ok=True)
        name = names[0] if turn % 6 == 3 else names[1 + turn % 3]
        importer = subprocess.Popen(["entrepot", "data", "import", name, "--store", STORE], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 1.1) * seconds[0 if name == names[0] else 1])
        kills += importer.poll() is None
        importer.kill()
        importer.wait()
        if pathlib.Path(STORE).exists():
            whole += whole_imports()[0] > 0
            seen += 1
    if kills < TURNS / 2:
        raise Broken(f"only {kills} of {TURNS} importers were killed at work: the test shows too little")
    check_all_there(names, rows)
    return f"{kills} of {TURNS} importers killed at work, the store looked at {seen} times, {whole} times with imports, never with half of one"


def together() -> str:
    rows = [500] * 6
    names = files(rows)
    run("import", names[0])
    importers = [subprocess.Popen(["entrepot", "data", "import", *part, "--store", STORE], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                 for part in (names[:4], names[1:][::-1])]  # three files are in both
    counts: list[int] = []
    faults: list[str] = []

    def read() -> None:
        try:
            while any(importer.poll() is None for importer in importers):
                counts.append(whole_imports()[0])
        except Broken as fault:
            faults.append(str(fault))

    reader = threading.Thread(target=read)
    reader.start()
    words = [importer.communicate()[1] for importer in importers]
    reader.join()
    if faults or any(importer.returncode != 0 for importer in importers):
        raise Broken(f"{faults} {words}")
    check_all_there(names, rows)
    return f"two importers of six files, a reader that looked {len(counts)} times and saw {min(counts)} to {max(counts)} imports"


def main() -> int:
    try:
        print({"kill": kill, "together": together}[sys.argv[1]]())
    except Broken as fault:
        print(f"broken promise: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
