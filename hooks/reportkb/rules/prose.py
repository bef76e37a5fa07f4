"""Check a body as text: what would not survive assembling, numbering, copying or pasting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote

from markdown_it.token import Token

from reportkb.library.body import Body
from reportkb.report import heading_numbers, inlines, tree
from reportkb.rules import renderings
from reportkb.source import characters
from reportkb.source.findings import Finding, Place
from reportkb.source.text import KEPT

UNSUPPORTED = {
    "fence": "代码块",
    "code_block": "缩进的代码块",
    "code_inline": "行内代码",
    "hr": "分隔线",
    "blockquote_open": "引用",
    "softbreak": "段内换行",
}
BLANK = "\ue100"
ANNOTATED = re.compile(r"\{==((?:(?!==\}).)+)==\}")
COMMENT = re.compile(r"(?<===\})[ \u3000]*\{>>.*?<<\}")
ROW = re.compile(r"^\s*[|｜]", re.MULTILINE)
CELL_EDGE = re.compile(r"(?<!\\)\|")
# A paragraph of a report has a few hundred characters; Python-Markdown takes quadratic time in it.
LONGEST_LINE = 1200
ELEMENT = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
# An address in a sentence, which some make a link of and others do not.
BARE = re.compile(r"(?<!\]\()(?<!<)https?://[!-~]+")
ADDRESS = re.compile(r"https?://|mailto:")


@lru_cache(maxsize=KEPT)
def check(path: str, body: Body) -> tuple[Finding, ...]:
    """Report what a body must not contain.

    Args:
        path: the snippet's path from the root of the repository.
        body: the body.
    """
    place = _Places(path, body)
    if long := [*_long_lines(body, place)]:
        return tuple(long)
    coded = _coded(body.text)
    tokens = renderings.tokens(coded)
    found = [*_blocks(tokens, place), *_headings(tokens, place), *_phrases(body, place), *_references(place)]
    found += _tables(tokens, coded.split("\n"), place)
    return tuple(found or _differences(coded, tokens, place))


def _coded(text: str) -> str:
    """Write a body as Markdown alone.

    A private-use character stands for each placeholder: to CommonMark it is a letter, so that
    emphasis next to a placeholder flanks as it will next to a value. Contributed text holds none (RK002).
    """
    without = COMMENT.sub("", text)
    return inlines.PLACEHOLDER.sub(BLANK, without.replace("{==", "").replace("==}", ""))


def numbered(heading: str) -> bool:
    """Tell whether a heading carries a number of its own."""
    found = heading_numbers.numbered(heading.strip())
    return found is not None and not found.doubtful


class _Places:
    """Finds the place of a token, or of what it holds, in the file."""

    def __init__(self, path: str, body: Body) -> None:
        self.path = path
        self.first = body.line
        self.lines = body.text.split("\n")

    def of(self, token: Token, holding: str = "") -> Place:
        """Find where a token begins, or the first of its lines that holds a text."""
        first, end = token.map or (0, 1)
        for line in range(first, min(end, len(self.lines))):
            column = self.lines[line].find(holding) if holding else -1
            if column >= 0:
                return self.at(line, column)
        return self.at(first)

    def at(self, line: int, column: int = 0) -> Place:
        return Place(self.path, self.first + line, column + 1)


def _long_lines(body: Body, place: _Places) -> Iterator[Finding]:
    for number, line in enumerate(_coded(body.text).split("\n")):
        if len(line) > LONGEST_LINE:
            fact = f"这一段有{len(line)}个字，上限是{LONGEST_LINE}个"
            yield Finding(place.at(number), "RK033", fact, "分成几段，每段说一件事。")


def _references(place: _Places) -> Iterator[Finding]:
    for number, line in enumerate(place.lines):
        yield from characters.references(line, place.at(number))
        if match := BARE.search(line):
            advice = "写成“[名称](网址)”，或只写名称。"
            yield Finding(place.at(number, match.start()), "RK021", f"网址“{_short(match.group())}”露在句子里", advice)


def _blocks(tokens: Sequence[Token], place: _Places) -> Iterator[Finding]:
    opened: set[str] = set()
    for token in tokens:
        if token.type == "html_block":
            yield Finding(place.of(token), "RK020", f"有HTML“{_short(token.content)}”", "用Markdown写，或删掉。")
        if token.type in UNSUPPORTED:
            advice = "改用段落、列表、表格或小标题。"
            yield Finding(place.of(token), "RK031", f"用了{UNSUPPORTED[token.type]}", advice)
        for child in token.children or []:
            if child.type != "softbreak" or not ROW.search(token.content):  # which is reported as a table
                if child.type == "html_inline" and child.content.removeprefix("</").rstrip("> ") in opened:
                    continue  # the end of an element whose beginning has been reported
                if element := ELEMENT.match(child.content):
                    opened.add(element[1])
                yield from _inline(child, token, place)


def _inline(child: Token, token: Token, place: _Places) -> Iterator[Finding]:
    if child.type == "html_inline":
        where = place.of(token, child.content)
        yield Finding(where, "RK020", f"有HTML“{_short(child.content)}”", "用Markdown写，或删掉。")
    elif child.type in UNSUPPORTED:
        advice = "改用段落、列表、表格或小标题。"
        if child.type == "softbreak":
            advice = "一段写成一行，分段就空一行；列表各项以“- ”或“1. ”开头。"
        where = place.of(token, f"`{child.content}`" if child.type == "code_inline" else "")
        yield Finding(where, "RK031", f"用了{UNSUPPORTED[child.type]}", advice)
    elif child.type == "image":
        address = str(child.attrGet("src"))
        advice = "片段只放文字；需要图时在正文写明应附什么图。"
        yield Finding(place.of(token, "!["), "RK021", f"有图片“{_short(address)}”", advice)
    elif child.type == "link_open":
        address = unquote(str(child.attrGet("href")))
        where = place.of(token, "](")
        if BLANK in address:
            yield Finding(where, "RK021", "链接的地址里有占位符", "地址写完整；占位符只放在看得见的文字里。")
        elif not ADDRESS.match(address):
            advice = "写明文件名或改成完整的https地址。"
            yield Finding(where, "RK021", f"有相对链接“{_short(address)}”", advice)


def _headings(tokens: Sequence[Token], place: _Places) -> Iterator[Finding]:
    last = 1
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        level, inline = int(token.tag[1]), tokens[index + 1]
        title = inline.content
        line = place.lines[token.map[0]] if token.map else ""
        where = place.of(token, title)
        if level == 1 or level > last + 1:
            advice = f"片段的标题是一级，正文里的小标题从“##”开始，这里用“{'#' * min(last + 1, 6)}”。"
            yield Finding(place.of(token), "RK019", f"小标题“{_short(title)}”是第{level}级，跳了级", advice)
        if token.level or BLANK in title or "{==" in line or numbered(title):
            advice = "去掉序号、占位符和批注；序号由程序生成。"
            fact = f"小标题“{_short(title.replace(BLANK, '{{…}}'))}”不是纯文字"
            yield Finding(where, "RK036", fact, advice)
        elif any(child.type != "text" for child in inline.children or []):
            yield Finding(where, "RK036", f"小标题“{_short(title)}”里有格式记号", "标题只写文字。")
        last = level


def _phrases(body: Body, place: _Places) -> Iterator[Finding]:
    """Report phrases that begin inside bold or another mark and end outside it, or the reverse."""
    for number, line in enumerate(place.lines):
        match = ANNOTATED.search(line)
        if match and _plain(inlines.PLACEHOLDER.sub(BLANK, line)) != _plain(_coded(line)):
            advice = "让“{==”和“==}”都在加粗等记号之内，或都在其外。"
            yield Finding(place.at(number, match.start()), "RK017", "批注的短语与加粗等记号交叉", advice)


def _plain(line: str) -> str:
    return tree.plain(inlines.parse(line))


def _tables(tokens: Sequence[Token], lines: Sequence[str], place: _Places) -> Iterator[Finding]:
    """Report rows that have other cells than their head, and rows that make no table."""
    for token in tokens:
        first, end = token.map or (0, 0)
        if token.type == "table_open":
            width = _cells(lines[first])
            for number in range(first, end):
                if (column := lines[number].find("｜")) >= 0:
                    yield Finding(place.at(number, column), "RK040", "表格里有全角竖线“｜”", "改成半角的“|”。")
                elif number > first + 1 and (cells := _cells(lines[number])) != width:
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


def _differences(coded: str, tokens: Sequence[Token], place: _Places) -> Iterator[Finding]:
    """Report the first block that Python-Markdown, CommonMark and our own grammar show differently.

    Bold next to Chinese punctuation and lists without a blank line before them are the usual
    causes: the site would be right and the pasted text wrong, or the reverse.
    """
    if not renderings.differ(coded):
        return
    lines = coded.split("\n")
    outer = [token for token in tokens if token.level == 0 and token.map and token.nesting >= 0]
    # What a block means may hang on those before it, never on those after it: halve the text.
    low, high = 0, len(outer) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if renderings.differ("\n".join(lines[: _end(outer[middle])])) else (middle + 1, high)
    first = outer[low] if outer else None
    text = "\n".join(lines[slice(*(first.map or (0, 1)))]) if first else coded
    near = _short(text.replace(BLANK, "…").strip())
    advice = "加粗不要紧挨中文标点，列表和表格前空一行，嵌套列表缩进四格，“#”后空一格，序号写作“1.”。"
    where = place.of(first) if first else place.at(0)
    yield Finding(where, "RK029", f"“{near}”这一段在CommonMark和Python-Markdown里显示不同", advice)


def _end(token: Token) -> int:
    return token.map[1] if token.map else 0


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:20] + "…"
