"""The keys of the board, once: the help screen prints this table. No pygame."""

from __future__ import annotations

from game.ui.viewmodels import DetailRow

KEYS = (
    DetailRow("1 to 9", "select a card; press it again to queue it"),
    DetailRow("Enter", "do what has the focus: queue the selected card, press the button"),
    DetailRow("Tab, Shift+Tab", "next and previous control"),
    DetailRow("Arrow keys", "nearest control in that direction"),
    DetailRow("F6", "next part of the board"),
    DetailRow("T, I", "choose the target, the intent of the selected card"),
    DetailRow("B", "put the selected card on the shortlist"),
    DetailRow("/", "find an action"),
    DetailRow("[ and ]", "previous and next tab of the tray"),
    DetailRow("Page Up, Page Down", "turn the page, scroll a list"),
    DetailRow("C", "commit the orders"),
    DetailRow("Z, R", "undo, reset the turn"),
    DetailRow("+, −, Home", "zoom the map, first view"),
    DetailRow("Shift+arrow keys", "move the map"),
    DetailRow("L, F1", "log, help"),
    DetailRow("F5, F10", "saved games, settings"),
    DetailRow("F11, F12", "full screen, screenshot"),
    DetailRow("Esc", "close what is open, clear the selection, go back"),
)

WRITING = (
    "Save any file of the scenario: the same moves are played again under the same luck, and the panel tells what "
    "differs. While a file is wrong, the last good version stays on the board.",
)
WRITING_KEYS = (
    DetailRow("F7", "look at any event, card, dialog or briefing; from a preview or a branch, back to the list"),
    DetailRow("F8", "open or fold the panel with errors and changes"),
    DetailRow("Ctrl+Page Up, Ctrl+Page Down", "scroll that panel"),
    DetailRow("F9", "in the list: fire the selected event in a branch of the game"),
)
