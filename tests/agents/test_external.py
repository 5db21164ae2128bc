"""Programs that play a seat: whatever they do wrong, the game goes on, it is said once, and none is left over."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from game.agents.base import SpecError, agents_for
from game.agents.external import agent as external
from game.agents.external.agent import ExecAgent, time_limit, words_of
from game.agents.external.child import LONGEST, Child, lines_of
from game.agents.play import ask
from game.core.moves import AnswerMove, Move, OrderMove
from game.core.state import State
from game.engine.observe import view_of
from game.engine.preview import fitting, refusals
from game.resources import assets_dir
from tests.support.play import decision_points, garbage, generated, named

SAMPLE = assets_dir() / "agents" / "sample_agent.py"
LOOP = """
import json, os, sys, time
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "decide":
        {}
"""
SAY = "print({}, flush=True)"
Make = Callable[[str], ExecAgent]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """An agent that runs a program of this text; none may be running at the end."""
    monkeypatch.setenv("WHITECELL_AGENT_SECONDS", "30")  # for a busy machine
    monkeypatch.setattr(external, "_said", set())
    monkeypatch.setattr("game.agents.external.child.GRACE", 0.3)
    made: list[int] = []
    start = subprocess.Popen

    def watched(*words: object, **named: object) -> object:
        process = start(*words, **named)  # type: ignore[call-overload]
        made.append(process.pid)
        return process

    monkeypatch.setattr(subprocess, "Popen", watched)

    def make(text: str) -> ExecAgent:
        path = tmp_path / "agent.py"
        path.write_text(text, encoding="utf-8")
        return ExecAgent(f'"{sys.executable}" "{path}"')

    yield make
    gc.collect()
    until = time.monotonic() + 10
    while any(map(is_running, made)) and time.monotonic() < until:
        time.sleep(0.02)
    assert [pid for pid in made if is_running(pid)] == []


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def answers(agent: ExecAgent, times: int = 1, name: str = "two_sides") -> list[tuple[Move, ...]]:
    program = named(name)
    state = decision_points(program, 1)[0]
    return [agent.choose(program, view_of(program, state, 0), 5).moves for _ in range(times)]


def loop(*lines: str) -> str:
    return LOOP.format("\n        ".join(lines))


def one_sentence(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    assert lines[0].startswith("whitecell: the agent of arva ")
    return lines[0].removeprefix("whitecell: the agent of arva ")


ORDER = '{"id": message["id"], "moves": [{"kind": "order", "action": "listen", "target": "besk"}]}'
LISTEN = OrderMove("arva", "listen", "besk")


def test_moves_are_taken_and_may_leave_the_actor_out(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    agent = make(loop(SAY.format(f"json.dumps({ORDER})")))
    assert answers(agent, 3) == [(LISTEN,)] * 3
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ("'hello, world'", "was not understood: its answer is not JSON: hello, world;"),
        ("'{\"id\": 1'", "was not understood: its answer is not JSON: "),
        ("'[' * 90000", "was not understood: its answer is not JSON: [[["),
        ("'\\x1b[2J\\u202e'", "was not understood: its answer is not JSON: \\x1b[2J\\u202e;"),
        ("'7' * 5000", "was not understood: its answer is not JSON: 777"),
        ("'null'", 'was not understood: its answer is not an object with the "id" of the question'),
        ("'{}'", 'was not understood: its answer is not an object with the "id" of the question'),
        ("'{\"id\": true}'", 'was not understood: its answer is not an object with the "id" of the question'),
        ("'{\"id\": 7}'", 'answered a question that was not asked; send back its "id"'),
        ('json.dumps({"id": 1, "moves": {}})', "was not understood: its answer has no list"),
        ('json.dumps({"id": 1, "moves": [None]})', "was not understood: its answer holds a move without a"),
        ('json.dumps({"id": 1, "moves": [{}] * 101})', "was not understood: its answer has no list"),
        ('json.dumps({"id": 1, "moves": [{"kind": "adjust"}]})', "was not understood: its answer holds a move of kind"),
        (
            'json.dumps({"id": 1, "moves": [{"kind": "order", "action": 7}]})',
            "was not understood: its answer holds a move that cannot be read",
        ),
        (
            'json.dumps({"id": 1, "moves": [{"kind": "order", "actor": "besk", "action": "x"}]})',
            "was not understood: its answer holds a move of another seat",
        ),
    ],
)
def test_garbage_is_told_in_a_sentence_and_the_seat_does_nothing(
    make: Make, capsys: pytest.CaptureFixture[str], said: str, complaint: str
) -> None:
    agent = make(loop(f'if message["id"] == 1: {SAY.format(said)}', f"else: {SAY.format(f'json.dumps({ORDER})')}"))
    assert answers(agent, 2) == [(), (LISTEN,)]
    told = one_sentence(capsys)
    assert told.startswith(complaint)
    assert told.endswith("; the seat does nothing at that decision")


@pytest.mark.parametrize("raw", [r"\xff\xfe\x00", r"\xc3(", r"\xed\xa0\x80"])
def test_another_encoding_is_garbage(make: Make, capsys: pytest.CaptureFixture[str], raw: str) -> None:
    agent = make(loop(f"sys.stdout.buffer.write(b'{raw}' + b'\\n')", "sys.stdout.flush()"))
    assert answers(agent) == [()]
    assert one_sentence(capsys).startswith("was not understood: its answer is not UTF-8")


def test_empty_lines_and_late_answers_are_passed_over(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    late = ['if message["id"] == 1: time.sleep(0.6)', SAY.format("''"), SAY.format(f"json.dumps({ORDER})")]
    agent = make(loop(*late))
    agent.seconds = 0.4
    assert answers(agent) == [()]
    agent.seconds = 30
    assert answers(agent) == [(LISTEN,)]
    assert one_sentence(capsys) == "gave no answer within 0.4 s; the seat does nothing at that decision"


@pytest.mark.parametrize("text", ["import time\ntime.sleep(60)", loop("sys.stdout.write('half a line')"), loop("pass")])
def test_silence_ends_after_three_decisions(make: Make, capsys: pytest.CaptureFixture[str], text: str) -> None:
    agent = make(text)
    agent.seconds = 0.2
    began = time.monotonic()
    assert answers(agent, 50) == [()] * 50
    assert time.monotonic() - began < 8
    told = capsys.readouterr().err.splitlines()
    assert [line.partition("arva ")[2] for line in told] == [
        "gave no answer within 0.2 s; the seat does nothing at that decision",
        "has failed 3 times and is ended; the seat does nothing from now on",
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("raise SystemExit(3)", "has ended (exit code 3)"),
        (loop("raise KeyError('rok')"), "has ended (exit code 1: KeyError: 'rok')"),
        (loop("os.close(1)"), "has ended ("),
        (
            loop("print('half', end='', flush=True)", "os._exit(0)"),
            "was not understood: its answer is not JSON: half;",
        ),
        ("import os\nos.abort()", "has ended (signal 6)"),
    ],
)
def test_a_crash_is_told_with_its_last_words(
    make: Make, capsys: pytest.CaptureFixture[str], text: str, complaint: str
) -> None:
    agent = make(text)
    assert answers(agent, 3) == [()] * 3
    told = capsys.readouterr().err
    assert f"whitecell: the agent of arva {complaint}" in told
    assert "the seat does nothing for the rest of the game" in told.splitlines()[-1]
    assert "Traceback" not in told


def test_endless_output_neither_fills_the_memory_nor_stops_the_game(
    make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    for text, seconds in (("print('x' * 5000)", 30), ("print('x' * 5000, end='')", 30), ("print()", 0.3)):
        agent = make(f"while True: {text}")
        agent.seconds = seconds
        assert answers(agent, 5) == [()] * 5
        del agent
    told = capsys.readouterr().err
    assert "said a line of more than 1000000 bytes; the seat does nothing for the rest of the game" in told
    assert len(told.splitlines()) <= 4


def test_no_line_is_read_after_the_deadline_however_many_wait() -> None:
    child = Child([sys.executable, "-c", "while True: print()"])
    try:
        assert child.receive(time.monotonic() + 10) is not None
        time.sleep(0.1)
        assert child.receive(time.monotonic() - 0.001) is None
    finally:
        child.end()


def test_a_long_line_in_small_pieces_is_read_in_no_time() -> None:
    class Dribble:
        left = LONGEST

        def read(self, _: int) -> bytes:
            self.left -= 10
            return b"x" * 10 if self.left >= 0 else b"\ny\n\nz" if self.left == -10 else b""

    began = time.monotonic()
    assert list(lines_of(Dribble())) == [b"x" * LONGEST, b"y", b"", b"z"]  # type: ignore[arg-type]
    assert time.monotonic() - began < 3


STUBBORN = "import time\nwhile True: time.sleep(1)"


def test_leaving_a_game_does_not_wait_for_its_programs(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.agents.external.child.GRACE", 1.0)
    agent = make(STUBBORN)
    agent.seconds = 0.1
    assert answers(agent) == [()]
    began = time.monotonic()
    del agent
    gc.collect()
    assert time.monotonic() - began < 0.8


@pytest.mark.skipif(os.name != "posix", reason="looks for a process as POSIX does")
@pytest.mark.parametrize("leaving", ["", "del agent"])
def test_no_program_is_left_at_the_exit(tmp_path: Path, leaving: str) -> None:
    note = tmp_path / "pid"
    (tmp_path / "agent.py").write_text(f"import os\nopen({str(note)!r}, 'w').write(str(os.getpid()))\n{STUBBORN}")
    text = f"""
