"""Which face writes a letter: the style's own, another of the bundled ones, else one that this computer has.

The condensed faces have Latin letters only, the wide ones Greek and Cyrillic too, the Korean ones Hangul. For all
others a face of the system is taken by name, first those for the language of the texts: it shapes Chinese characters.
Without such a face the letter is a box, and `missing` tells which.
"""

from __future__ import annotations

import unicodedata
import warnings
from functools import lru_cache

import pygame

from game.ui import assets
from game.ui.theme import BOLD, STYLES, WIDE, WIDE_B

JAPANESE = ("yugothic", "meiryo", "hiraginosans", "hiraginokakugothicpron", "notosanscjkjp", "notosansjp",
            "ipaexgothic", "ipagothic", "takaogothic", "vlgothic", "msgothic")  # fmt: skip
SIMPLIFIED = ("microsoftyahei", "pingfang", "hiraginosansgb", "notosanscjksc", "notosanssc", "sourcehansanssc",
              "wenquanyizenhei", "wenquanyimicrohei", "simhei", "simsun")  # fmt: skip
TRADITIONAL = ("microsoftjhenghei", "pingfang", "notosanscjktc", "notosanstc", "sourcehansanstc", "mingliu")
KOREAN = ("malgungothic", "applesdgothicneo", "notosanscjkkr", "notosanskr", "nanumgothic")
FAMILIES = {"ja": JAPANESE, "zh": SIMPLIFIED, "zh-TW": TRADITIONAL, "zh-HK": TRADITIONAL, "zh-Hant": TRADITIONAL,
            "ko": KOREAN}  # fmt: skip
OTHERS = (*JAPANESE, *SIMPLIFIED, *TRADITIONAL, *KOREAN, "segoeui", "notosans", "nirmalaui", "leelawadeeui", "tahoma",
          "notosansthai", "notosansdevanagari", "thonburi", "kohinoordevanagari", "arialunicodems", "arialunicode",
          "droidsansfallback", "dejavusans", "freesans", "unifont")  # fmt: skip
"""Names of families as pygame writes them, in the order in which they are tried."""


_scripts: dict[int, str] = {}
"""First letter of a block of Unicode -> the face found for it, "" for none."""


def face_of(char: str, style: str, language: str) -> str:
    """The file that writes a character in a style: the name of a bundled face or the path of another."""
    own, east, _ = STYLES[style]
    if char.isascii() or char.isspace():
        return own
    return _face(char, own, east, own in BOLD, language) or own


@lru_cache(maxsize=20000)
def _face(char: str, own: str, east: str, bold: bool, language: str) -> str:
    """The first face that has the character; "" for none."""
    files = (own, east, WIDE_B if bold else WIDE, *_of_system(bold, language))
    return next((file for file in files if assets.writes(file, char)), "") or _of_any_name(char)


def _of_any_name(char: str) -> str:
    """Any other face of this computer, looked for once for all letters of a script: opening hundreds takes a second."""
    code = ord(char)
    large = 0x2E80 <= code <= 0xD7FF or code >= 0x20000
    file = _of_script(0x2E80 if large else code - code % 128, char)
    return file if file and assets.writes(file, char) else ""


def _of_script(block: int, char: str) -> str:
    if block not in _scripts:
        _scripts[block] = next((file for file in _installed() if assets.writes(file, char)), "")
    return _scripts[block]


@lru_cache(maxsize=1)
def _installed() -> tuple[str, ...]:
    """The files of all families of this computer, by name."""
    found = (pygame.font.match_font(name) for name in sorted(pygame.font.get_fonts()))
    return tuple(dict.fromkeys(path for path in found if path))


@lru_cache(maxsize=8)
def _of_system(bold: bool, language: str) -> tuple[str, ...]:
    """The files of this computer that are tried, those for the language first."""
    first = FAMILIES.get(language) or FAMILIES.get(language.split("-")[0], ())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pygame warns where the system cannot list its fonts: then there are none
        found = [pygame.font.match_font(name, bold) for name in (*first, *OTHERS)]
    return tuple(dict.fromkeys(path for path in found if path))


def missing(text: str, language: str) -> str:
    """The letters of a text that would be boxes on this computer, each once, in order."""
    return "".join(char for char in dict.fromkeys(text) if _shown(char) and not _written(char, language))


def _shown(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")


def _written(char: str, language: str) -> bool:
    own, east, _ = STYLES["body"]
    return char.isascii() or _face(char, own, east, False, language) != ""


def forget() -> None:
    """Drops what is known of faces."""
    _face.cache_clear()
    _of_system.cache_clear()
    _installed.cache_clear()
    _scripts.clear()
