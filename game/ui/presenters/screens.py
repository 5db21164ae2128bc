"""The screens around the board: title, picker, seats, curtain, briefing, saves, settings, help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from game.core.amounts import figure, measure, scale
from game.core.calendar import date_text
from game.core.model.scenario import Scenario
from game.core.program import Goal
from game.session.savelist import SaveInfo
from game.session.settings import Settings
from game.ui.keys import KEYS, WRITING, WRITING_KEYS
from game.ui.presenters.charts import chart, theatre
from game.ui.presenters.desk import Desk, words
from game.ui.presenters.holdings import known
from game.ui.viewmodels import (
    BriefingVM,
    ButtonVM,
    ChoiceVM,
    CurtainVM,
    DetailRow,
    DialogVM,
    HelpSection,
    HelpVM,
    MapVM,
    OptionVM,
    PickerVM,
    SavesVM,
    SaveVM,
    ScenarioVM,
    SeatsVM,
    SeatVM,
    SettingsVM,
    SettingVM,
    SignVM,
    TitleVM,
    WaitingVM,
)
from game.ui.viewmodels.common import minus
from game.version import __version__

PERSON, DOCTRINE = "person", "doctrine"
CONTROLS = (
    ChoiceVM(PERSON, "A person"),
    ChoiceVM("random", "Computer, at random"),
    ChoiceVM("novice", "Computer, by whims"),
    ChoiceVM(DOCTRINE, "Computer, by doctrine"),
    ChoiceVM("skilled", "Computer, looking ahead"),
    ChoiceVM("expert", "Computer, expert (1 s a move)"),
)
"""Who may play a seat: a person, or a computer player by the name that a SPEC uses."""


WORLD = MapVM(bbox=(92.0, 14.0, 158.0, 54.0))
"""What lies behind the first menu."""


def title(saved: bool, map_: MapVM = WORLD) -> TitleVM:
    """The first screen."""
    menu = (
        ButtonVM("new", "New exercise"),
        ButtonVM("saves", "Go on with a saved game", saved, "There is no saved game yet."),
        ButtonVM("settings", "Settings"),
        ButtonVM("help", "Help"),
        ButtonVM("quit", "Quit"),
    )
    return TitleVM("Whitecell", "A tabletop for crises", __version__, menu, "Everything in an exercise is play.", map_)


def picker(scenarios: Sequence[tuple[str, Scenario | None, str]], selected: str) -> PickerVM:
    """The scenarios that were found: (id, scenario or None, what is wrong with it)."""
    items = tuple(_scenario(name, scenario, problem) for name, scenario, problem in scenarios)
    chosen = next((item for item in items if item.id == selected), None)
    start = ButtonVM("next", "Choose seats", bool(chosen and not chosen.problem), "This scenario cannot be played.")
    return PickerVM("Choose a scenario", items, selected, start)


def _scenario(name: str, scenario: Scenario | None, problem: str) -> ScenarioVM:
    if scenario is None:
        return ScenarioVM(name, name, problem=problem)
    header = scenario.header
    facts = (
        DetailRow("Seats", ", ".join(actor.short for actor in scenario.actors.values() if actor.playable)),
        DetailRow("Turns", str(header.turns)),
        DetailRow("Session", f"about {header.minutes} minutes" if header.minutes else "not said"),
        DetailRow("Actions", str(len(scenario.actions))),
        DetailRow("Events", str(len(scenario.events))),
    )
    playable = sum(actor.playable for actor in scenario.actors.values())
    return ScenarioVM(
        name,
        header.title,
        f"{header.turns} turns, {playable} seats",
        words(header.summary),
        facts,
        theatre(scenario),
    )


def seats(scenario: Scenario, controls: Mapping[str, str]) -> SeatsVM:
    """Who plays what."""
    rows = tuple(
        SeatVM(
            actor.id,
            actor.title,
            actor.short,
            actor.flag,
            index,
            next((words(goal.title) for goal in actor.objectives.values()), actor.posture),
            controls.get(actor.id, DOCTRINE),
            CONTROLS if actor.playable else CONTROLS[1:],
        )
        for index, actor in enumerate(scenario.actors.values())
    )
    people = sum(control == PERSON for control in controls.values())
    start = ButtonVM("start", "Start the exercise", people > 0, "At least one seat needs a person.")
    return SeatsVM(scenario.header.title, rows, "Who sits where? Computers take the other seats.", (), start)


def curtain(desk: Desk) -> CurtainVM:
    """Between two seats at one screen."""
    seat = desk.program.seats[desk.seat]
    return CurtainVM(seat.title, seat.flag, f"Hand over to {seat.title}", "Everyone else looks away, please.")


def waiting() -> WaitingVM:
    """While computer seats think."""
    return WaitingVM("The other seats are deciding", "The game goes on by itself when they have.")


def briefing(desk: Desk) -> BriefingVM:
    """What a seat reads before its first turn."""
    seat = desk.program.seats[desk.seat]
    actor = desk.scenario.actors[seat.id]
    goals = tuple(_goal(desk, goal) for goal in desk.program.goals if goal.actor == desk.seat)
    facts = [DetailRow("Red line", words(line.says)) for line in actor.red_lines.values()]
    facts += [DetailRow("To discuss", words(prompt)) for prompt in actor.prompts]
    paragraphs = (*words(desk.scenario.header.opening).split("\n\n"), *words(seat.briefing).split("\n\n"))
    return BriefingVM(
        desk.program.title,
        seat.title,
        seat.flag,
        f"Briefing, {desk.date(short=False)}",
        tuple(part for part in paragraphs if part),
        goals,
        tuple(facts),
        chart(desk),
        known=known(desk, from_the_start=""),
    )


def _goal(desk: Desk, goal: Goal) -> DetailRow:
    """What an objective is measured by, and the numbers at which it gives no points and all."""
    own = f", {desk.program.seats[goal.actor].short}"
    number = desk.program.slots[goal.slots[0]].label.removesuffix(own) if len(goal.slots) == 1 else ""
    title = words(goal.title)
    label = f"{title}: {number}" if number and not number.startswith(title) else title
    shared = ", shared by all" if goal.shared else ""
    info = scale(desk.program, goal)
    ends = minus(f"{figure(info, goal.start)} to {measure(info, goal.goal)}")
    return DetailRow(label, f"{ends}{shared}")


def saves(found: Sequence[SaveInfo], can_save: bool, suggestion: str, note: str) -> SavesVM:
    """Saved games; nothing of their content."""
    rows = tuple(
        SaveVM(
            str(save.path),
            save.name,
            _when(save.modified),
            (
                DetailRow("Scenario", save.title or save.scenario),
                DetailRow("Turn", str(save.turn)),
                DetailRow("Seats", str(save.seats)),
            )
            if not save.problem
            else (),
            problem=save.problem or "",
        )
        for save in found
    )
    return SavesVM("Saved games", rows, can_save, suggestion, note)


def confirm_delete(name: str) -> DialogVM:
    """Asked before a saved game is deleted."""
    return DialogVM(
        "delete",
        "confirm",
        f"Delete {name}?",
        "A deleted game cannot be brought back.",
        options=(OptionVM("keep", "Keep it"), OptionVM("delete", "Delete it", tone="bad")),
        cancel="keep",
    )


def _when(nanoseconds: int) -> str:
    if not nanoseconds:
        return ""
    when = datetime.fromtimestamp(nanoseconds // 10**9)
    return f"{date_text(when, short=True)}, {when:%H:%M}"


def settings(current: Settings) -> SettingsVM:
    """How it looks and sounds."""
    on = {True: "on", False: "off"}
    themes = (
        ChoiceVM("dark", "Dark"),
        ChoiceVM("light", "Light, for a projector"),
        ChoiceVM("high_contrast", "High contrast"),
    )
    look = (
        SettingVM("theme", "Theme", "choice", current.theme, themes),
        SettingVM(
            "scale", "Size of everything", "number", str(current.scale), minimum=80, maximum=200, step=10, unit=" %"
        ),
        SettingVM(
            "font_size", "Size of text", "number", str(current.font_size), minimum=80, maximum=150, step=10, unit=" %"
        ),
        SettingVM(
            "reduced_motion", "Reduced motion", "toggle", on[current.reduced_motion], hint="Flights are drawn finished."
        ),
    )
    sound = (SettingVM("sound", "Sounds", "toggle", on[current.sound]),)
    return SettingsVM("Settings", (("Picture", look), ("Sound", sound)))


SIGNS = (
    SignVM("F", "units of the own side"),
    SignVM("H", "units of an adversary"),
    SignVM("N", "units of somebody neutral"),
    SignVM("U", "units of somebody unknown"),
    SignVM("pin", "something happened here; a number counts several events"),
    SignVM("capital", "a capital"),
    SignVM("city", "a city, an island"),
    SignVM("base", "a base"),
    SignVM("port", "a port"),
    SignVM("launch_site", "a launch site"),
    SignVM("nuclear_site", "a nuclear site"),
    SignVM("site", "a site: a dam, a plant, whatever is in dispute"),
    SignVM("talks", "a place of talks"),
)


def help_page(writing: bool = False) -> HelpVM:
    """Keys and the rules in short; `writing` adds the keys of an author who has the board open."""
    rules = (
        "Each turn every seat gives its orders in secret; they are carried out together. Nothing leaves your seat "
        "before you commit.",
        "Odds on a card are reckoned from what your seat knows. A hatched bar is an estimate; collecting intelligence "
        "narrows it.",
        "Every change has its causes: look at the results of a turn or at the log.",
        "What another seat does is never a matter of dice: it decides. Luck decides execution, detection and nature.",
    )
    return HelpVM(
        "Help",
        (
            HelpSection("How a turn goes", rules),
            HelpSection("Signs on the map", signs=SIGNS),
            HelpSection("Keys", (), KEYS),
            *((HelpSection("While you write (play --watch)", WRITING, WRITING_KEYS),) if writing else ()),
        ),
    )
