"""The reference as HTML files that open from any folder: no script, no network; the browser searches them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from game.core.html import page as whole_page
from game.core.html import tag, text
from game.scenario.reference.book import Book
from game.scenario.reference.fences import Fence
from game.scenario.reference.topic import LINK, Field, Page, Topic

NAME = "Whitecell reference"
STYLE = """
nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; border-bottom: 1px solid var(--line); padding-bottom: .5rem;
  margin-bottom: 1.2rem; font-size: .9rem; } nav.foot { border: 0; border-top: 1px solid var(--line);
  margin: 2.5rem 0 0; padding: .6rem 0 0; justify-content: space-between; }
body { max-width: 50rem; } code { font: .9em/1.45 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace; }
p code, li code, td code, dd code { background: var(--card); border: 1px solid var(--line); border-radius: 3px;
  padding: 0 .25em; } a { text-underline-offset: .15em; text-decoration-color: var(--soft); } h1 code, h2 code {
  font-size: 1em; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 4px; padding: .6rem .8rem; margin: .5rem 0;
  overflow-x: auto; } figure { margin: .8rem 0; }
figcaption { font-size: .85rem; color: var(--soft); margin-bottom: -.3rem; }
pre.said { border-left: 4px solid var(--soft); } pre.said span { white-space: pre-wrap; }
blockquote { margin: .8rem 0; padding: .1rem 1rem; border-left: 4px solid var(--line); }
section { scroll-margin-top: 1rem; } h2 { border-top: 1px solid var(--line); padding-top: 1rem; }
dl { margin: .8rem 0; } dt { margin-top: .7rem; } dt code { font-weight: 700; } dd { margin: 0 0 0 1.2rem; }
dd p { margin: .15rem 0; } :target { background: var(--card); outline: 2px solid var(--mark); outline-offset: 4px; }
ul { padding-left: 1.3rem; } .near { columns: 11rem; padding-left: 1.1rem; } .words { columns: 15rem; list-style: none;
  padding: 0; } .words li { break-inside: avoid; }
@media print { nav { display: none; } body { max-width: none; } pre { white-space: pre-wrap; break-inside: avoid; }
  :target { outline: 0; background: none; } h2, h3, dt { break-after: avoid; } }
"""
_CODE = re.compile(r"<code>([a-z][a-z0-9_.-]*)</code>")
_LINK = re.compile(rf'href="{LINK}([^"]*)"')
_MANY = 6


def html_files(book: Book) -> dict[str, str]:
    """Each file's text by its name; `index.html` is the first to open."""
    return _Site(book).files()


