"""The list of codes: what each means, with an example folded under it."""

from __future__ import annotations

from itertools import takewhile

from reportkb.report.html_writer import escape
from reportkb.source.examples import EXAMPLES
from reportkb.source.findings import RULES, Rule, printable

# A line's end is written so that the list stays one line of HTML, and a bracket so that no site
# generator takes an example for a link of the page.
WRITTEN = str.maketrans({"\n": "&#10;", "[": "&#91;"})
# An example of what is too long is told by its beginning.
LONGEST = 60


def codes() -> str:
    """Write a row a code, each with its example folded."""
    return f'<div class="rk-codes">{"".join(_code(code, rule) for code, rule in RULES.items())}</div>'


def _code(code: str, rule: Rule) -> str:
    example = EXAMPLES[code]
    wrong, right = _shown(example.wrong), _shown(example.right)
    where = f"在{example.file}里" if example.file else "文件的名字和位置"
    return (
        f'<details class="rk-fold" id="{code}"><summary>'
        f"<code>{code}</code><strong>{escape(rule.title)}</strong><span>{escape(rule.why)}</span></summary>"
        f'<p class="rk-from">{escape(where)}</p><div class="rk-rewrite">'
        f'<figure class="rk-weak"><figcaption>报出</figcaption><pre>{_marked(wrong, right)}</pre></figure>'
        f'<figure class="rk-strong"><figcaption>改后</figcaption><pre>{_marked(right, wrong)}</pre></figure>'
        "</div></details>"
    )


def _shown(text: str) -> str:
    """Write an example so that all of it is seen: bytes that are no text, characters without a shape, long lines."""
    read = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "\n".join(printable(_short(line)) for line in read.split("\n"))


def _short(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]}……（这一行共{len(line)}个字）"


def _marked(text: str, other: str) -> str:
    """Mark what a text has where another differs."""
    start = _common(text, other)
    end = len(text) - _common(text[start:][::-1], other[start:][::-1])
    middle = f"<mark>{escape(text[start:end])}</mark>" if start < end else ""
    return f"{escape(text[:start])}{middle}{escape(text[end:])}".translate(WRITTEN)


def _common(text: str, other: str) -> int:
    """Count the characters that two texts have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, other, strict=False)))
