"""A scenario's files are found, and nothing else is read (promise C5)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from game.core.findings import Finding
from game.scenario import limits
from game.scenario.build import load_sources
from game.scenario.files import find, lookup_around
from game.scenario.sources import Sources, within

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def scenario(root: Path) -> Path:
    return write(
        root,
        **{
            "scenario.yaml": "title: x\n",
            "events.yaml": "a: {}\n",
            "events/b.yaml": "b: {}\n",
            "events/a.yaml": "c: {}\n",
            "text/briefing.md": "# Hello\n",
            "text/ko.yaml": "a: 1\n",
            "README.md": "not read\n",
            "picture.png": "not read\n",
            ".hidden.yaml": "not read\n",
            "docs/notes.md": "not read\n",
        },
    )


def refused(path: str | Path, library: Path | None = None) -> Finding:
    found = find(path, library)
    assert found.sources is None
    (finding,) = found.findings
    assert finding.severity == "error"
    return finding


def test_a_folder_gives_its_sections_fragments_and_texts_in_order(tmp_path: Path) -> None:
    found = find(scenario(tmp_path / "s"))
    assert found.findings == ()
    assert found.sources is not None
    assert list(found.sources.files) == [
        "events.yaml",
        "events/a.yaml",
        "events/b.yaml",
        "scenario.yaml",
        "text/briefing.md",
        "text/ko.yaml",
    ]
    assert found.sources.shown("events.yaml") == (tmp_path / "s" / "events.yaml").as_posix()


def test_names_are_shown_as_the_author_gave_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario(tmp_path / "s")
    monkeypatch.chdir(tmp_path)
    for given in ("s", "./s", "s/", "s/scenario.yaml"):
        sources = find(given).sources
        assert sources is not None
        assert sources.shown("events.yaml") == "s/events.yaml"
    monkeypatch.chdir(tmp_path / "s")
    for given in (".", "scenario.yaml"):
        sources = find(given).sources
        assert sources is not None
        assert sources.shown("events.yaml") == "events.yaml"


def test_a_single_file_is_a_scenario(tmp_path: Path) -> None:
    write(tmp_path, **{"one.yaml": "title: x\r\n", "other.yaml": "not read"})
    sources = find(tmp_path / "one.yaml").sources
    assert sources is not None
    assert dict(sources.files) == {"one.yaml": "title: x\n"}
    assert sources.main == "one.yaml"


def test_a_bundled_scenario_is_found_by_its_id_and_shown_under_it(tmp_path: Path) -> None:
    scenario(tmp_path / "library" / "korea_2023")
    sources = find("korea_2023", tmp_path / "library").sources
    assert sources is not None
    assert sources.shown("scenario.yaml") == "korea_2023/scenario.yaml"


def test_a_misspelt_id_or_file_is_answered_with_the_right_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario(tmp_path / "library" / "korea_2023")
    write(tmp_path, **{"mine.yaml": "title: x\n"})
    monkeypatch.chdir(tmp_path)
    assert refused("korea_2032", tmp_path / "library").hint == "did you mean 'korea_2023'?"
    assert refused("mine.yml", tmp_path / "library").hint == "did you mean 'mine.yaml'?"
    assert refused("xyzzy", tmp_path / "library").hint == "bundled scenarios: korea_2023"
    assert refused("no/such/folder/at/all").key == "not-found"


@pytest.mark.parametrize("name", ["", "a\0b", "x" * 5000, "..", "\ud800"])
def test_impossible_names_are_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert refused(name).key in ("not-found", "no-scenario-file")


def test_a_folder_without_main_file_is_no_scenario(tmp_path: Path) -> None:
    assert refused(tmp_path).key == "no-scenario-file"
    write(tmp_path / "s", **{"scenario.yaml/x": ""})
    assert refused(tmp_path / "s").key == "no-scenario-file"


@posix
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refused(tmp_path / "pipe.yaml").key == "not-a-file"
    assert refused("/dev/null").key == "not-a-file"
    root = scenario(tmp_path / "s")
    os.mkfifo(root / "actions.yaml")
    found = find(root)
    assert found.sources is not None
    assert found.sources.partial
    assert [finding.key for finding in found.findings] == ["not-a-file"]


@posix
def test_links_out_of_the_folder_are_not_read(tmp_path: Path) -> None:
    write(tmp_path, **{"secret.yaml": "secret: 1\n", "outside/x.yaml": "secret: 1\n"})
    root = scenario(tmp_path / "s")
    (root / "actors.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "actions").symlink_to(tmp_path / "outside")
    (root / "places.yaml").symlink_to("/etc/passwd")
    (root / "pieces.yaml").symlink_to(root / "events.yaml")
    (root / "loop.yaml").symlink_to(root / "loop.yaml")
    found = find(root)
    assert found.sources is not None
    assert "pieces.yaml" in found.sources.files
    assert not any("secret" in text or "root:" in text for text in found.sources.files.values())
    keys = sorted((finding.key, Path(finding.span.file).name) for finding in found.findings)
    assert [name for key, name in keys if key == "outside-folder"] == ["actions", "actors.yaml", "places.yaml"]
    assert "loop.yaml" in [name for _, name in keys]


@posix
def test_a_scenario_behind_a_link_of_the_user_s_own_is_read(tmp_path: Path) -> None:
    scenario(tmp_path / "s")
    (tmp_path / "link").symlink_to(tmp_path / "s")
    (tmp_path / "one.yaml").symlink_to(tmp_path / "s" / "events.yaml")
    assert find(tmp_path / "link").findings == ()
    assert find(tmp_path / "one.yaml").findings == ()


def test_files_that_look_like_parts_but_would_not_be_read_are_told(tmp_path: Path) -> None:
    root = write(scenario(tmp_path / "s"), **{"actors.yml": "", "events/deep/x.yaml": "", "events/y.YAML": ""})
    found = find(root)
    told = {Path(finding.span.file).relative_to(root).as_posix(): finding.hint for finding in found.findings}
    assert told == {
        "actors.yml": "rename it to 'actors.yaml'",
        "events/deep": "move them one folder up",
        "events/y.YAML": "rename it to 'y.yaml'",
    }


def test_a_folder_that_is_a_scenario_itself_is_left_out(tmp_path: Path) -> None:
    root = scenario(tmp_path / "s")
    scenario(root / "base")
    found = find(root)
    assert found.findings == ()
    assert found.sources is not None
    assert not any(path.startswith("base") for path in found.sources.files)


def test_files_that_cannot_be_read_leave_the_others_to_be_checked(tmp_path: Path) -> None:
    root = scenario(tmp_path / "s")
    (root / "actors.yaml").write_bytes(b"a: \xff\n")
    (root / "places.yaml").write_bytes(b"#" * (limits.FILE_SIZE.most + 1))
    found = find(root)
    assert found.sources is not None
    assert found.sources.partial
    assert [finding.key for finding in found.findings] == ["not-utf8", "file-too-big"]


def test_too_many_files_are_refused(tmp_path: Path) -> None:
    names = {f"events/f{number}.yaml": "" for number in range(limits.FILES.most + 1)}
    found = find(write(scenario(tmp_path / "s"), **names))
    assert found.sources is not None
    assert len(found.sources.files) == limits.FILES.most
    assert [finding.key for finding in found.findings] == ["too-many-files"]


def test_what_extends_may_name(tmp_path: Path) -> None:
    scenario(tmp_path / "library" / "korea_2023")
    root = scenario(tmp_path / "mine" / "variant")
    scenario(root / "base")
    scenario(tmp_path / "mine" / "neighbour")
    scenario(tmp_path / "outside")
    sources = find(root).sources
    assert sources is not None
    lookup = lookup_around(tmp_path / "library")
    shown = {name: lookup(name, sources) for name in ("korea_2023", "base", "neighbour")}
    assert {name: found.sources and found.sources.root for name, found in shown.items()} == {
        "korea_2023": "korea_2023",
        "base": (root / "base").as_posix(),
        "neighbour": (tmp_path / "mine" / "neighbour").as_posix(),
    }
    outside = (tmp_path / "outside").as_posix()
    for name in ("../../outside", "..", ".", "", "/", outside, "a/../base", "..\\x", "C:", "korea"):
        assert lookup(name, sources).sources is None
    assert "korea_2023" in lookup("korea", sources).names


def test_sources_need_no_disk() -> None:
    sources = Sources("s", {"scenario.yaml": "a: 1\r\n", "events.yaml": "b: 2"})
    assert dict(sources.files) == {"events.yaml": "b: 2", "scenario.yaml": "a: 1\n"}
    assert sources.pages() == {"s/events.yaml": "b: 2", "s/scenario.yaml": "a: 1\n"}
    with pytest.raises(TypeError):
        sources.files["x"] = "y"  # type: ignore[index]


def test_a_stored_chain_answers_for_its_bases() -> None:
    own, base, root = (Sources(name, {"scenario.yaml": name}) for name in ("own", "base", "root"))
    lookup = within((own, base, root))
    assert lookup("any", own).sources == base
    assert lookup("any", base).sources == root
    assert lookup("any", root).sources is None


def test_a_part_of_a_scenario_is_refused_with_the_folder_to_name(tmp_path: Path) -> None:
    home = scenario(tmp_path / "s")
    for part in ("events.yaml", "events/a.yaml", "text/briefing.md"):
        finding = refused(home / part)
        assert finding.key == "not-a-scenario" and finding.hint.endswith(f": {home.as_posix()}")
    write(home, **{"other.yaml": "# A whole one.\nformat: 2\n", "variant.yaml": "extends: x\n"})
    assert find(home / "other.yaml").sources and find(home / "variant.yaml").sources


@pytest.mark.parametrize(
    "text",
    ['{"format": 2, "title": "x"}', '{\n  "title": "x",\n  "format": 2\n}', '"format": 2\n', "'extends' : x\n"],
)
def test_a_whole_scenario_beside_another_is_none_of_its_parts(text: str, tmp_path: Path) -> None:
    home = scenario(tmp_path / "s")
    write(home, **{"other.yaml": text, "events/whole.yaml": text})
    assert find(home / "other.yaml").sources and find(home / "events/whole.yaml").sources


def test_a_file_in_a_folder_of_no_section_is_no_part_of_the_scenario_around_it(tmp_path: Path) -> None:
    home = write(scenario(tmp_path / "s"), **{"drafts/mine.yaml": "fromat: 2\ntitle: x\n", "map/sea.yaml": "a: 1\n"})
    assert find(home / "drafts" / "mine.yaml").sources
    assert refused(home / "map" / "sea.yaml").key == "not-a-scenario"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\n\n", "{}\n"])
def test_an_empty_scenario_is_told_once(text: str) -> None:
    found = load_sources(Sources("", {"scenario.yaml": text})).findings
    (error,) = [one for one in found if one.severity == "error"]
    assert error.key == "not-a-scenario" and "`whitecell new FOLDER`" in error.hint
