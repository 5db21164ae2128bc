"""The command line's frame: which command is chosen, how errors are told, which exit code ends them."""

import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from game.cli import main as cli
from game.cli.errors import CliError
from game.version import __version__

ROOT = Path(__file__).parents[2]
# Unbuffered output would be written at once, where a person's is written at the end.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"} | {"PYTHONPATH": str(ROOT)}

Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a command `probe`, and a title screen, in the place of the real ones."""

    def put(run: Callable[[Namespace], int] = lambda args: 0, title: Callable[[], int] = lambda: 0) -> None:
        def configure(parser: ArgumentParser) -> None:
            parser.epilog = "example:\n  whitecell probe korea_2023"
            parser.add_argument("scenario", metavar="SCENARIO")
            parser.add_argument("--seed", type=int)

        module = ModuleType("probe")
        module.__dict__.update(configure=configure, run=run)
        play = ModuleType("play")
        play.__dict__.update(open_title=title)
        monkeypatch.setitem(sys.modules, "game.cli.probe", module)
        monkeypatch.setitem(sys.modules, "game.cli.play", play)
        monkeypatch.setattr(cli, "COMMANDS", (cli.Command("probe", "try something", "game.cli.probe"),))

    return put


def raising(error: BaseException) -> Callable[[Namespace], int]:
    def run(args: Namespace) -> int:
        raise error

    return run


def test_the_chosen_command_gets_its_arguments_and_gives_the_exit_code(install: Install) -> None:
    seen: list[Namespace] = []

    def run(args: Namespace) -> int:
        seen.append(args)
        return 1

    install(run)
    assert cli.main(["probe", "korea_2023", "--seed", "7"]) == 1
    assert (seen[0].scenario, seen[0].seed) == ("korea_2023", 7)


def test_without_a_command_the_title_screen_opens(install: Install) -> None:
    opened: list[str] = []
    install(title=lambda: opened.append("title") or 0)
    assert cli.main([]) == 0
    assert opened == ["title"]


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"whitecell {__version__}\n"


def test_the_help_lists_every_command_and_gives_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n  {command.name} " in out for command in cli.COMMANDS)
    assert "example:\n  whitecell play korea_2023" in out


@pytest.mark.parametrize("command", cli.COMMANDS, ids=lambda command: command.name)
def test_every_command_of_the_list_is_there_and_explains_itself_with_an_example(
    command: cli.Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(import_module(command.module).run)
    assert cli.main([command.name, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"usage: whitecell {command.name}")
    assert f"example:\n  whitecell {command.name}" in out


def test_a_misspelt_command_is_answered_with_the_right_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["trascript"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("whitecell: there is no command 'trascript' (did you mean 'transcript'?)\n")
    assert told.out == ""


def test_a_word_like_no_command_gets_no_guess_but_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["qqqq"]) == 2
    err = capsys.readouterr().err
    assert "did you mean" not in err
    assert "simulate, transcript" in err


def test_an_echoed_word_cannot_steer_the_terminal_or_fill_it(capsys: pytest.CaptureFixture[str]) -> None:
    wrong = "\x1b[31m\u202e" + "a" * 100_000
    for command in (
        ["graph", "korea_2023", "--out", wrong],
        ["why", "korea_2023", wrong],
        ["show", "korea_2023", wrong],
    ):
        assert cli.main(command) in (2, 3)
        err = capsys.readouterr().err
        assert "\x1b" not in err and "\u202e" not in err and "\\x1b[31m" in err
        assert len(err) < 20_000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["probe"], "the following arguments are required: SCENARIO"),
        (["probe", "x", "--sed", "1"], "'--sed' is not understood (did you mean '--seed'?)"),
        (["probe", "x", "--sed=1"], "'--sed=1' is not understood (did you mean '--seed'?)"),
        (["probe", "x", "--see", "1"], "'--see' is not understood (did you mean '--seed'?)"),
        (["probe", "x", "--seed", "many"], "argument --seed: invalid int value: 'many'"),
    ],
)
def test_wrong_usage_is_refused_with_the_usage_in_one_block(
    install: Install, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    install()
    assert cli.main(words) == 2
    first, *others = capsys.readouterr().err.splitlines()
    assert first == f"whitecell: {message}"
    assert others[0].startswith("  usage: whitecell probe")
    assert others[-1] == "  `whitecell probe --help` explains it and gives an example."
    assert all(line.startswith("  ") for line in others)


def test_a_misspelt_option_of_whitecell_itself_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--verson"]) == 2
    assert "(did you mean '--version'?)" in capsys.readouterr().err


def test_a_clear_failure_is_told_on_stderr_with_its_code(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(raising(CliError("the save is damaged\nit opens at turn 3", 4)))
    assert cli.main(["probe", "x"]) == 4
    told = capsys.readouterr()
    assert told.err == "whitecell: the save is damaged\n  it opens at turn 3\n"
    assert told.out == ""


@pytest.mark.parametrize("code", [-1, 0, 10, 130])
def test_an_error_cannot_claim_a_code_outside_the_contract(code: int) -> None:
    with pytest.raises(ValueError, match="1 to 9"):
        CliError("no", code)


def test_a_file_that_cannot_be_used_is_named(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(raising(FileNotFoundError(2, "No such file or directory", "scores.json")))
    assert cli.main(["probe", "x"]) == 3
    assert capsys.readouterr().err == "whitecell: scores.json: No such file or directory\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileExistsError(17, "File exists", "pages"), "a file stands here, where a folder is needed"),
        (NotADirectoryError(20, "Not a directory", "pages"), "a part of this path is a file"),
    ],
)
def test_a_path_that_cannot_be_made_is_told_with_the_cure(
    error: OSError, words: str, install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(raising(error))
    assert cli.main(["probe", "x"]) == 3
    said = capsys.readouterr().err
    assert said.startswith(f"whitecell: pages: {words}") and said.endswith("; name another place\n")


def test_an_interruption_ends_with_130(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(raising(KeyboardInterrupt()))
    assert cli.main(["probe", "x"]) == 130
    assert capsys.readouterr().err == "whitecell: interrupted\n"


def test_a_reader_that_has_gone_is_not_complained_about(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(raising(BrokenPipeError(32, "Broken pipe")))
    assert cli.main(["probe", "x"]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("words", [["--debug", "probe", "x"], ["probe", "x", "--debug"]])
def test_debug_shows_the_traceback_and_keeps_the_code(
    install: Install, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    install(raising(CliError("no display", 5)))
    assert cli.main(words) == 5
    err = capsys.readouterr().err
    assert "Traceback (most recent call last)" in err
    assert err.endswith("whitecell: no display\n")


def test_an_unforeseen_error_is_one_sentence_and_a_report_without_secrets(
    install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHITECELL_HOME", str(tmp_path))

    def run(args: Namespace) -> int:
        secret = {"submarine": "under the ice"}
        try:
            raise LookupError(f"under the ice {secret}")
        except LookupError as error:
            raise RuntimeError("the submarine is under the ice") from error

    install(run)
    assert cli.main(["probe", "secret_scenario", "--seed", "918273"]) == 9
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "under the ice" not in err
    first, second = err.splitlines()
    assert first == "whitecell: an error that nobody foresaw has stopped the program (RuntimeError)."
    path = Path(second.removeprefix("  A report without secrets of the game is in "))
    assert path.is_relative_to(tmp_path)
    report = path.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in report
    assert "builtins.LookupError" in report
    assert "game/cli/main.py:" in report
    assert "command: probe" in report
    for secret in ("ice", "918273", "secret_scenario", str(ROOT), str(Path.home())):
        assert secret not in report


def test_a_report_that_cannot_be_written_hides_nothing(
    install: Install, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a_file"
    blocked.write_text("")
    monkeypatch.setenv("WHITECELL_HOME", str(blocked))
    install(raising(ZeroDivisionError()))
    assert cli.main(["probe", "x"]) == 9
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_letter_that_the_terminal_lacks_is_no_error() -> None:
    code = r"from game.cli.main import main; main(['--version']); print('\ud55c')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=60,
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "?")


@pytest.mark.parametrize(
    "words", [["show", "korea_2023", "turns"], ["check", "--explain", "unknown-meter"], ["nosuch"]]
)
def test_a_program_without_an_output_does_its_work_in_silence(
    monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert cli.main(words) == (2 if words == ["nosuch"] else 0)
    sys.stdout.close()
    sys.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_output_onto_a_full_disk_is_told() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", "--version"],
            env=ENVIRONMENT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            timeout=60,
        )
    assert (done.returncode, done.stderr) == (3, "whitecell: the output: No space left on device\n")


def test_the_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from game.cli.main import main; code = main(['--help']); "
        "heavy = {'pygame', 'rich', 'yaml', 'platformdirs', 'multiprocessing', 'numpy', 'importlib.metadata'}; "
        "parts = {name for name in sys.modules if name.startswith('game.')}; "
        "print(code, sorted(heavy & set(sys.modules)), sorted(parts), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    ours = ["game.cli", "game.cli.errors", "game.cli.main", "game.cli.parser", "game.version"]
    assert done.stderr == f"0 [] {ours}\n"
