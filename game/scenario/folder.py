"""Reading the regular files of one folder, within the stated limits. Must import neither yaml nor the model."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.core.findings import Finding, Place
from game.core.hidden import HIDDEN
from game.core.source import start_of
from game.scenario import limits
from game.scenario.encoding import decode
from game.scenario.sources import MAIN, Found, Sources

TEXTS = "text"
"""The folder of long prose and of translations."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's text, or None, and what is wrong with it."""

    text: str | None
    findings: tuple[Finding, ...] = ()


def refusal(key: str, message: str, shown: str, hint: str = "") -> Finding:
    """An error about a whole file or folder."""
    return Finding(key, "error", message, (Place(start_of(shown)),), hint)


def read_file(path: Path, shown: str, root: Path, *, links: bool = False) -> FileText:
    """The text of one file. `root` is the resolved folder it must stand in, unless `links` may lead out of it."""
    try:
        if not links and not path.resolve().is_relative_to(root):
            return _no("outside-folder", "this link leads out of the scenario's folder, so it is not read", shown)
        raw = _bytes(path)
    except OSError as error:
        return _no("unreadable-file", f"this file cannot be read: {_reason(error)}", shown)
    except (ValueError, RuntimeError):
        return _no("unreadable-file", "this file cannot be read: its name cannot be used", shown)
    if raw is None:
        return _no("not-a-file", "this is neither a file nor a folder", shown)
    text, findings = decode(raw, shown)
    return FileText(text, findings)


def read_folder(path: Path, shown: str) -> Found:
    """The sources of the scenario in a folder; `shown` stands before the names of its files."""
    root = path.resolve()
    where = shown or "."
    if not (root / MAIN).is_file():
        message = f"this folder holds no {MAIN}, so it is not a scenario"
        return Found(None, (refusal("no-scenario-file", message, where),))
    names = Sources(shown, {})
    files: dict[str, str] = {}
    findings: list[Finding] = []
    size = 0
    for relative in _candidates(root, shown, findings):
        if len(files) >= limits.FILES.most or size > limits.TOTAL_SIZE.most:
            findings.append(_too_much(where))
            break
        read = read_file(root / relative, names.shown(relative), root)
        findings.extend(read.findings)
        if read.text is not None:
            files[relative] = read.text
            size += len(read.text)
    partial = any(finding.severity == "error" for finding in findings)
    return Found(Sources(shown, files, MAIN, root, partial), tuple(findings))


def _candidates(root: Path, shown: str, findings: list[Finding]) -> Iterator[str]:
    """The relative paths of all files that could belong to a scenario, in order."""
    for entry in _entries(root, shown, findings):
        if entry.suffix == ".yaml" and not entry.is_dir():
            yield entry.name
        elif entry.is_dir() and not _is_scenario(entry):
            yield from _fragments(entry, root, f"{shown}/{entry.name}" if shown else entry.name, findings)
        elif entry.suffix.lower() in (".yml", ".yaml"):
            findings.append(_misnamed(entry.name, shown))


def _fragments(folder: Path, root: Path, shown: str, findings: list[Finding]) -> Iterator[str]:
    """The same for one folder inside the scenario's."""
    if not folder.resolve().is_relative_to(root):
        message = "this link leads out of the scenario's folder, so it is not read"
        findings.append(refusal("outside-folder", message, shown))
        return
    wanted = (".yaml", ".md") if folder.name == TEXTS else (".yaml",)
    for entry in _entries(folder, shown, findings):
        if entry.suffix in wanted and not entry.is_dir():
            yield f"{folder.name}/{entry.name}"
        elif entry.suffix.lower() in (".yml", ".yaml"):
            findings.append(_misnamed(entry.name, shown))
        elif entry.is_dir() and any(entry.glob("*.yaml")):
            message = "the files of a folder inside a folder of fragments are not read"
            findings.append(refusal("unknown-file", message, f"{shown}/{entry.name}", "move them one folder up"))


def _entries(folder: Path, shown: str, findings: list[Finding]) -> list[Path]:
    """What stands in a folder, sorted by name, without hidden files."""
    found: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if HIDDEN.search(entry.name):
                    message = "this file's name contains characters that cannot be seen"
                    findings.append(refusal("hidden-character", message, f"{shown}/{entry.name}", "rename it"))
                    continue
                found.append(folder / entry.name)
                if len(found) > limits.FOLDER_ENTRIES.most:
                    findings.append(_too_much(shown))
                    break
    except OSError as error:
        findings.append(refusal("unreadable-file", f"this folder cannot be read: {_reason(error)}", shown))
    return sorted(found, key=lambda path: path.name)


def _is_scenario(folder: Path) -> bool:
    """Whether a folder is a scenario of its own, which another one may extend."""
    return (folder / MAIN).is_file()


def _bytes(path: Path) -> bytes | None:
    """At most one byte more than the limit of a file; None if it is no regular file. Raises OSError."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    handle = os.open(path, _FLAGS)  # without waiting: it may have become a pipe since
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        return file.read(limits.FILE_SIZE.most + 1)


def _no(key: str, message: str, shown: str) -> FileText:
    return FileText(None, (refusal(key, message, shown),))


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()


def _misnamed(name: str, shown: str) -> Finding:
    full = f"{shown}/{name}" if shown else name
    hint = f"rename it to '{Path(name).stem}.yaml'"
    return refusal("unknown-file", "the files of a scenario end with '.yaml'", full, hint)


def _too_much(shown: str) -> Finding:
    message = (
        f"this folder holds too much for a scenario: at most {limits.FILES.most} files and "
        f"{limits.TOTAL_SIZE.most:,} characters are read"
    )
    return refusal("too-many-files", message, shown)
