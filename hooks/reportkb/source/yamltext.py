"""Read YAML as plain values with the place of each, and report what YAML would misread."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import yaml

from reportkb.source import characters, markup, yamlnodes
from reportkb.source.findings import Finding, Place
from reportkb.source.parsed import Location, Parsed, Value
from reportkb.source.slips import colons, slips, syntax
from reportkb.source.text import KEPT, Texts
from reportkb.source.yamlnodes import Composed

# Numbers of the core schema that YAML 1.1 takes for text.
EXPONENT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+")
OCTAL = re.compile(r"0o[0-7]+")
COMMENT = re.compile(r" *#")


@lru_cache(maxsize=KEPT)
def parse(path: str, text: str, first_line: int = 1) -> tuple[Parsed | None, tuple[Finding, ...]]:
    """Parse YAML and report what is wrong with it or would be misread.

    Args:
        path: the file's path from the root of the repository.
        text: the YAML text.
        first_line: the line of the file that the text starts on.

    Returns:
        The values, or None when the text cannot be used at all, and the findings.
    """
    composed, unreadable = _compose(path, text, first_line)
    if composed is None:
        return None, unreadable
    if composed.root is None:
        return Parsed({}, {(): Place(path, first_line)}, {}), ()
    reader = _Reader(path, text, first_line)
    value = reader.read(composed.root, ())
    for event in composed.tagged:
        fact = f"用了YAML标签{getattr(event, 'tag', '')}"
        reader.report(event.start_mark, "RK034", fact, "去掉标签，只写值；值要以!开头，就用单引号括起来。")
    if not any(finding.code == "RK034" for finding in reader.findings):
        for anchored in composed.anchored:
            advice = "去掉它；值要以&开头，就用单引号括起来。"
            reader.report(anchored.start_mark, "RK034", "用了YAML锚点（&）", advice)
    if any(finding.code == "RK034" for finding in reader.findings):
        return None, tuple(reader.findings)
    if not isinstance(value, dict):
        place = reader.places[()]
        kind = "一个列表" if isinstance(value, list) else "一段文字"
        finding = Finding(place, "RK006", f"应当是“键: 值”，读到的是{kind}", "每行写一项：键、半角冒号、空格、值。")
        return None, slips(path, text, first_line) or (finding,)
    return Parsed(value, reader.places, reader.keys), (*colons(path, text, first_line), *reader.findings)


def read(path: str, texts: Texts) -> tuple[Parsed | None, tuple[Finding, ...]]:
    """Read a register: a whole file of YAML that must be there and hold something.

    Args:
        path: the file's path from the root of the repository.
        texts: every file's text.

    Returns:
        The values, or None where there are none, and the findings; an unreadable text has its own.
    """
    if path not in texts:
        return None, (Finding(Place(path), "RK004", "文件不存在", "从仓库里恢复它。"),)
    if (text := texts[path]) is None:
        return None, ()
    parsed, found = parse(path, text)
    if parsed and not parsed.value:
        return None, found or (Finding(Place(path), "RK010", "文件里一项也没有", "从仓库里恢复它。"),)
    return parsed, found


def compose(path: str, text: str) -> tuple[yaml.Node | None, tuple[Finding, ...]]:
    """Parse YAML that may hold what content must not, such as tags, without making values of it.

    Returns:
        The whole, None where there is nothing, and why it cannot be read.
    """
    composed, unreadable = _compose(path, text, 1)
    return composed.root if composed else None, unreadable


def _compose(path: str, text: str, first_line: int) -> tuple[Composed | None, tuple[Finding, ...]]:
    try:
        return yamlnodes.compose(text), ()
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, slips(path, text, first_line) or (syntax(path, text, first_line, error),)


class _Reader:
    """Walks the nodes once, keeping places and findings."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.places: dict[Location, Place] = {}
        self.keys: dict[Location, Place] = {}
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def report(self, mark: Any, code: str, fact: str, advice: str) -> None:
        place = Place(self.path, mark.line + self.first_line, mark.column + 1)
        self.findings.append(Finding(place, code, fact, advice))

    def read(self, node: yaml.Node, location: Location) -> Value:
        place = Place(self.path, node.start_mark.line + self.first_line, node.start_mark.column + 1)
        self.places[location] = place
        if id(node) in self.seen:
            self.findings.append(Finding(place, "RK034", "用了YAML别名（*）", "把内容再写一遍。"))
            return ""
        self.seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*location, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode) and not node.style:
            self._surprise(node, place)
            self._comment(node)
        return self._text(node, place)

    def _text(self, node: yaml.Node, place: Place) -> str:
        """Give a scalar's characters, those written as escapes judged like those of the file itself."""
        written = str(node.value)
        if "\n" in written.strip():
            self.findings.append(Finding(place, "RK010", "这里有换行", "写成一行；要分条就写成列表。"))
        value = " ".join(written.strip("\n").split("\n"))
        here = {Finding(place, found.code, found.fact, found.advice) for found in characters.check(value, place)}
        value = characters.without(value)
        self.findings += (*sorted(here), *markup.check(value, place))
        return value

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            place = Place(self.path, key_node.start_mark.line + self.first_line, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.append(Finding(place, "RK010", "键不是文字", "键只写一个词。"))
                continue
            if key_node.value == "<<" and not key_node.style:
                self.findings.append(Finding(place, "RK034", "用了YAML合并标记（<<）", "去掉它，把内容再写一遍。"))
                continue
            key = self._text(key_node, place)
            if not key_node.style:
                self._surprise(key_node, place)
            if key in result:
                fact = f"键“{key}”写了两次，前一次在第{self.keys[(*location, key)].line}行"
                self.findings.append(Finding(place, "RK007", fact, "留下一个。"))
            result[key] = self.read(value_node, (*location, key))
            self.keys[(*location, key)] = place
            if not isinstance(value_node, yaml.ScalarNode):
                self.places[(*location, key)] = place
        return result

    def _surprise(self, node: yaml.ScalarNode, place: Place) -> None:
        """Report a plain scalar that YAML 1.1 resolves to something other than its characters.

        The implicit types are those of the YAML 1.1 type repository, as PyYAML resolves them.
        """
        if node.value and (read_as := _misreading(node)):
            fact = f"“{node.value}”会被YAML读成{read_as}"
            self.findings.append(Finding(place, "RK011", fact, f'加上引号："{node.value}"。'))

    def _comment(self, node: yaml.ScalarNode) -> None:
        """Report a value that YAML ends at a number sign, which a writer may have meant as text."""
        mark = node.end_mark
        if match := COMMENT.match(self.text, mark.index):
            column = mark.column + len(match.group())
            advice = "用单引号把整个值括起来；注释另起一行。"
            fact = "“#”和它后面的字会被YAML当作注释丢掉"
            self.findings.append(Finding(Place(self.path, mark.line + self.first_line, column), "RK011", fact, advice))


def _misreading(node: yaml.ScalarNode) -> str:
    kind = node.tag.rpartition(":")[2]
    if kind == "str":
        return _number(node.value)
    if kind == "null":
        return "空"
    if kind == "merge":
        return "合并标记"
    try:
        meaning = _meaning(node.value)
    except (yaml.YAMLError, ValueError, OverflowError):
        return "一个不存在的值"
    if kind == "bool":
        return "“是”" if meaning else "“否”"
    if kind == "timestamp":
        return "时间"
    return "" if str(meaning) == node.value else f"{meaning}"


@lru_cache(maxsize=KEPT)
def _meaning(text: str) -> object:
    """Give what YAML 1.1 makes of a plain scalar; the figures of a library come again and again."""
    return yaml.safe_load(text)


def _number(text: str) -> str:
    """Give the number that YAML 1.2 makes of a text that is none in YAML 1.1 (YAML 1.2.2, section 10.3.2)."""
    if EXPONENT.fullmatch(text):
        return f"{float(text)}"
    return f"{int(text[2:], 8)}" if OCTAL.fullmatch(text) else ""
