"""Check the typography of Chinese prose: spaces, widths, quotation marks and brackets.

AutoCorrect finds punctuation of the wrong width and spaces beside full-width punctuation. Its
own house style wants a space between Chinese and Latin, ours wants none, so those rules are off
and the space is looked for here, with what it does not know: quotation marks and brackets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher

import autocorrect_py

from reportkb.library.phrases import FIGURE
from reportkb.rules.passages import WORD, Passage
from reportkb.source.findings import Finding

RULES = {
    "fullwidth": 1,
    "no-space-fullwidth": 1,
    "no-space-fullwidth-quote": 1,
    "halfwidth-word": 1,
    "halfwidth-punctuation": 0,
    "space-word": 0,
    "space-punctuation": 0,
    "space-bracket": 0,
    "space-backticks": 0,
    "space-dash": 0,
    "space-dollar": 0,
    "spellcheck": 0,
}
# AutoCorrect holds one configuration a process. Its type stubs leave this function out.
autocorrect_py.load_config(json.dumps({"rules": RULES}))  # type: ignore[attr-defined]

CHINESE = r"[\u3400-\u9fff\uf900-\ufaff，。：；、“”‘’（）！？《》【】—…]"
LATIN = rf"[0-9A-Za-z%{FIGURE}{WORD}]"
# What AutoCorrect, so configured, could change; most passages have none of it and are not handed over.
SUSPECT = re.compile(r"[\s!,.:?０-９Ａ-Ｚａ-ｚ]")
SPACED = re.compile(f"(?<={CHINESE})[ \u00a0]+(?={LATIN})|(?<={LATIN})[ \u00a0]+(?={CHINESE})")
HALF = re.compile(rf"(?<={CHINESE})[;()\"']|[;()\"'](?={CHINESE})")
TWICE = re.compile(r"([，。；：、])[，。；：、！？]")
WIDE = re.compile("[\t\u3000]+")
FULL = dict(zip(";()\"'", ("；", "（", "）", "“ ”", "‘ ’"), strict=True))
CLOSING = {"“": "”", "‘": "’", "（": "）", "《": "》", "【": "】"}
OPENING = {closing: opening for opening, closing in CLOSING.items()}
PAIRED = re.compile(f"[{''.join((*CLOSING, *OPENING))}]")
# Pictures of UTS #51; ticks, stars and boxes are signs that a report may use.
EMOJI = re.compile(
    "[\u2600-\u2604\u2607-\u260f\u2613-\u26ff\u2702-\u2712\u2719-\u2775\u2794-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]"
)
# To AutoCorrect a figure is a digit and any other value a Chinese word.
SPOKEN = str.maketrans({FIGURE: "0", WORD: "某"})


def check(passage: Passage) -> Iterator[Finding]:
    """Report what is wrong with the spaces and marks of a passage."""
    yield from _spaces(passage)
    yield from _widths(passage)
    yield from _pairs(passage)
    if match := EMOJI.search(passage.text):
        fact = f"“{_near(passage, *match.span())}”里有表情符号"
        yield Finding(passage.place(match.start()), "RK038", fact, "删掉；打印出来是方框或黑块，公文里也不用。")


def _spaces(passage: Passage) -> Iterator[Finding]:
    for match in SPACED.finditer(passage.text):
        fact = f"“{_near(passage, *match.span())}”里汉字与西文之间有空格"
        yield Finding(passage.place(match.start()), "RK030", fact, "删掉空格。")


def _widths(passage: Passage) -> Iterator[Finding]:
    lines = (
        autocorrect_py.lint_for(passage.text.translate(SPOKEN), "text").lines if SUSPECT.search(passage.text) else ()
    )
    for line in lines:
        for kind, start, end, first, last in SequenceMatcher(None, line.old, line.new, autojunk=False).get_opcodes():
            if kind != "equal":
                fact = f"“{_near(passage, start, end)}”里的标点或全半角不对"
                advice = _change(line.old[start:end], line.new[first:last])
                yield Finding(passage.place(min(start, len(passage.text) - 1)), "RK038", fact, advice)
    for match in WIDE.finditer(passage.text):
        fact = f"“{_near(passage, *match.span())}”里有全角空格或制表符"
        yield Finding(passage.place(match.start()), "RK038", fact, "删掉；首行缩进由样式决定，分栏用表格。")
    for match in HALF.finditer(passage.text):
        fact = f"“{_near(passage, *match.span())}”里有半角的{match.group()}"
        yield Finding(passage.place(match.start()), "RK038", fact, f"改成全角的{FULL[match.group()]}。")
    for match in TWICE.finditer(passage.text):
        fact = f"“{_near(passage, *match.span())}”里连用了两个标点"
        yield Finding(passage.place(match.start()), "RK038", fact, "留下一个。")


def _pairs(passage: Passage) -> Iterator[Finding]:
    """Report quotation marks and brackets that do not match within their passage."""
    opened: list[int] = []
    for match in PAIRED.finditer(passage.text):
        index, character = match.start(), match.group()
        if character in CLOSING:
            opened.append(index)
        elif opened and passage.text[opened[-1]] == OPENING[character]:
            opened.pop()
        else:
            yield _alone(passage, index, OPENING[character])
    for index in opened:
        yield _alone(passage, index, CLOSING[passage.text[index]])


def _alone(passage: Passage, index: int, missing: str) -> Finding:
    fact = f"“{_near(passage, index, index + 1)}”里的{passage.text[index]}没有配对的{missing}"
    return Finding(passage.place(index), "RK038", fact, "补上另一半，或删掉这一半。")


def _change(wrong: str, right: str) -> str:
    if not right:
        return "删掉空格。" if wrong.isspace() else f"删掉“{wrong}”。"
    return f"把“{wrong}”改成“{right}”。"


def _near(passage: Passage, start: int, end: int) -> str:
    return passage.text[max(0, start - 4) : end + 4].replace(FIGURE, "…").replace(WORD, "…")
