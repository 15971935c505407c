"""Documents must not point to what is not there."""

import pathlib
import re
import subprocess
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def documents() -> list[pathlib.Path]:
    listed = subprocess.run(["git", "ls-files", "*.md"], cwd=SOURCE, capture_output=True, text=True, check=True).stdout
    return [SOURCE / name for name in listed.split()]


def headings(path: pathlib.Path) -> set[str]:
    """Anchors as code hosting sites make them from headings."""
    found = set()
    for title in re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE):
        found.add(re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-"))
    return found


class Documents(unittest.TestCase):
    def test_relative_links_lead_somewhere(self):
        broken = []
        for document in documents():
            text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
            for target in re.findall(r"\]\(([^)\s]+)\)", text):
                path, _, anchor = target.partition("#")
                if re.match(r"[a-z]+:", path):
                    continue
                file = (document.parent / path).resolve() if path else document
                if not file.exists() or (anchor and file.suffix == ".md" and anchor not in headings(file)):
                    broken.append(f"{document.relative_to(SOURCE)}: {target}")
        self.assertEqual(broken, [])

    def test_rooms_named_in_flow_are_the_rooms_of_the_build(self):
        listed = re.search(r"set\(ENTREPOT_ROOMS ([^)]*)\)", (SOURCE / "cmake/rooms.cmake").read_text()).group(1).split()
        named = re.findall(r"^\| `(\w+)` \|", (SOURCE / "docs/flow.md").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual(named, listed)
        for room in listed:
            self.assertTrue((SOURCE / "src" / room).is_dir(), room)

    def test_decisions_are_numbered_without_gaps(self):
        numbers = sorted(int(p.name[:4]) for p in (SOURCE / "docs/decisions").glob("*.md"))
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))


if __name__ == "__main__":
    unittest.main()
