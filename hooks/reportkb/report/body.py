"""Parse a snippet's body: placeholders and annotations, each with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reportkb.report.fields import NAME
from reportkb.source.findings import Finding, Place

# Private-use characters stand for marks while Markdown is rendered: to CommonMark they are
# letters, so that emphasis next to a placeholder flanks as it will next to a value.
# Contributed text cannot hold any (RK002).
PHRASE_START = "\ue001"
PHRASE_END = "\ue002"
FIRST_PLACEHOLDER = 0xE100
MOST_PLACEHOLDERS = 0xF8FF - FIRST_PLACEHOLDER

MARK = re.compile(r"\{\{|\}\}|\{==|==\}|\{>>|<<\}")
PERCENT = re.compile(f"([{chr(FIRST_PLACEHOLDER)}-\uf8ff]){PHRASE_END}?[%％]")
BRACE = re.compile(r"[{}｛｝]")


@dataclass(frozen=True, slots=True)
class Annotation:
    """Advice tied to a phrase of the body; the phrase itself is marked in the coded text."""

    comment: str
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed body.

    Args:
        coded: Markdown in which each placeholder is one private-use character, from
            ``FIRST_PLACEHOLDER`` on, and each annotated phrase stands between
            ``PHRASE_START`` and ``PHRASE_END``; comments are taken out.
        placeholders: the field of each placeholder, in order.
        annotations: in the order of their phrases.
        places: where each placeholder stands.
        line: the line of the file that the body starts on.
    """

    coded: str
    placeholders: tuple[str, ...]
    annotations: tuple[Annotation, ...]
    places: tuple[Place, ...]
    line: int


def parse(path: str, text: str, first_line: int = 1) -> tuple[Body, tuple[Finding, ...]]:
    """Parse a body's marks.

    Args:
        path: the file's path from the root of the repository.
        text: the body.
        first_line: the line of the file that the body starts on.

    Returns:
        The body, in which whatever is wrong stands as plain text, and the findings.
    """
    scanner = _Scanner(path)
    coded = [scanner.line(number, line) for number, line in enumerate(text.split("\n"), first_line)]
    body = Body(
        "\n".join(coded),
        tuple(scanner.placeholders),
        tuple(scanner.annotations),
        tuple(scanner.places),
        first_line,
    )
    return body, tuple(scanner.findings)


