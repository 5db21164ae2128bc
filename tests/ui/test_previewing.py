"""Everything of a scenario can be looked at as a seat would see it; an event can be tried without losing the game."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.session.table import Table
from game.session.watching import Watch
from game.ui import intents as want
from game.ui.direction.previewing import Previewing
from game.ui.presenters.looks import NOT_TOLD, Looks
from game.ui.presenters.previews import KINDS, previews
from game.ui.viewmodels import BoardVM, BriefingVM, EndingVM, OverlayVM, PreviewVM, ResolutionVM
from tests.session.scenario_copies import Writing, played
from tests.ui.writing import Desk


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    return played(Watch(Writing(tmp_path_factory.mktemp("scenario")).folder), 2)


SHOWN_AS = {
    "briefing": BriefingVM,
    "event": ResolutionVM,
    "dilemma": OverlayVM,
    "offer": OverlayVM,
    "ultimatum": ResolutionVM,
    "exchange": OverlayVM,
    "action": BoardVM,
    "ending": EndingVM,
}


@pytest.mark.parametrize("seat", [0, 1])
def test_everything_on_the_list_can_be_looked_at(table: Table, seat: int) -> None:
    looks = Looks(table, seat)
    listed = previews(table, seat)
    assert {item.kind for item in listed.items} == set(KINDS) == set(SHOWN_AS)
    scenario = table.scenario
    sections = (scenario.events, scenario.dilemmas, scenario.agreements, scenario.ultimatums, scenario.exchanges)
    whole = sum(map(len, sections)) + len(scenario.actors) + len(scenario.actions) + len(scenario.endings)
    assert len(listed.items) == whole
    for item in listed.items:
        shown = looks.show(item.id)
        assert shown is not None, item.id
        assert isinstance(shown[1], SHOWN_AS[item.kind])
        assert shown[1].as_text().strip()


def test_what_was_written_is_what_is_seen(table: Table) -> None:
    looks = Looks(table, 0)
    seen = {
        "event:convoy_sails": ("Twelve ships leave port", "Nobody interferes", "Warning shots fall 300 m"),
        "dilemma:answer_patrol": ("The admiral asks for orders", "Shadow them closely"),
        "offer:freeze": ("Neither side patrols the strait", "Pays for the search"),
        "ultimatum:give_position": ("within two weeks", "Besk hands over a chart", "The deadline passes"),
        "exchange:convoy_fire": ("Warning shots fall near the convoy", "Hold course"),
        "action:listen": ("A better picture of their readiness",),
        "ending:war": ("Ships are burning", "The strait is open again"),
        "briefing:arva": ("Find out what became of the ship", "At dawn a survey ship stops answering"),
    }
    for name, parts in seen.items():
        shown = looks.show(name)
        assert shown is not None
        for part in parts:
            assert part in shown[1].as_text(), name


def test_the_outcomes_of_an_action_and_of_an_answer_are_shown_in_turn(table: Table) -> None:
    looks = Looks(table, 0)
    shown = looks.outcomes("action:patrol_strait")
    assert shown is not None
    told = shown[1].as_text()
    assert "Grey hulls stand in the middle" in told
    assert "shadowed for 45 min" in told
    assert "The patrol turns back" in told
    answered = looks.outcomes("dilemma:answer_patrol", "shadow")
    assert answered is not None
    assert "Outcome 2 of 2: failure" in answered[1].as_text()


def test_an_offer_and_a_crisis_are_followed_to_their_ends(table: Table) -> None:
    previewing = Previewing(table, 0)
    previewing.handle(want.Press("look:offer:freeze"))
    previewing.handle(want.Answer("offer:freeze:besk", "accept"))
    told = previewing.scene()[1].as_text()
    for part in ("accepts the proposal", "have kept it", "BSK breaks its promise to ARV", "ARV breaks its promise"):
        assert part in told
    previewing.handle(want.Skip())
    assert previewing.scene()[0] == "dialog"
    shown = Looks(table, 0).outcomes("offer:freeze", "refuse")
    assert shown is not None
    assert "does not accept" in shown[1].as_text()
    ends = {
        "match": "The strait is a battlefield",
        "hold": "Both sides fall silent",
        "back_down": "turns away",
    }
    for choice, part in ends.items():
        shown = Looks(table, 0).outcomes("exchange:convoy_fire", choice)
        assert shown is not None
        assert part in shown[1].as_text()


def test_a_seat_that_learns_nothing_is_told_so(table: Table) -> None:
    shown = Looks(table, 0).show("event:payday")
    assert shown is not None
    assert "The yards deliver" in shown[1].as_text()
    scenario = table.scenario
    hidden = next(deed for deed in table.program.deeds if deed.kind == "action" and deed.seen == 2)
    told = Looks(table, 0)._told_of([hidden.index], 0)[1].as_text()
    assert NOT_TOLD in told
    assert scenario is table.scenario


def test_nothing_that_is_not_there_is_shown(table: Table) -> None:
    looks = Looks(table, 0)
    for name in ("event:nothing", "dilemma:nothing", "offer:x", "ultimatum:x", "exchange:x", "action:x", "ending:x"):
        assert looks.show(name) is None
    assert looks.show("briefing:x") is None
    assert looks.show("nothing") is None


def test_looking_leads_back_to_the_list(table: Table) -> None:
    previewing = Previewing(table, 0)
    ways: list[tuple[str, want.Intent]] = [
        ("briefing:arva", want.Next()),
        ("event:ship_missing", want.Skip()),
        ("dilemma:answer_patrol", want.Answer("dilemma:answer_patrol", "leave-preview")),
        ("offer:freeze", want.Answer("offer:freeze:besk", "leave-preview")),
        ("action:listen", want.Back()),
        ("ending:war", want.Press("leave-preview")),
    ]
    for item, leave in ways:
        assert previewing.handle(want.Press(f"look:{item}"))
        assert previewing.scene()[0] != "preview"
        previewing.handle(leave)
        assert previewing.scene()[0] == "preview", item
    assert not previewing.handle(want.Back())


def test_the_steps_of_an_event_are_paged_and_left_at_their_end(table: Table) -> None:
    previewing = Previewing(table, 0)
    previewing.handle(want.Press("look:event:convoy_sails"))
    vm = previewing.scene()[1]
    assert isinstance(vm, ResolutionVM)
    for number in range(1, len(vm.steps)):
        previewing.handle(want.Next())
        now = previewing.scene()[1]
        assert isinstance(now, ResolutionVM)
        assert now.index == number
    previewing.handle(want.Next())
    assert isinstance(previewing.scene()[1], PreviewVM)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def test_an_event_is_fired_in_a_branch_and_the_game_is_as_it_was(desk: Desk) -> None:
    before, shown = desk.match.table.state.digest, desk.workshop.scene()
    desk.workshop.handle(want.Press("preview"))
    desk.workshop.handle(want.Press("fire:event:convoy_sails"))
    desk.frame()
    branch = desk.workshop.house.match
    assert branch is not None
    assert branch is not desk.match
    assert "branch" in desk.status
    told = {desk.match.table.program.sources[entry.source].id for entry in branch.table.rounds[-1].log}
    assert "convoy_sails" in told
    desk.edit("events.yaml", "title: A convoy sails through the strait", "title: A convoy is under way")
    again = desk.workshop.house.match
    assert again is not None
    assert again is not desk.match
    assert "A convoy is under way" in again.table.scenario.events["convoy_sails"].title
    assert len(again.table.rounds) == len(branch.table.rounds)
    desk.workshop.handle(want.Press("return"))
    assert desk.match.table.state.digest == before
    assert desk.workshop.scene()[0] == shown[0]


def test_an_event_that_cannot_happen_again_says_why(desk: Desk) -> None:
    desk.workshop.handle(want.Press("preview"))
    desk.workshop.handle(want.Press("fire:event:ship_missing"))
    assert desk.workshop.house.match is desk.match
    assert "cannot happen again" in " ".join(desk.workshop.notes())


def test_what_is_looked_at_follows_the_files(desk: Desk) -> None:
    desk.workshop.handle(want.Press("preview"))
    desk.workshop.handle(want.Press("look:dilemma:answer_patrol"))
    desk.edit("dilemmas.yaml", "The admiral asks for orders.", "The admiral wants orders now.")
    assert "The admiral wants orders now." in desk.workshop.scene()[1].as_text()
