#!/usr/bin/env python3
"""Runs the command-line tests: the cases in tests/cli/*.txt, the examples of every help, and the commands of the README.

    python3 tests/cli/run.py --program build/release/bin/entrepot [--only WORD]

Ends with one line, "N passed, N failed, N skipped"; exit 1 if any failed.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import case_file
import checks

SOURCE = pathlib.Path(__file__).resolve().parents[2]
LENT = ("scenarios", "data")  # what a newcomer has in the folder where the commands of help and README are typed
PUBLISHED = ("icio_2011_2022", "wiod_2016_release_2014", "baci2023_totals_194", "imf_imts_russia_2016_2024", "eu27_sanctioned_cn8_2020_2022", "chpl", "concordances",
             "us_china_tariffs_2018_2019",
             "eu_and_national_trade_2019_2024")  # raw files that an example may name; they do not ship


def needed_path(word: str) -> pathlib.Path:
    return SOURCE / word


def missing_needs(case: case_file.Case) -> list[str]:
    return [word for word in case.needs if not needed_path(word).exists()]


def make_folder(case: case_file.Case, parent: pathlib.Path) -> pathlib.Path:
    folder = pathlib.Path(tempfile.mkdtemp(dir=parent))
    for name in LENT:
        (folder / name).symlink_to(SOURCE / name)
    for need in case.needs:
        if pathlib.Path(need).name in PUBLISHED:
            (folder / pathlib.Path(need).name).symlink_to(needed_path(need).resolve())
    for name, content in case.files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def run_step(step: case_file.Step, folder: pathlib.Path, program: pathlib.Path) -> list[str]:
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", SOURCE=str(SOURCE), LC_ALL="C.UTF-8",
                       HOME=str(folder))
    environment.pop("NO_COLOR", None)
    try:
        done = subprocess.run(["bash", "-c", step.command], cwd=folder, env=environment, capture_output=True, timeout=600,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return [f"line {step.line}: `{step.command}` did not end within 600 s"]
    result = checks.Result(done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"), done.returncode, folder)
    faults = []
    if result.exit_code != step.exit_code:
        faults.append(f"line {step.line}: exit {result.exit_code}, not {step.exit_code}")
    for line, check in step.checks:
        fault = checks.problem(check, result)
        if fault:
            faults.append(f"line {line}: {fault}")
    if faults:
        faults.append(f"$ {step.command}\n--- stdout\n{result.stdout[-2000:]}\n--- stderr\n{result.stderr[-2000:]}")
    return faults


def run_case(case: case_file.Case, program: pathlib.Path, parent: pathlib.Path) -> list[str]:
    folder = make_folder(case, parent)
    for step in case.steps:
        faults = run_step(step, folder, program)
        if faults:
            return faults
    subprocess.run(["chmod", "-R", "u+w", str(folder)], check=False)
    shutil.rmtree(folder, ignore_errors=True)
    return []


def timed_case(case: case_file.Case, program: pathlib.Path, parent: pathlib.Path) -> tuple[list[str], float]:
    began = time.monotonic()
    return run_case(case, program, parent), time.monotonic() - began


def help_of(program: pathlib.Path, words: list[str]) -> str:
    return subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True).stdout


def subcommands(text: str) -> list[str]:
    listed = text.partition("\nSubcommands:\n")[2].partition("\nExamples:\n")[0]
    return re.findall(r"^  (\S+) ", listed, re.MULTILINE)


def help_cases(program: pathlib.Path, words: list[str]) -> list[case_file.Case]:
    """The examples below a command's help, each as a case; a command that does something must have one."""
    text = help_of(program, words)
    below = subcommands(text)
    examples = re.findall(r"^  (entrepot .*)$", text.partition("\nExamples:\n")[2], re.MULTILINE)
    case = case_file.Case(f"examples of entrepot {' '.join(words)} --help", pathlib.Path("help"), 0)
    case.steps = [case_file.Step(example, 0) for example in examples]
    named = {word.split("/")[0] for example in examples for word in example.split()}
    case.needs = [f"../shared/data/{name}" for name in PUBLISHED if name in named]
    if not examples and not below:
        case.steps = [case_file.Step("echo 'no examples in this help' >&2; false", 0)]
    cases = [case] if case.steps else []
    for name in below:
        cases += help_cases(program, [*words, name])
    return cases


def readme_case() -> case_file.Case:
    """Every command of the README's sh blocks, in the order in which a reader would type them."""
    text = (SOURCE / "README.md").read_text(encoding="utf-8")
    case = case_file.Case("commands of the README", SOURCE / "README.md", 0)
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            command = line.split(" #")[0].strip()
            if not command or command == "make test":  # which is what runs this
                continue
            if command.startswith(("make ", "cmake ")):
                command = f'cd "$SOURCE" && {command}'
            case.steps.append(case_file.Step(command.replace("build/release/bin/entrepot", "entrepot"), 0))
    if not case.steps:
        case.steps = [case_file.Step("echo 'no commands in the README' >&2; false", 0)]
    return case


def all_cases(program: pathlib.Path) -> list[case_file.Case]:
    cases = []
    for path in sorted(pathlib.Path(__file__).parent.glob("*.txt")):
        cases += case_file.read_cases(path)
    return cases + help_cases(program, []) + [readme_case()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="", help="run cases whose name or file has this word")
    arguments = parser.parse_args()
    program = arguments.program.resolve()
    cases = [c for c in all_cases(program) if arguments.only in f"{c.source.name}: {c.name}"]

    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as parent, concurrent.futures.ThreadPoolExecutor(2) as pool:
        runnable = []
        for case in cases:
            missing = missing_needs(case)
            if missing and os.environ.get("CI") != "true":
                print(f"SKIPPED {case.source.name}: {case.name} (needs {', '.join(missing)})")
                skipped += 1
            else:
                runnable.append(case)
        results = list(pool.map(lambda c: timed_case(c, program, pathlib.Path(parent)), runnable))
        for case, (faults, _) in zip(runnable, results):
            if not faults:
                passed += 1
                continue
            failed += 1
            print(f"FAILED {case.source.name}: {case.name}")
            for fault in faults:
                print("   ", fault.replace("\n", "\n    "))
    slowest = sorted(zip((seconds for _, seconds in results), runnable), key=lambda pair: -pair[0])[:8]
    print("slowest: " + ", ".join(f"{case.source.name} '{case.name}' {seconds:.0f} s" for seconds, case in slowest))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