class _Scanner:
    """Scans line by line: no mark spans lines, so that a missing end costs one line only."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.placeholders: list[str] = []
        self.annotations: list[Annotation] = []
        self.places: list[Place] = []
        self.findings: list[Finding] = []

    def report(self, number: int, column: int, code: str, fact: str, advice: str) -> None:
        self.findings.append(Finding(Place(self.path, number, column + 1), code, fact, advice))

    def line(self, number: int, line: str) -> str:
        output: list[str] = []
        phrase: tuple[int, int] | None = None  # its column, and where it starts in the output
        position, wrong = 0, len(self.findings)
        while match := MARK.search(line, position):
            output.append(line[position : match.start()])
            mark, column = match.group(), match.start()
            position = match.end()
            if mark == "{{":
                position = self._placeholder(number, line, column, output)
            elif mark == "{==":
                if phrase is not None:
                    self.report(number, column, "RK016", "批注的短语里又开始了一个“{==”", "先用“==}”结束前一个短语。")
                else:
                    phrase = (column, len(output))
                    output.append(PHRASE_START)
            elif mark == "==}" and phrase is not None:
                position = self._annotation(number, line, position, phrase, output)
                phrase = None
            elif mark == "{>>" and phrase is None:
                position = self._stray_comment(number, line, column)
            elif mark == "{>>" and phrase is not None:
                position, phrase = self._unended(number, line, column, phrase, output), None
            else:
                self.report(number, column, "RK016", f"“{mark}”前面没有对应的开始记号", "补上开始记号，或删掉它。")
                position = _after_comment(line, position)
        output.append(line[position:])
        if phrase is not None:
            self._unended(number, line, len(line), phrase, output)
        if len(self.findings) == wrong and (brace := BRACE.search(MARK.sub(_blank, line))):
            advice = "占位符写成“{{字段名}}”，批注写成“{==短语==}{>>批注<<}”，花括号都用半角。"
            self.report(number, brace.start(), "RK016", f"“{brace.group()}”不成记号", advice)
        return "".join(output).rstrip()

    def _unended(self, number: int, line: str, column: int, phrase: tuple[int, int], output: list[str]) -> int:
        self.report(number, phrase[0], "RK016", "“{==”没有在本行用“==}”结束", "写成“{==短语==}{>>批注<<}”。")
        output[phrase[1]] = ""
        return _after_comment(line, column)

    def _placeholder(self, number: int, line: str, column: int, output: list[str]) -> int:
        following = MARK.search(line, column + 2)
        end = following.start() if following else -1
        if not following or following.group() != "}}":
            self.report(number, column, "RK016", "“{{”没有在本行用“}}”结束", "写成“{{字段名}}”。")
            return column + 2
        name = line[column + 2 : end]
        if not NAME.fullmatch(name):
            fact = f"占位符“{name[:24]}”不可用作字段名"
            self.report(number, column, "RK018", fact, "只用汉字、字母和数字，以汉字或字母开头，不超过24个字。")
            return end + 2
        if len(self.placeholders) == MOST_PLACEHOLDERS:
            self.report(number, column, "RK033", f"占位符超过{MOST_PLACEHOLDERS}个", "一个片段只写一节，请拆开。")
            return end + 2
        output.append(chr(FIRST_PLACEHOLDER + len(self.placeholders)))
        self.placeholders.append(name)
        self.places.append(Place(self.path, number, column + 1))
        return end + 2

    def _annotation(self, number: int, line: str, position: int, phrase: tuple[int, int], output: list[str]) -> int:
        column, start = phrase
        spoken = "".join(output[start + 1 :]).strip()
        rest = line[position:].lstrip(" \u3000")
        if rest.startswith("{>>") and (gap := len(line) - len(rest) - position):
            self.report(number, position, "RK017", "短语和批注之间有空格", "删掉空格，两段紧挨着。")
            position += gap
        if not line.startswith("{>>", position) or not spoken:
            fact = "短语后面没有批注" if spoken else "批注的短语是空的"
            self.report(number, column, "RK017", fact, "写成“{==短语==}{>>批注<<}”，两段紧挨着。")
            output[start] = ""
            return position
        end = line.find("<<}", position)
        if end < 0 or "{==" in line[position:end]:
            self.report(number, position, "RK016", "“{>>”没有在本行用“<<}”结束", "批注写在一行里，以“<<}”结束。")
            output[start] = ""
            return position + 3
        comment = line[position + 3 : end].strip()
        if not comment or MARK.search(comment):
            fact = "批注里不能再用记号" if comment else "批注是空的"
            self.report(number, position, "RK017", fact, "批注写成一行普通文字。")
            output[start] = ""
            return end + 3
        output.append(PHRASE_END)
        self.annotations.append(Annotation(comment, Place(self.path, number, column + 1)))
        return end + 3

    def _stray_comment(self, number: int, line: str, column: int) -> int:
        end = line.find("<<}", column)
        if end < 0:
            self.report(number, column, "RK016", "“{>>”没有在本行用“<<}”结束", "批注写在一行里，以“<<}”结束。")
            return column + 3
        self.report(number, column, "RK017", "批注前面没有短语", "在它前面用“{==短语==}”标出所说的短语。")
        return end + 3


def _after_comment(line: str, position: int) -> int:
    """Skip a comment that stands at a position: its phrase has been reported."""
    end = line.find("<<}", position)
    return end + 3 if line.startswith("{>>", position) and end >= 0 else position


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def decoded(body: Body, coded: str) -> str:
    """Write coded text as its author did, for messages: placeholders in braces, no phrase marks."""
    text = coded.replace(PHRASE_START, "").replace(PHRASE_END, "")
    return re.sub(
        "[\ue100-\uf8ff]", lambda match: "{{" + body.placeholders[ord(match.group()) - FIRST_PLACEHOLDER] + "}}", text
    )


def doubled(body: Body, percentages: Collection[str]) -> Iterator[Finding]:
    """Report each percent sign behind a placeholder whose value brings its own."""
    for match in PERCENT.finditer(body.coded):
        index = ord(match.group(1)) - FIRST_PLACEHOLDER
        if (name := body.placeholders[index]) in percentages:
            yield Finding(body.places[index], "RK038", f"“{name}”自己带着百分号，后面又写了一个", "删掉后面的百分号。")