class _Site:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._markdown.add_render_rule("fence", _fence)

    def files(self) -> dict[str, str]:
        pages = self._book.pages
        made = {"index.html": self._index(), "words.html": self._words()}
        for number, page in enumerate(pages):
            before = pages[number - 1] if number else None
            after = pages[number + 1] if number + 1 < len(pages) else None
            made[f"{page.name}.html"] = self._page(page, before, after)
        return made

    # -- pages -------------------------------------------------------------------------------------------------

    def _page(self, page: Page, before: Page | None, after: Page | None) -> str:
        body = [self._topic(topic, page, number == 0) for number, topic in enumerate(page.topics)]
        foot = [
            f'<a href="{one.name}.html">{text(form.format(one.title))}</a>' if one else "<span></span>"
            for one, form in ((before, "← {}"), (after, "{} →"))
        ]
        return self._whole(page.title, [*body, f'<nav class="foot">{"".join(foot)}</nav>'])

    def _whole(self, title: str, body: Iterable[str]) -> str:
        places = (
            ("index.html", "Contents"),
            ("tutorial.html", "Tutorial"),
            ("index.html#sections", "Sections"),
            ("verbs.html", "Verbs"),
            ("conditions.html", "Conditions"),
            ("findings.html", "Findings"),
            ("words.html", "All words"),
        )
        links = "".join(f'<a href="{address}">{words}</a>' for address, words in places)
        plain = title.replace("`", "")
        return whole_page(f"{plain} - {NAME}" if plain != NAME else NAME, [f"<nav>{links}</nav>", *body], style=STYLE)

    def _topic(self, topic: Topic, page: Page, first: bool) -> str:
        title = self._inline(page.title if first and topic.kind == "section" else topic.title)
        heading = tag("h1" if first else "h2", title)
        marks = "".join(f'<a id="{text(path)}"></a>' for path in topic.also)
        near = self._near(page) if first and len(page.topics) > _MANY else ""
        inside = self._text(topic.text), near, self._fields(topic.fields), self._text(topic.more)
        return tag("section", heading + marks + "".join(inside), id_=topic.path)

    def _near(self, page: Page) -> str:
        items = "".join(
            f'<li><a href="#{text(one.path)}">{self._inline(one.title)}</a></li>' for one in page.topics[1:]
        )
        return f'<ul class="near">{items}</ul>'

    def _fields(self, fields: tuple[Field, ...]) -> str:
        return f"<dl>{''.join(map(self._field, fields))}</dl>" if fields else ""

    def _field(self, field: Field) -> str:
        needed = ' <span class="soft">required</span>' if field.required else ""
        takes = text(field.takes)
        about = self._address(field.about)
        more = [f'Takes <a href="{about}">{takes}</a>.' if about else f"Takes {takes}."]
        if field.default:
            more.append(f"Without it: {text(field.default)}.")
        shown = f"<p>For example <code>{text(field.example)}</code></p>" if field.example else ""
        doc = f'{self._text(field.doc)}<p class="soft">{" ".join(more)}</p>{shown}'
        return f'<dt id="{text(field.path)}"><code>{text(field.name)}</code>{needed}</dt><dd>{doc}</dd>'

    def _index(self) -> str:
        groups: dict[str, list[Page]] = {}
        for page in self._book.pages:
            groups.setdefault(page.group, []).append(page)
        body = [
            tag("h1", NAME),
            "<p>The language in which scenarios are written, and what the program says about them. New here? "
            'Begin with <a href="tutorial.html">From an article to an exercise</a>. Looking for a word? '
            '<a href="words.html">All words</a> lists every section, field, verb, predicate and finding. '
            "In the terminal <code>whitecell reference WORD</code> explains one.</p>",
        ]
        for group, pages in groups.items():
            items = "".join(f'<li><a href="{page.name}.html">{self._inline(page.title)}</a></li>' for page in pages)
            look = "near" if len(pages) > _MANY else ""
            body.append(f'{tag("h2", text(group), id_=group.lower())}<ul class="{look}">{items}</ul>')
        return self._whole(NAME, body)

    def _words(self) -> str:
        """Every word with the places that explain it, in alphabetical order."""
        places: dict[str, dict[str, str]] = {}
        for page, topic in self._book.topics.values():
            for path in (topic.path, *topic.also):
                word = path.removeprefix("value.")
                if topic.kind != "chapter" or "." not in word:
                    places.setdefault(word, {})[self._address(path)] = (
                        topic.kind if topic.kind != "chapter" else page.title
                    )
        for field in self._book.fields:
            part, _, name = field.rpartition(".")
            places.setdefault(name, {})[self._address(field)] = part.replace("_", " ")
        items = [
            f"<li><code>{text(word)}</code> "
            + ", ".join(f'<a href="{href}">{text(words)}</a>' for href, words in found.items())
            + "</li>"
            for word, found in sorted(places.items())
        ]
        return self._whole("All words", [tag("h1", "All words"), f'<ul class="words">{"".join(items)}</ul>'])

    # -- texts -------------------------------------------------------------------------------------------------

    def _text(self, markdown: str) -> str:
        return self._linked(self._markdown.render(markdown)) if markdown else ""

    def _inline(self, markdown: str) -> str:
        return str(self._markdown.renderInline(markdown))

    def _linked(self, markup: str) -> str:
        """Links to topics get addresses, and words of the language become links to what explains them."""
        markup = _LINK.sub(lambda found: f'href="{text(self._address(found[1]))}"', markup)
        parts = re.split(r"(<a .*?</a>|<pre.*?</pre>)", markup, flags=re.DOTALL)
        return "".join(part if part.startswith(("<a ", "<pre")) else _CODE.sub(self._word, part) for part in parts)

    def _word(self, found: re.Match[str]) -> str:
        word = found[1]
        known = word in self._book.topics or word in self._book.fields
        return f'<a href="{text(self._address(word))}">{found[0]}</a>' if known else found[0]

    def _address(self, path: str) -> str:
        """Where a topic or a field is explained; "" if nowhere."""
        if path in self._book.topics:
            page, topic = self._book.topics[path]
            return f"{page.name}.html" + (f"#{path}" if topic is not page.topics[0] else "")
        if path in self._book.fields:
            return f"{self._book.fields[path][0].name}.html#{path}"
        return ""


def _fence(renderer: RendererHTML, tokens: list[Token], number: int, options: OptionsDict, env: EnvType) -> str:
    """A box of code, with the name of its file above it."""
    fence = Fence(tokens[number].info.strip(), tokens[number].content)
    said = fence.language in ("text", "check")
    inside = "\n".join(map(_said, fence.body.split("\n"))) if said else text(fence.body)
    box = f'<pre class="{"said" if said else "code"}"><code>{inside}</code></pre>'
    caption = "" if fence.language == "value" else fence.caption
    return f"<figure><figcaption>{text(caption)}</figcaption>{box}</figure>\n" if caption else f"{box}\n"


def _said(line: str) -> str:
    """A printed line: sentences may be wrapped, quoted lines and the carets below them not."""
    return text(line) if not line or line.startswith(" ") else f"<span>{text(line)}</span>"
