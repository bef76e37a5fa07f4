"""Read YAML as plain values with the place of each, and report what YAML would misread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from reportkb.findings import Finding, Place

Location: TypeAlias = tuple[str | int, ...]
Value: TypeAlias = "str | list[Value] | dict[str, Value]"

FULLWIDTH_COLON = re.compile(r"^\s*(?:-\s+)?(?P<key>[A-Za-z_]+|[\w\u3400-\u9fff]{1,20})：(?!.*:\s)")
ASCII_KEY = re.compile(r"^\s*(?:-\s+)?[a-z_]{2,20}：")
# Far deeper than any tree of headings, far shallower than the interpreter's stack.
DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Parsed:
    """A YAML text as strings, lists and mappings.

    Args:
        value: the whole text's value; scalars are the characters as written.
        places: where each location stands, the whole at ``()``: a scalar's own start, or the
            start of the key that a list or mapping hangs on.
    """

    value: Value
    places: dict[Location, Place]

    def place(self, location: Location) -> Place:
        """Find the place of a location, or of the nearest one around it."""
        while location not in self.places:
            location = location[:-1]
        return self.places[location]


def parse(path: str, text: str, first_line: int = 1) -> tuple[Parsed | None, tuple[Finding, ...]]:
    """Parse YAML and report what is wrong with it or would be misread.

    Args:
        path: the file's path from the root of the repository.
        text: the YAML text.
        first_line: the line of the file that the text starts on.

    Returns:
        The values, or None when the text cannot be used at all, and the findings.
    """
    colons = _fullwidth_colons(path, text, first_line, certain=True)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        colons = _fullwidth_colons(path, text, first_line, certain=False)
        return None, colons or (_syntax(path, first_line, error),)
    reader = _Reader(path, first_line)
    if node is None:
        return Parsed({}, {(): Place(path, first_line)}), colons
    value = reader.read(node, ())
    if any(finding.code == "RK034" for finding in reader.findings):
        return None, tuple(reader.findings)
    if not isinstance(value, dict):
        colons = _fullwidth_colons(path, text, first_line, certain=False)
        place = reader.places[()]
        kind = "一个列表" if isinstance(value, list) else "一段文字"
        finding = Finding(place, "RK006", f"应当是“键: 值”，读到的是{kind}", "每行写一项：键、半角冒号、空格、值。")
        return None, colons or (finding,)
    return Parsed(value, reader.places), (*colons, *reader.findings)


class _Loader(yaml.SafeLoader):
    """Stops before a text nests so deep that composing it would exhaust the stack."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError(f"嵌套超过{DEEPEST}层")
        node = super().compose_node(parent, index)  # type: ignore[arg-type]
        self.depth -= 1
        return node


class _Reader:
    """Walks the nodes once, keeping places and findings."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Location, Place] = {}
        self.findings: list[Finding] = []
        self.seen: set[int] = set()

    def read(self, node: yaml.Node, location: Location) -> Value:
        place = Place(self.path, node.start_mark.line + self.first_line, node.start_mark.column + 1)
        self.places[location] = place
        if id(node) in self.seen:
            self.findings.append(Finding(place, "RK034", "用了YAML别名（*）", "把内容再写一遍。"))
            return ""
        self.seen.add(id(node))
        if node.tag.startswith("!") or node.tag.startswith("tag:yaml.org,2002:python"):
            self.findings.append(Finding(place, "RK034", f"用了YAML标签{node.tag}", "去掉标签，只写值。"))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*location, index)) for index, item in enumerate(node.value)]
        self._surprise(node, place)
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            place = Place(self.path, key_node.start_mark.line + self.first_line, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.append(Finding(place, "RK010", "键不是文字", "键只写一个词。"))
                continue
            key = str(key_node.value)
            self._surprise(key_node, place)
            if key in result:
                self.findings.append(Finding(place, "RK007", f"键“{key}”写了两次", "留下一个。"))
            result[key] = self.read(value_node, (*location, key))
            if not isinstance(value_node, yaml.ScalarNode):
                self.places[(*location, key)] = place
        return result

    def _surprise(self, node: yaml.Node, place: Place) -> None:
        """Report a plain scalar that YAML 1.1 resolves to something other than its characters.

        The implicit types are those of the YAML 1.1 type repository, as PyYAML resolves them.
        """
        if not isinstance(node, yaml.ScalarNode) or node.style is not None:
            return
        read_as = _misreading(node)
        if read_as:
            fact = f"“{node.value}”会被YAML读成{read_as}" if node.value else "值是空的"
            self.findings.append(Finding(place, "RK011", fact, f'加上引号："{node.value}"。'))


def _misreading(node: yaml.ScalarNode) -> str:
    kind = node.tag.rpartition(":")[2]
    if kind == "str":
        return ""
    if kind == "null":
        return "空"
    if kind == "merge":
        return "合并标记"
    try:
        meaning = yaml.safe_load(node.value)
    except (yaml.YAMLError, ValueError, OverflowError):
        return "一个不存在的值"
    if kind == "bool":
        return "“是”" if meaning else "“否”"
    if kind == "timestamp":
        return "时间"
    return "" if str(meaning) == node.value else f"{meaning}"


# What PyYAML calls the usual slips, and what a writer would call them.
SLIPS = {
    "mapping values are not allowed": "一行里有两个“: ”",
    "end of stream": "引号没有结束",
    "could not find expected ':'": "这一行缺少冒号",
    "<block end>": "缩进与上面不一致",
    "cannot start any token": "以特殊符号或制表符开头",
    "undefined alias": "以*开头的值没有加引号",
    "嵌套超过": f"嵌套超过{DEEPEST}层",
}


def _syntax(path: str, first_line: int, error: Exception) -> Finding:
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if "end of stream" in problem:
        # The slip is where the quotation began, not where the text ended.
        mark = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column + 1) if mark else (0, 1)
    slip = next((words for part, words in SLIPS.items() if part in problem), "写法不合YAML")
    advice = "检查这一行的缩进、引号和冒号；值里有“: ”或以特殊符号开头时加引号。"
    return Finding(Place(path, line + first_line, column), "RK005", f"YAML读不下去：{slip}", advice)


def _fullwidth_colons(path: str, text: str, first_line: int, *, certain: bool) -> tuple[Finding, ...]:
    """Find keys that are followed by a full-width colon.

    A list item of prose may hold one rightly, so a line counts only where its key is an
    English word, or where the text has proved unusable and the line could be an entry.
    """
    pattern = ASCII_KEY if certain else FULLWIDTH_COLON
    return tuple(
        Finding(
            Place(path, number, line.index("：") + 1), "RK012", "键后面是全角冒号“：”", "改成半角冒号加一个空格“: ”。"
        )
        for number, line in enumerate(text.split("\n"), first_line)
        if pattern.match(line)
    )
