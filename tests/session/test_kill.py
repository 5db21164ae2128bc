"""Real programs on real files: killed while writing, or asking for a game that another one has open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.session.errors import SaveBusy
from game.session.journal import Journal
from tests.session.games import HEADER, RULES

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
from game.session.journal import Journal
from tests.session.games import HEADER, RULES

path = Path(sys.argv[1])
journal = Journal.open(path, rules=RULES)[0] if path.exists() else Journal.create(path, HEADER)
print("OPEN", flush=True)
while True:
    print(journal.append("state", {"numbers": list(range(5000))}, turn=journal.turn + 1), flush=True)
"""


def start_writer(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def lines_until_killed(writer: subprocess.Popen[str], count: int) -> list[str]:
    """What the writer reported: at least ``count`` lines, and whatever else it printed before the kill took effect."""
    assert writer.stdout is not None
    with writer:
        lines = [writer.stdout.readline().strip() for _ in range(count)]
        writer.kill()
        rest = writer.stdout.read()
    # A last line without its end was not reported: the kill fell into the printing.
    return lines + [line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")]


def test_a_killed_program_has_on_the_disk_all_it_reported(tmp_path: Path) -> None:
    path = tmp_path / "game.wcg"
    reported: list[str] = []
    for round_of_play in range(4):
        said = lines_until_killed(start_writer(path), 3 + 2 * round_of_play)
        assert said[0] == "OPEN", "the lock of a killed program must not block"
        reported += said[1:]
        journal, opened = Journal.open(path, rules=RULES)
        journal.close()
        found = [record.hash for record in opened.records[2:]]
        assert set(reported) <= set(found)
        assert [entry for entry in found if entry in set(reported)] == reported
        assert len(found) - len(reported) <= round_of_play + 1, "at most the record in progress, each time"
    assert opened.header == HEADER


def test_a_second_program_is_told_who_has_the_game_until_that_one_dies(tmp_path: Path) -> None:
    path = tmp_path / "game.wcg"
    writer = start_writer(path)
    assert writer.stdout is not None
    with writer:
        assert writer.stdout.readline() == "OPEN\n"
        with pytest.raises(SaveBusy, match=rf'"game\.wcg" is already open .*process {writer.pid}, since \d{{4}}-'):
            Journal.open(path, rules=RULES)
        writer.kill()
        writer.stdout.read()
    journal, _ = Journal.open(path, rules=RULES)
    journal.close()
    assert not (tmp_path / "game.wcg.lock").exists()
