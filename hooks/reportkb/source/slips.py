"""Name the slips that people make in YAML, in their words and at their place."""

from __future__ import annotations

import re

from reportkb.source.findings import Finding, Place
from reportkb.source.yamlnodes import DEEPEST

ASCII_KEY = re.compile(r"\s*(?:-\s+)?[a-z_]{2,20}(?=：)")
# What makes a line unusable, up to the character at fault; told only where the text is.
SLIPS = {
    # An item of a list may well begin “- 结论前置：”; only keys are Chinese without a dash before them.
    re.compile(r"\s*(?:(?:-\s+)?[A-Za-z_]+|[\w\u3400-\u9fff]{1,20})(?=：)(?!.*:\s)"): (
        *("RK012", "键后面是全角冒号“：”", "改成半角冒号加一个空格“: ”。"),
    ),
    re.compile(r" *(?:(?:- +)?[a-z_]+|[\u3400-\u9fff]\w{0,19})(?=:[^\s/])"): (
        *("RK005", "冒号后面没有空格", "在“:”后面空一格。"),
    ),
    # A value is written in one line, so that its quotation and its row end there.
    re.compile(r" *(?:- +)?(?:[^\s:\"']+: +)?(?:\{.*?: *)?(?=\"[^\"]*$|'[^']*$)"): (
        *("RK005", "引号没有结束", "在这个值的末尾补上同样的引号。"),
    ),
    re.compile(r" *- +(?=\{[^{}]*$)"): ("RK005", "“{”没有用“}”结束", "在这一行的末尾补上“}”。"),
    re.compile(r" *- +\{[^{}，]*?(?:\"[^\"]*\"[^{}，\"]*?)*(?=，[^{},:]{1,24}: )"): (
        *("RK005", "“{…}”里的两项之间是全角逗号", "改成半角逗号加一个空格“, ”。"),
    ),
    re.compile(r" *(?:- +)?[^\s:]+:(?=\t)"): ("RK005", "冒号后面是制表符", "换成一个空格。"),
    re.compile(r"[^#]*\S(?=\t+$)"): ("RK005", "行末有制表符", "删掉它。"),
    re.compile(r" *(?=[\t\u00a0\u3000])"): ("RK005", "行首用了制表符或全角空格", "换成半角空格，与同级的行对齐。"),
    re.compile(r" *(?=-[^\s-])"): ("RK005", "“-”后面没有空格", "在“-”后面空一格。"),
    re.compile(r" *(?=[•·●－—])"): ("RK005", "列表的一项不是以“- ”开头", "改成半角的“-”，后面空一格。"),
}
# An item at a wrong indent, and a row of a list written in one line.
ITEM = re.compile(r" *- +[^\s{\[\"'*&!|>%@`]")
FLOW = re.compile(r" *(?:- +|[^\s:]+: +)\{(?!\{)")
INDENT = "与同级的行左端对齐；这一行没有错，就看上一行。"
VALUE = re.compile(r"\s*(?:- +)?(?:[^\s:]+: +)?(?P<sign>[\[\]{}\"'*&!|>%@`-])")

# What PyYAML calls the usual slips, and what a writer would call them.
PROBLEMS = {
    "mapping values are not allowed": "一行里有两个“: ”",
    "end of stream": "引号没有结束",
    "could not find expected ':'": "这一行缺少冒号",
    "',' or ']'": "“[”没有用半角的“]”结束",
    "<block end>": "缩进与上面不一致",
    "<document start>": "缩进与上面不一致",
    "cannot start any token": "以特殊符号或制表符开头",
    "undefined alias": "以*开头的值没有加引号",
    "嵌套超过": f"嵌套超过{DEEPEST}层",
}


def syntax(path: str, text: str, first_line: int, error: Exception) -> Finding:
    """Say what a parser could not read, and where the slip most likely is."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if any(part in problem for part in ("end of stream", "expected ':'", "',' or ']'")):
        # The slip is where the quotation, key or list began, not where the text could not go on.
        mark = getattr(error, "context_mark", None) or mark
    number, column = (mark.line, mark.column + 1) if mark else (0, 1)
    line = text.split("\n")[number]
    slip = next((words for part, words in PROBLEMS.items() if part in problem), "写法不合YAML")
    advice = "检查这一行的缩进、引号和冒号；值里有“: ”时加引号。"
    uneven = ("mapping values" in problem and line.count(": ") < 2) or "<document start>" in problem
    if uneven or ITEM.match(line):
        slip, advice = PROBLEMS["<block end>"], INDENT
    elif FLOW.match(line) and "end of stream" not in problem:
        slip = "“{…}”里有写错的地方"
        advice = "冒号后面空一格，各项之间用半角逗号；值里有“: ”或半角逗号时，用双引号把值括起来。"
    elif "stream" not in problem and "]" not in problem and (value := VALUE.match(line)):
        sign, column = value["sign"], value.start("sign") + 1
        slip, advice = f"值以“{sign}”开头，YAML当作记号", "用单引号把整个值括起来。"
    elif slip == PROBLEMS["<block end>"]:
        advice = INDENT
    return Finding(Place(path, number + first_line, column), "RK005", f"YAML读不下去：{slip}", advice)


def slips(path: str, text: str, first_line: int) -> tuple[Finding, ...]:
    """Find the lines of an unusable text that a writer has most likely meant otherwise."""
    return tuple(
        Finding(Place(path, number, match.end() + 1), *slip)
        for number, line in enumerate(text.split("\n"), first_line)
        for pattern, slip in SLIPS.items()
        if (match := pattern.match(line))
    )


def colons(path: str, text: str, first_line: int) -> tuple[Finding, ...]:
    """Find English keys with a full-width colon in a usable text, where prose may rightly hold one."""
    return tuple(
        Finding(Place(path, number, match.end() + 1), "RK012", "键后面是全角冒号“：”", "改成半角冒号加一个空格“: ”。")
        for number, line in enumerate(text.split("\n"), first_line)
        if (match := ASCII_KEY.match(line))
    )
