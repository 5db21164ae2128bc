"""Sample view-models of every screen but the board (which is in `samples`), and all of them by scene name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.ui.keys import KEYS
from game.ui.viewmodels import (
    BriefingVM,
    ButtonVM,
    CauseVM,
    ChoiceVM,
    CurtainVM,
    DetailRow,
    DialogVM,
    EndingVM,
    FilterVM,
    HelpSection,
    HelpVM,
    LogVM,
    MapVM,
    ObjectiveVM,
    OptionVM,
    OverlayVM,
    PickerVM,
    PreviewItemVM,
    PreviewVM,
    ResolutionVM,
    SavesVM,
    SaveVM,
    ScenarioVM,
    ScoreVM,
    SeatsVM,
    SeatVM,
    SettingsVM,
    SettingVM,
    StepVM,
    TitleVM,
    WaitingVM,
)
from tests.ui import samples as s

QUIET_MAP = replace(s.MAP, tracks=(), pieces=(), pins=(), rings=())
TITLE = TitleVM(
    "Whitecell",
    "A tabletop for crises: take a seat, weigh the odds, give secret orders, and see why every number moved.",
    "0.1.0",
    (
        ButtonVM("resume", "Resume East Sea Launch, turn 3"),
        ButtonVM("new", "New exercise"),
        ButtonVM("load", "Saved games"),
        ButtonVM("settings", "Settings"),
        ButtonVM("help", "Help", hint="F1"),
        ButtonVM("quit", "Quit"),
    ),
    "Boundaries: Natural Earth, de facto",
    replace(s.MAP, places=(), pieces=(), pins=()),
)

FACTS = (
    DetailRow("Seats", "7, of which 3 to 4 are played by people"),
    DetailRow("Length", "12 turns of one week"),
    DetailRow("Time", "about 90 minutes"),
    DetailRow("Sources", "1 article, 14 references"),
)
PICKER = PickerVM(
    "Choose a scenario",
    (
        ScenarioVM(
            "korea",
            "East Sea Launch",
            "Korea, December 2023",
            (
                "A ballistic missile falls into the sea between Korea and Japan. Washington, Seoul and Tokyo must "
                "answer together; Pyongyang, Beijing and Moscow each have their own reasons to wait."
            ),
            FACTS,
            QUIET_MAP,
        ),
        ScenarioVM(
            "korea_class",
            "East Sea Launch, classroom edition",
            "Six turns, three seats",
            "The same crisis for a lesson.",
            FACTS[1:3],
            QUIET_MAP,
        ),
        ScenarioVM(
            "strait",
            "Strait under watch",
            "Fictional, Taiwan Strait",
            "Invented.",
            FACTS[:2],
            MapVM((114, 20, 128, 29)),
        ),
        ScenarioVM("broken", "A draft", "", "", (), None, "events.yaml:9:16: no meter is called 'tenson'"),
    ),
    "korea",
)

CONTROLS = (
    ChoiceVM("person", "A person at this screen"),
    ChoiceVM("cautious", "Computer, cautious"),
    ChoiceVM("hawk", "Computer, hawk"),
    ChoiceVM("nobody", "Nobody"),
)
SEATS = SeatsVM(
    "Who plays?",
    tuple(
        SeatVM(
            a.id,
            a.name,
            a.code,
            a.flag,
            a.colour,
            "Keep the peace without rewarding the launch; keep the alliance together.",
            "person" if i < 2 else "cautious",
            CONTROLS,
        )
        for i, a in enumerate(s.ACTORS)
    ),
    "East Sea Launch · 12 turns",
    (
        SettingVM(
            "timer",
            "Timer for orders",
            "choice",
            "off",
            (ChoiceVM("off", "Off"), ChoiceVM("3", "3 minutes"), ChoiceVM("5", "5 minutes")),
        ),
        SettingVM(
            "seed",
            "Same luck as game",
            "number",
            "417",
            minimum=0,
            maximum=999,
            step=1,
            hint="Games with the same number, orders and scenario run alike.",
        ),
    ),
)

CURTAIN = CurtainVM(
    "United States · NSC", "us", "", "Nobody else should see the screen now. Press the button when you are alone."
)
WAITING = WaitingVM("The other seats are deciding", "The game goes on by itself when they have.")
BRIEFING = BriefingVM(
    "A missile falls into the East Sea",
    "Republic of Korea · National Security Council",
    "kr",
    "Turn 1 · 17 December 2023",
    (
        (
            "At 22:24 a ballistic missile rose from the Pyongyang area, flew about 570 km (354 miles) and fell "
            "into the sea between Korea and Japan."
        ),
        (
            "Washington and Tokyo have condemned the launch. The three defence ministers want a common system "
            "that shares warning data as it comes in. Pyongyang warns of more offensive countermeasures over the "
            "planning of the allies."
        ),
        "Your National Security Council meets at midnight. The markets open in nine hours.",
    ),
    (
        DetailRow("Deter another launch", "40 %"),
        DetailRow("Keep the alliance together", "35 %"),
        DetailRow("Keep tension below a clash", "25 %"),
    ),
    (
        DetailRow("Range of the missile", "570 km"),
        DetailRow("Readiness of the other side", "55–80"),
        DetailRow("Line to Panmunjom", "silent since turn 2", "warn"),
    ),
    s.MAP,
    known=(replace(s.KNOWN[1], since=""), s.KNOWN[0]),
)

DILEMMA = DialogVM(
    "d1",
    "dilemma",
    "Tokyo asks for live radar data tonight",
    (
        "Japan's defence ministry proposes to switch on the warning link before the treaty text is signed. "
        "Your legal adviser objects; your joint chiefs do not."
    ),
    "Decision for Seoul",
    (DetailRow("Alarm in Tokyo", "61–71"), DetailRow("Home support", "51")),
    (
        OptionVM(
            "share",
            "Switch it on tonight",
            "Tokyo sees what you see.",
            (DetailRow("trust of Tokyo", "+6", "good"), DetailRow("home support", "−4", "bad")),
        ),
        OptionVM(
            "wait",
            "Wait for the signature",
            "Slower, and everyone will notice.",
            (DetailRow("trust of Tokyo", "−3", "bad"),),
        ),
        OptionVM("trade", "Only against satellite pictures", "", (), "Needs an agreement with Tokyo"),
    ),
    "",
    "wait",
    "The answer is not secret.",
)
CONFIRM = DialogVM(
    "q",
    "confirm",
    "Commit with one slot empty?",
    "You still have 4 political capital and one free slot.",
    options=(OptionVM("yes", "Commit anyway"), OptionVM("no", "Go back")),
    cancel="no",
)

STEPS = (
    StepVM(
        "A missile falls into the East Sea",
        s.MAP,
        (
            "It flew 570 km before it fell into the sea. Seoul shares its data with Washington and Tokyo.",
            "No ship or aircraft was hit.",
        ),
        (
            CauseVM(
                "Tension", "+7", "bad", (DetailRow("Launch", "+4", "bad"), DetailRow("Drill during talks", "+3", "bad"))
            ),
            CauseVM("Alarm in Tokyo", "+6", "bad", (DetailRow("Launch towards Japan", "+6", "bad"),)),
        ),
        "Joint Chiefs of Staff",
        "bad",
    ),
    StepVM(
        "Warning data flow to Tokyo",
        replace(s.MAP, tracks=()),
        ("The link is up.",),
        (CauseVM("Trust of Tokyo", "+6", "good", (DetailRow("Share warning data live", "+6", "good"),)),),
        "Your order",
        "good",
    ),
    StepVM(
        "Beijing calls for restraint",
        replace(s.MAP, tracks=()),
        ("All sides should avoid steps that raise tension.",),
        (),
        "Beijing",
    ),
)
RESOLUTION = ResolutionVM(replace(s.HEADER, phase=2, clock=""), STEPS, 0, s.LADDER)

ENDING = EndingVM(
    "A cold peace on the demarcation line",
    (
        "The drills were paused and the launches stopped. Nobody signed anything, and everybody noticed.",
        "The line at Panmunjom answers again.",
    ),
    "The exercise ends · turn 9 of 12",
    (DetailRow("Tension below 30 for two turns", "28", "good"), DetailRow("No launch for three turns", "kept", "good")),
    tuple(
        ScoreVM(
            a.name,
            a.code,
            74 - 9 * i,
            a.flag,
            a.colour,
            a.own,
            (
                ObjectiveVM("Deter another launch", 80 - i, 60, "No launch since turn 6"),
                ObjectiveVM("Keep the alliance together", 61 + i, 40, "Trust of Tokyo rose from 52 to 66"),
            ),
        )
        for i, a in enumerate(s.ACTORS[:6])
    ),
    ObjectiveVM("Stability of the region", 68, 100, "No shot was fired; two agreements stand"),
    "good",
    (ButtonVM("review", "Review the game"), ButtonVM("again", "Play again"), ButtonVM("title", "Main menu")),
)
LOG = LogVM(
    "Log of the Republic of Korea",
    s.LOG * 4,
    (
        FilterVM("event", "Events"),
        FilterVM("statement", "Statements"),
        FilterVM("DPRK", "DPR Korea"),
        FilterVM("USA", "United States"),
    ),
)
SAVES = SavesVM(
    "Saved games",
    (
        SaveVM("a", "East Sea Launch", "today, 21:40", (DetailRow("turn", "3"), DetailRow("seats", "2 people")), True),
        SaveVM("b", "Lesson of Tuesday", "yesterday, 10:12", (DetailRow("turn", "8"),)),
        SaveVM("c", "Old game", "12 November", (), False, "Written by a newer version of the rules."),
    ),
    True,
    "East Sea Launch, turn 3",
)
SETTINGS = SettingsVM(
    "Settings",
    (
        (
            "Screen",
            (
                SettingVM(
                    "theme",
                    "Colours",
                    "choice",
                    "dark",
                    (
                        ChoiceVM("dark", "Dark"),
                        ChoiceVM("light", "Light, for a projector"),
                        ChoiceVM("high_contrast", "High contrast"),
                    ),
                ),
                SettingVM("scale", "Size of everything", "number", "100", minimum=80, maximum=200, step=10, unit=" %"),
                SettingVM("font", "Size of text", "number", "100", minimum=80, maximum=150, step=10, unit=" %"),
                SettingVM("motion", "Reduced motion", "toggle", "off", hint="Paths on the map are drawn at once."),
            ),
        ),
        ("Sound", (SettingVM("sound", "Sounds", "toggle", "on"),)),
    ),
)
HELP = HelpVM(
    "Help",
    (
        HelpSection(
            "What you do",
            (
                "Read the situation, select cards, queue orders, commit. Nothing leaves your seat before that.",
                "The hatched part of a bar is an estimate: the true value lies somewhere in it.",
            ),
        ),
        HelpSection("Keys", (), KEYS),
        HelpSection(
            "Signs",
            (
                (
                    "Frames of counters show how your seat sees them: round corners and blue for the own side, diamond "
                    "for an adversary, square for neutral, clover for unknown."
                ),
            ),
        ),
    ),
)

PREVIEW = PreviewVM(
    "Preview: A made-up crisis",
    (
        PreviewItemVM("briefing:rok", "briefing", "Republic of Korea", "rok", "You lead the office in Seoul."),
        *(
            PreviewItemVM(
                f"event:e{n}",
                "event",
                f"Something happens for the {n}th time and has a rather long title",
                f"event_{n}",
                "",
                (DetailRow("Seen by", "everybody"), DetailRow("While", "Tension is at least 60")),
                True,
            )
            for n in range(40)
        ),
        PreviewItemVM("action:launch", "action", "Launch", "launch", "A launch into the sea."),
    ),
    (FilterVM("briefing", "Briefings"), FilterVM("event", "Events"), FilterVM("action", "Actions")),
    tuple(FilterVM(code, code.upper()) for code in ("dprk", "rok", "usa", "jpn")),
    "rok",
)

ALL: dict[str, Any] = {
    "title": TITLE,
    "picker": PICKER,
    "seats": SEATS,
    "curtain": CURTAIN,
    "waiting": WAITING,
    "briefing": BRIEFING,
    "board": s.BOARD,
    "dialog": OverlayVM("board", s.BOARD, DILEMMA),
    "resolution": RESOLUTION,
    "ending": ENDING,
    "log": LOG,
    "saves": SAVES,
    "settings": SETTINGS,
    "help": HELP,
    "preview": PREVIEW,
}
