"""Check a body as text: what would not survive assembling, numbering, copying or pasting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reportkb.report.body import PHRASE_END, PHRASE_START, Body
from reportkb.report.fragments import MARKS, PLACEHOLDER, parser
from reportkb.source.findings import Finding, Place

UNSUPPORTED = {
    "fence": "代码块",
    "code_block": "缩进的代码块",
    "code_inline": "行内代码",
    "hr": "分隔线",
    "blockquote_open": "引用",
    "softbreak": "段内换行",
}
ROW = re.compile(r"^\s*[|｜]", re.MULTILINE)
CELL_EDGE = re.compile(r"(?<!\\)\|")
# A paragraph of a report has a few hundred characters; Python-Markdown takes quadratic time in it.
LONGEST_LINE = 1200
ADDRESS = re.compile(r"https?://|mailto:")
NUMBERED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十百]+[、）).．]|第[一二三四五六七八九十百0-9]+[章节条]|[（(]?[0-9]+(?:[.．][0-9]+)*[.．、）)\s])"
)


def check(path: str, body: Body) -> tuple[Finding, ...]:
    """Report what a body must not contain.

    Args:
        path: the snippet's path from the root of the repository.
        body: its parsed body.
    """
    place = _Places(path, body)
    if long := [*_long_lines(body, place)]:
        return tuple(long)
    # Unlike the parser that renders, this one sees HTML, so that it can be reported.
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(body.coded)
    found = [*_blocks(tokens, place), *_headings(tokens, place), *_phrases(tokens, place)]
    found += _tables(tokens, body.coded.split("\n"), place)
    return tuple(found or _differences(body, tokens, place))


def numbered(heading: str) -> bool:
    """Tell whether a heading carries a number of its own."""
    return bool(NUMBERED.match(heading))


class _Places:
    """Finds the place of a token, or of a column in a line, in the file."""

    def __init__(self, path: str, body: Body) -> None:
        self.path = path
        self.first = body.line

    def of(self, token: Token) -> Place:
        return self.at(token.map[0] if token.map else 0)

    def at(self, line: int, column: int = 0) -> Place:
        return Place(self.path, self.first + line, column + 1)


def _long_lines(body: Body, place: _Places) -> Iterator[Finding]:
    for number, line in enumerate(body.coded.split("\n")):
        if len(line) > LONGEST_LINE:
            fact = f"这一段有{len(line)}个字，上限是{LONGEST_LINE}个"
            yield Finding(place.at(number), "RK033", fact, "分成几段，每段说一件事。")


def _blocks(tokens: Sequence[Token], place: _Places) -> Iterator[Finding]:
    for token in tokens:
        if token.type == "html_block":
            yield Finding(place.of(token), "RK020", f"有HTML“{_short(token.content)}”", "用Markdown写，或删掉。")
        if token.type in UNSUPPORTED:
            advice = "改用段落、列表、表格或小标题。"
            yield Finding(place.of(token), "RK031", f"用了{UNSUPPORTED[token.type]}", advice)
        for child in token.children or []:
            if child.type != "softbreak" or not ROW.search(token.content):  # which is reported as a table
                yield from _inline(child, place.of(token))


def _inline(child: Token, place: Place) -> Iterator[Finding]:
    if child.type == "html_inline":
        yield Finding(place, "RK020", f"有HTML“{_short(child.content)}”", "用Markdown写，或删掉。")
    elif child.type in UNSUPPORTED:
        advice = "改用段落、列表、表格或小标题。"
        if child.type == "softbreak":
            advice = "一段写成一行，分段就空一行；列表各项以“- ”或“1. ”开头。"
        yield Finding(place, "RK031", f"用了{UNSUPPORTED[child.type]}", advice)
    elif child.type == "image":
        yield Finding(
            place,
            "RK021",
            f"有图片“{_short(str(child.attrGet('src')))}”",
            "片段只放文字；需要图时在正文写明应附什么图。",
        )
    elif child.type == "link_open":
        address = unquote(str(child.attrGet("href")))
        if PLACEHOLDER.search(address):
            yield Finding(place, "RK021", "链接的地址里有占位符", "地址写完整；占位符只放在看得见的文字里。")
        elif not ADDRESS.match(address):
            advice = "写明文件名或改成完整的https地址。"
            yield Finding(place, "RK021", f"有相对链接“{_short(address)}”", advice)


def _headings(tokens: Sequence[Token], place: _Places) -> Iterator[Finding]:
    last = 1
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        level, inline = int(token.tag[1]), tokens[index + 1]
        title = inline.content.translate(MARKS)
        if level == 1 or level > last + 1:
            advice = f"片段的标题是一级，正文里的小标题从“##”开始，这里用“{'#' * min(last + 1, 6)}”。"
            yield Finding(place.of(token), "RK019", f"小标题“{_short(title)}”是第{level}级，跳了级", advice)
        if token.level or PLACEHOLDER.search(title) or PHRASE_START in inline.content or numbered(title):
            yield Finding(
                place.of(token),
                "RK036",
                f"小标题“{_short(title)}”不是纯文字",
                "去掉序号、占位符和批注；序号由程序生成。",
            )
        elif any(child.type != "text" for child in inline.children or []):
            yield Finding(place.of(token), "RK036", f"小标题“{_short(title)}”里有格式记号", "标题只写文字。")
        last = level


def _phrases(tokens: Sequence[Token], place: _Places) -> Iterator[Finding]:
    """Report phrases that begin inside one element and end in another."""
    for token in tokens:
        depth, opened = 0, -1
        for child in token.children or []:
            depth += child.nesting
            for character in child.content:
                if character == PHRASE_START:
                    opened = depth
                elif character == PHRASE_END and opened != depth:
                    advice = "让“{==”和“==}”都在加粗等记号之内，或都在其外。"
                    yield Finding(place.of(token), "RK017", "批注的短语与加粗等记号交叉", advice)


def _tables(tokens: Sequence[Token], lines: Sequence[str], place: _Places) -> Iterator[Finding]:
    """Report rows that have other cells than their head, and rows that make no table."""
    for token in tokens:
        first, end = token.map or (0, 0)
        if token.type == "table_open":
            width = _cells(lines[first])
            for number in range(first + 2, end):
                if (cells := _cells(lines[number])) != width:
                    fact, advice = (
                        f"这一行有{cells}格，表头有{width}格",
                        "补上缺的格（没有内容也要留“|”），或删掉多的格。",
                    )
                    yield Finding(place.at(number), "RK040", fact, advice)
        elif token.type == "paragraph_open":
            for number in range(first, end):
                if ROW.match(lines[number]):
                    advice = "竖线用半角“|”；表头下面一行写“|---|---|”，格数与表头相同。"
                    yield Finding(place.at(number), "RK040", "这一行像表格，却不成表格", advice)
                    break


def _cells(row: str) -> int:
    return len(CELL_EDGE.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _differences(body: Body, tokens: Sequence[Token], place: _Places) -> Iterator[Finding]:
    """Report the first block that Python-Markdown and CommonMark show differently.

    Bold next to Chinese punctuation and lists without a blank line before them are the usual
    causes: the site would be right and the pasted text wrong, or the reverse.
    """
    coded = body.coded.translate(MARKS)
    if _structure(_python_markdown(coded)) == _structure(parser().render(coded)):
        return
    lines = coded.split("\n")
    for token in tokens:
        if token.level == 0 and token.map and token.nesting >= 0:
            text = "\n".join(lines[: token.map[1]])  # a list may differ only for what stands before it
            if _structure(_python_markdown(text)) != _structure(parser().render(text)):
                yield _difference(place.of(token), "\n".join(lines[slice(*token.map)]))
                return
    yield _difference(place.at(0), coded)


def _difference(place: Place, text: str) -> Finding:
    near = _short(PLACEHOLDER.sub("…", text).strip())
    advice = "加粗不要紧挨中文标点，列表和表格前空一行，嵌套列表缩进四格，“#”后空一格，序号写作“1.”。"
    return Finding(place, "RK029", f"“{near}”这一段在CommonMark和Python-Markdown里显示不同", advice)


def _python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["tables"])


class _Structure(HTMLParser):
    """Reduces HTML to what a reader sees: elements and words, without paragraphs inside items."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        if tag != "p":
            self.parts.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        self.parts.append("</p>" if tag == "p" else f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text += data

    def _flush(self) -> None:
        words = "".join(self.text.split())
        if words:
            self.parts.append(words)
        self.text = ""


def _structure(html: str) -> list[str]:
    reader = _Structure()
    reader.feed(html)
    reader.close()
    # A paragraph that ends an item is the same item, tight or loose.
    return [
        part
        for part, following in pairwise([*reader.parts, ""])
        if not (part == "</p>" and following in ("</li>", "<ul>", "<ol>"))
    ]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:20] + "…"
