"""Pages of reports and of the reference: no script, no network, light and dark, fit to be printed.

Every text is escaped by `text`; what is passed as markup was made here or in a report's own page module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #fbfaf7; --line: #d5d2c8; --mark: #a8321f;
  --card: #ffffff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7ec; --soft: #9aa5b4; --paper: #14181e; --line: #353d48;
  --mark: #ff8a70; --card: #1b2129; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.2rem 0 .3rem; } p { margin: .4rem 0; }
.soft { color: var(--soft); } .secret { border: 2px solid var(--mark); padding: .5rem .8rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .88rem;
  font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; } td.n, th.n { text-align: right; white-space: nowrap; }
details { border: 1px solid var(--line); background: var(--card); margin: .4rem 0; padding: .4rem .8rem; }
summary { cursor: pointer; } .wide { overflow-x: auto; } svg { max-width: 100%; height: auto; }
a { color: inherit; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } details { break-inside: avoid; }
  details::details-content { display: block; content-visibility: visible; } }
"""


def page(title: str, body: Iterable[str], language: str = "en", again: int = 0, style: str = "") -> str:
    """A whole page; `again` seconds after which a browser loads it anew (0: never), `style` is added to the common."""
    refresh = f'<meta http-equiv="refresh" content="{again}">\n' if again else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{text(language)}">\n<head>\n<meta charset="utf-8">\n{refresh}'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>{STYLE}{style}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def text(words: str) -> str:
    """Words as they stand in a page: no markup, no attribute can come of them."""
    return escape(words, quote=True)


def tag(name: str, inside: str, **attributes: str) -> str:
    """An element around markup. A trailing underscore of an attribute's name is dropped."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items())
    return f"<{name}{given}>{inside}</{name}>"


def paragraphs(sentences: Iterable[str], class_: str = "") -> list[str]:
    """Each text a paragraph."""
    more = {"class_": class_} if class_ else {}
    return [tag("p", text(sentence), **more) for sentence in sentences]


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 10**6) -> str:
    """A table of texts; columns from `numbers` on are set as figures."""

    def cells(name: str, row: Sequence[str]) -> str:
        return "".join(
            tag(name, text(cell), class_="n") if place >= numbers else tag(name, text(cell))
            for place, cell in enumerate(row)
        )

    body = "".join(tag("tr", cells("td", row)) for row in rows)
    return tag(
        "div", f"<table><thead>{tag('tr', cells('th', head))}</thead><tbody>{body}</tbody></table>", class_="wide"
    )


def folded(summary: str, inside: Iterable[str], open_: bool = False, id_: str = "") -> str:
    """A part that is opened by its first line."""
    given = (f' id="{text(id_)}"' if id_ else "") + (" open" if open_ else "")
    return f"<details{given}><summary>{text(summary)}</summary>{''.join(inside)}</details>"
