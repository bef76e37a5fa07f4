"""Check the marks of a body: placeholders and annotations, each with its place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reportkb.library.body import Body
from reportkb.report import inlines
from reportkb.report.fields import NAME
from reportkb.report.kept import kept
from reportkb.source.findings import Finding, Place, closest

MARK = re.compile(r"\{\{|\}\}|\{==|==\}|\{>>|<<\}")
PLACEHOLDER = re.compile(r"\{\{([^{}\n]{1,80})\}\}(==\}\{>>.*?<<\})?([%％]?)")
BRACE = re.compile(r"[{}｛｝]")
BRACKETED = re.compile(r"【([^【】]*)】")
COMMENT = re.compile(r"\{>>.*?<<\}")
# A prompt is read in a blank of a line.
LONGEST = 50
SHAPE = "写成“{==短语==}{>>批注<<}”，两段紧挨着。"


@kept
def check(path: str, body: Body) -> tuple[Finding, ...]:
    """Report marks that are no marks.

    Args:
        path: the file's path from the root of the repository.
        body: the body.
    """
    scanner = _Scanner(path)
    for number, line in enumerate(body.text.split("\n"), body.line):
        scanner.line(number, line)
    return tuple(scanner.findings)


def fields(
    path: str, body: Body, names: Collection[str], percentages: Collection[str], register: str
) -> Iterator[Finding]:
    """Report placeholders that the register does not hold, and percent signs that a value brings itself.

    Args:
        path: the file's path from the root of the repository.
        body: the body.
        names: every registered field.
        percentages: those whose values are percentages.
        register: where to register one, as the end of a Chinese sentence.
    """
    for number, line in enumerate(body.text.split("\n"), body.line):
        for match in PLACEHOLDER.finditer(line):
            name, place = match[1], Place(path, number, match.start() + 1)
            if not NAME.fullmatch(name):
                continue  # which is reported by itself
            if name not in names:
                near = closest(name, names)
                advice = f"是否想写“{near[0]}”？" if near else f"先在{register}。"
                yield Finding(place, "RK014", f"占位符“{name}”未在fields.yml登记", advice)
            elif match[3] and name in percentages:
                yield Finding(place, "RK038", f"“{name}”自己带着百分号，后面又写了一个", "删掉后面的百分号。")


def prompts(path: str, body: Body, is_frame: bool) -> Iterator[Finding]:
    """Report what stands in brackets and is no prompt as frames have them: the desk would not ask for it.

    Args:
        path: the file's path from the root of the repository.
        body: the body.
        is_frame: whether prompts may stand in it at all.
    """
    for number, line in enumerate(body.text.split("\n"), body.line):
        for match in BRACKETED.finditer(COMMENT.sub(_blank, line)):
            if trouble := _prompt(match[1], is_frame):
                yield Finding(Place(path, number, match.start() + 1), "RK016", *trouble)


def _prompt(text: str, is_frame: bool) -> tuple[str, str] | None:
    if not is_frame:
        return f"范例里有“【{text[:20]}】”", "改成这个案例里的内容；换一个单位要改的，写成占位符“{{字段名}}”。"
    asked = text.removeprefix("写：").strip()
    if not text.startswith("写："):
        return f"“【{text[:20]}】”不成提示", "提示写成“【写：…】”，冒号用全角；空白写成“{{字段名}}”或清单的列。"
    if not asked:
        return "提示是空的", "写上要写什么、数从哪来、写多长。"
    if len(asked) > LONGEST:
        return f"提示有{len(asked)}个字，上限是{LONGEST}个", "只留写什么、数从哪来、写多长。"
    return None


def first(path: str, body: Body) -> Place:
    """Find the first mark of a body."""
    for number, line in enumerate(body.text.split("\n"), body.line):
        if match := MARK.search(line):
            return Place(path, number, match.start() + 1)
    return Place(path, body.line)


class _Scanner:
    """Scans line by line: no mark spans lines, so that a missing end costs one line only."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.lacking: set[str] = set()  # ends that are lacking, which may come further on

    def report(self, number: int, column: int, code: str, fact: str, advice: str) -> None:
        self.findings.append(Finding(Place(self.path, number, column + 1), code, fact, advice))

    def line(self, number: int, line: str) -> None:
        phrase = -1  # the column of the phrase that is open
        position, wrong = 0, len(self.findings)
        while match := MARK.search(line, position):
            mark, column = match.group(), match.start()
            position = match.end()
            if mark == "{{":
                position = self._placeholder(number, line, column)
            elif mark == "{==":
                if phrase >= 0:
                    self.report(number, column, "RK016", "批注的短语里又开始了一个“{==”", "先用“==}”结束前一个短语。")
                else:
                    phrase = column
            elif mark == "==}" and phrase >= 0:
                position = self._annotation(number, line, position, phrase)
                phrase = -1
            elif mark == "{>>" and phrase < 0:
                position = self._stray_comment(number, line, column)
            elif mark == "{>>":
                position, phrase = self._unended(number, line, column, phrase), -1
            else:
                if mark not in self.lacking:  # which is reported at its beginning
                    self.report(number, column, "RK016", f"“{mark}”前面没有对应的开始记号", "补上开始记号，或删掉它。")
                self.lacking.discard(mark)
                position = _after_comment(line, position)
        if phrase >= 0:
            self._unended(number, line, len(line), phrase)
        if len(self.findings) == wrong and (brace := BRACE.search(MARK.sub(_blank, line))):
            advice = "占位符写成“{{字段名}}”，批注写成“{==短语==}{>>批注<<}”，花括号都用半角。"
            self.report(number, brace.start(), "RK016", f"“{brace.group()}”不成记号", advice)

    def _unended(self, number: int, line: str, column: int, phrase: int) -> int:
        self.report(number, phrase, "RK016", "“{==”没有在本行用“==}”结束", "写成“{==短语==}{>>批注<<}”。")
        self.lacking.add("==}")
        return _after_comment(line, column)

    def _placeholder(self, number: int, line: str, column: int) -> int:
        following = MARK.search(line, column + 2)
        end = following.start() if following else -1
        if not following or following.group() != "}}":
            self.report(number, column, "RK016", "“{{”没有在本行用“}}”结束", "写成“{{字段名}}”。")
            return column + 2
        name = line[column + 2 : end]
        meant = re.sub(r"[\s{]", "", name)
        if not inlines.named(name) and inlines.named(meant):
            fact = f"占位符“{name[:24]}”里有{'空格' if '{' not in name else '多出来的花括号'}"
            self.report(number, column, "RK018", fact, f"写成“{{{{{meant}}}}}”。")
        elif not inlines.named(name):
            fact = f"占位符“{name[:24]}”不可用作字段名，也不是清单里的列或算法"
            self.report(number, column, "RK018", fact, "只用汉字、字母和数字，以汉字或字母开头，不超过24个字。")
        return end + 2

    def _annotation(self, number: int, line: str, position: int, column: int) -> int:
        spoken = line[column + 3 : position - 3].strip()
        rest = line[position:].lstrip(" \u3000")
        if rest.startswith("{>>") and (gap := len(line) - len(rest) - position):
            self.report(number, position, "RK017", "短语和批注之间有空格", "删掉空格，两段紧挨着。")
            position += gap
        if not line.startswith("{>>", position) or not spoken:
            fact = "短语后面没有批注" if spoken else "批注的短语是空的"
            self.report(number, column, "RK017", fact, SHAPE)
            return _after_comment(line, position) if not spoken else position
        end = line.find("<<}", position)
        if end < 0 or "{==" in line[position:end]:
            self.report(number, position, "RK016", "“{>>”没有在本行用“<<}”结束", "批注写在一行里，以“<<}”结束。")
            self.lacking.add("<<}")
            return position + 3
        comment = line[position + 3 : end].strip()
        if not comment or MARK.search(comment):
            fact = "批注里不能再用记号" if comment else "批注是空的"
            self.report(number, position, "RK017", fact, "批注写成一行普通文字。")
        return end + 3

    def _stray_comment(self, number: int, line: str, column: int) -> int:
        end = line.find("<<}", column)
        if end < 0:
            self.report(number, column, "RK016", "“{>>”没有在本行用“<<}”结束", "批注写在一行里，以“<<}”结束。")
            self.lacking.add("<<}")
            return column + 3
        self.report(number, column, "RK017", "批注前面没有短语", "在它前面用“{==短语==}”标出所说的短语。")
        return end + 3


def _after_comment(line: str, position: int) -> int:
    """Skip a comment that stands at a position: its phrase has been reported."""
    end = line.find("<<}", position)
    return end + 3 if line.startswith("{>>", position) and end >= 0 else position


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