from game.agents.external.agent import ExecAgent
from tests.agents.test_external import answers
agent = ExecAgent('"{sys.executable}" "{tmp_path / "agent.py"}"')
agent.seconds = 3.0
answers(agent)
{leaving}
"""
    subprocess.run([sys.executable, "-c", text], cwd=Path(__file__).resolve().parents[2], check=True, timeout=60)
    assert not still_runs(int(note.read_text()))


@pytest.mark.skipif(os.name != "posix", reason="files that may be run are marked so on POSIX")
def test_a_file_that_is_no_program_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "thing"
    path.write_bytes(b"\x00\x01")
    path.chmod(0o755)
    assert answers(ExecAgent(str(path)), 2) == [(), ()]
    assert one_sentence(capsys) == (
        "cannot be started: Exec format error; the seat does nothing for the rest of the game"
    )


def test_endless_complaints_are_no_trouble(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    noise = "[sys.stderr.write('x' * 100000) for _ in range(50)]"
    agent = make(loop(noise, SAY.format(f"json.dumps({ORDER})")))
    assert answers(agent, 2) == [(LISTEN,)] * 2
    assert capsys.readouterr().err == ""


def test_a_program_that_never_reads_does_not_hold_the_game_up(make: Make) -> None:
    agent = make("import time\nwhile True: time.sleep(1)")
    agent.seconds = 0.1
    began = time.monotonic()
    for name in ("korea_2023_class", "korea_2023"):  # more than a pipe holds
        assert answers(agent, 2, name) == [(), ()]
    assert time.monotonic() - began < 30


def test_illegal_moves_are_left_out_and_told_to_the_agent(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    fly = '{"kind": "order", "action": "fly", "target": "\\ud800"}'
    moves = f'[{fly}, {{"kind": "order", "action": "listen", "target": "besk"}}]'
    check = 'wrong = [one["move"]["action"] for one in message["refused"]]'
    second = SAY.format('json.dumps({"id": 2, "moves": [{"kind": "answer", "about": wrong[0], "choice": "x"}]})')
    first = SAY.format('json.dumps({"id": 1, "moves": ' + moves + "})")
    agent = make(loop(check, f'if message["id"] == 1: {first}', f"else: {second}"))
    assert answers(agent) == [(LISTEN,)]
    assert one_sentence(capsys).startswith("made a move that is not allowed: fly \\ud800: This seat has no such order")
    assert answers(agent) == [()]
    assert one_sentence(capsys).startswith("made a move that is not allowed: fly x: Nothing called 'fly' waits")


def test_a_child_and_what_it_started_end_with_the_agent(make: Make, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    stubborn = [
        "import signal, subprocess",
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)",
        "other = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        f"open({str(note)!r}, 'w').write(str(other.pid))",
        SAY.format(f"json.dumps({ORDER})"),
        "time.sleep(60)",
    ]
    agent = make(loop(*stubborn))
    assert answers(agent) == [(LISTEN,)]
    del agent
    gc.collect()
    if os.name == "posix":
        until = time.monotonic() + 5
        while still_runs(int(note.read_text())) and time.monotonic() < until:
            time.sleep(0.02)
        assert not still_runs(int(note.read_text()))


def still_runs(pid: int) -> bool:
    """A dead process that nobody has waited for does not run."""
    stat = Path(f"/proc/{pid}/stat")
    if stat.parent.parent.joinpath("self").exists():
        return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
    return is_running(pid)


def test_nothing_runs_before_its_seat_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", forbidden)
    program = named("two_sides")
    agents = agents_for(program, f'arva=exec:"{sys.executable} -c pass",*=doctrine')
    assert isinstance(agents[0], ExecAgent)
    over = State((*decision_points(program, 1)[0].slots[:3], 2, *decision_points(program, 1)[0].slots[4:]), (), 0)
    assert ask(program, over, {0: agents[0]}).moves == ()


def test_the_program_is_told_nothing_that_its_seat_cannot_know() -> None:
    from game.agents.external.wire import decide
    from tests.support.twins import twin

    dice = Random(1)
    for program in (named("two_sides"), named("korea_2023"), *(generated(number, 2) for number in range(6))):
        for state in decision_points(program, 918_273_645_546_372)[:6]:
            for seat in range(len(program.seats)):
                views = [view_of(program, one, seat) for one in (state, twin(program, state, seat, dice))]
                told = [repr(decide(program, view, 1, [])) for view in views]
                assert told[0] == told[1]
                assert "918273645546372" not in told[0]


def test_the_tables_that_are_told_are_those_of_the_seat() -> None:
    from game.agents.external.wire import hello

    program = named("korea_2023")
    for seat, own in enumerate(program.seats):
        told = hello(program, seat, 5.0)
        assert len(told["orders"]) == len(own.orders)
        assert all(own.id in (deal["from"], deal["to"]) for deal in told["agreements"])
        others = [other.briefing for other in program.seats if other is not own]
        assert not any(briefing[:60] in repr(told) for briefing in others)
        for name in told["numbers"]:
            slot = program.names[name]
            assert program.slots[slot].exact >> seat & 1 or (seat, slot) in program.reports


def test_moves_that_fit_by_the_view_fit_by_the_truth() -> None:
    dice = Random(2)
    for number in range(6):
        program = generated(number, 2)
        for state in decision_points(program, number):
            for seat, own in enumerate(program.seats):
                moves = [move for _ in range(12) if getattr(move := garbage(program, dice), "actor", "") == own.id]
                moves += [
                    move for move in ask(program, state, agents_for(program, "random")).moves if move.actor == own.id
                ]
                kept, refused = fitting(program, view_of(program, state, seat), moves)
                assert refusals(program, state, kept) == ()
                assert len(kept) + len(refused) <= len(moves)


def test_commands_are_split_without_a_shell() -> None:
    python = sys.executable
    assert words_of(f"\"{python}\" 'my agent.py' --level 3,4 ; rm") == [
        python,
        "my agent.py",
        "--level",
        "3,4",
        ";",
        "rm",
    ]
    assert words_of(f'"{python}" C:\\agents\\a.py "b c"', windows=True) == [python, "C:\\agents\\a.py", "b c"]
    with pytest.raises(SpecError, match="there is no program 'no_such_program' to run"):
        words_of("no_such_program --x")
    with pytest.raises(SpecError, match="cannot be read: no closing quotation"):
        words_of("python3 'half")
    with pytest.raises(SpecError, match="needs a command"):
        words_of(" ")


def test_the_time_limit_is_read_from_the_environment() -> None:
    assert time_limit({}) == 5.0
    assert time_limit({"WHITECELL_AGENT_SECONDS": "0.5"}) == 0.5
    for wrong in ("soon", "0", "-1", "nan", "inf", "99999"):
        with pytest.raises(SpecError, match="it must be a number of seconds from "):
            time_limit({"WHITECELL_AGENT_SECONDS": wrong})


def test_the_sample_agent_is_short_and_needs_nothing_but_python() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40
    assert [line for line in text.splitlines() if line.startswith(("import", "from"))] == ["import json", "import sys"]


def test_the_sample_agent_answers_everything_without_a_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    program = named("korea_2023")
    agent = ExecAgent(f'"{sys.executable}" -I "{SAMPLE}"')
    answered = 0
    for state in decision_points(program, 2, "random"):
        view = view_of(program, state, 0)
        moves = agent.choose(program, view, 0).moves
        assert refusals(program, state, moves) == ()
        answered += sum(isinstance(move, AnswerMove) for move in moves)
    assert answered > 0
    assert capsys.readouterr().err == ""
