"""Make random questions, the same for the same seed, that cover what no one thinks of writing down."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from casefile import Task
from reportkb.report.fields import TYPE_TITLES
from reportkb.report.numbering import STYLE_TITLES

STYLES = tuple(STYLE_TITLES)
TYPES = tuple(TYPE_TITLES)
UNITS = ("", "元", "万元", "亿元", "人", "名", "万户", "个", "个百分点", "个月", "千克", "百分点", "小时", "万", "%")
# What a day or a period is made of.
PARTS = (*"年月日号至到~～—-/. ", *"年月日第上下一四自止", "季度", "半年", "前三", "Q2")
# Names that every object of JavaScript answers to, besides those of fields.
NAMES = ("甲", "乙", "丙", "丁", "A类数", "第2期", "constructor", "toString", "valueOf", "hasOwnProperty")
PROTOTYPE = ("__proto__", "__defineGetter__", "watch")
# What typed values are made of: every sort of space, digit, sign and mark that reads like another.
SPACES = (*" \t\n\r\f\v", "\u00a0", "\u3000", "\u2003", "\u2028", "\u0085", "\u001c", "\u200b", "\ufeff")
DIGITS = (*"0123456789", *"０１９", *"٣५", *"①⒈⑴½²", "\U0001d7cf", "\U0001ccf1", "\U0001f101", "\U0001fbf1")
SIGNS = (*"+-.,%", *"＋－．，％", *"−﹣﹪‰。、", "年", "\uf98e", "月", "⽉", "日", "⽇")
MARKS = (*"\\`*_[]<>|~&;#=!(){}\"'/:$^@", "&amp;", "&#60;", "<script>", "1. ", "1)", "- ", "**", "[a](b)", "{{甲}}")
LETTERS = (*"aZé", "e\u0301", "中", "文", "𠮷", "👩\u200d💻", "🚩", "가", "\u1100\u1161", "ﬁ", "㎏", "\u0345")
# What a line may begin with, and what may stand in it.
STARTS = (
    *("- ", "* ", "+ ", "1. ", "2) ", "10. ", "• ", "·", "· ", "○", "    - ", "  1. ", "\t- ", "  ", "    ", "　　"),
    *("# ", "## ", "#### ", "> ", "> - ", ">> ", "```", "~~~", "---", "***", "===", "|", "| a | b |", "|---|:-:|"),
    *("[^1]: ", "- [ ] ", "- [x] ", "一、\t", "1.\t", "甲\t乙", "\t|", "\t", "(1) ", "A. ", ": ", "% ", "+", "-", "="),
)
PIECES = (
    *("**", "**", "*", "*", "_", "__", "~~", "~", "`", "``", "***", "\\", "\\*", "|", "\\|", "<br>", "<br/>", "<b>"),
    *("&amp;", "&#124;", "&#x4e2d;", "&#0;", "&zz;", "[", "]", "(", ")", "[a](https://b.cn/c)", "[b](x.md)"),
    *("![图](a)", "[^1]", "![", "{==", "==}"),
    *("https://a.cn/b?c=d。", "<https://e.cn>", "{{甲}}", "{{乙}}", "{{ 丙}}", "{{", "}}"),
    *("{>>", "<<}", "【甲】", "【乙", "】", "{==高{{甲}}项==}{>>注<<}", "5*3*2", "a_b_c", "**粗**", "*斜*", "~~删~~"),
    *("**{{甲}}**", "#", "\t", "文字", "x", "，", "。", "“", "”", "（", "）"),
)
ALPHABET = (*SPACES, *DIGITS, *SIGNS, *MARKS, *LETTERS)
INSIDE = (*PIECES, *LETTERS, *SPACES[:2])
# What snippets are made of; control and invisible characters cannot be contributed.
WORDS = ("完成", "风险<高>", "A&B", "1. 项", "a_b_c", "“引语”", "#5", "x | y", "*", "&lt;", "🚩", "</mark>", "\\*")


def text(random: Random, most: int = 8) -> str:
    """Make a value as someone might type it, or as no one would."""
    if random.random() < 0.3:
        return figure(random)
    return "".join(random.choice(ALPHABET) for _ in range(random.randrange(most)))


def figure(random: Random) -> str:
    """Make what may well be a number, an amount with its unit, a percentage, a day or a period."""
    pick = random.randrange(6)
    if pick == 4:
        return period(random)
    if pick == 5:
        whole = f"{random.randrange(10 ** random.randrange(1, 12)):{random.choice(('', ','))}}"
        before = random.choice(("", "", "￥", "人民币", "百分之"))
        return before + whole + random.choice(("", ".50", " ")) + unit(random)
    if pick == 0:
        return f"{random.randrange(10_000):04d}-{random.randrange(14)}-{random.randrange(33)}"
    if pick == 1:
        return f"{random.randrange(1990, 2030)}年{random.randrange(14):02d}月{random.randrange(33):02d}日"
    whole = str(random.randrange(10 ** random.randrange(1, 18)))
    decimals = f".{random.randrange(10**6)}" if random.random() < 0.5 else ""
    return random.choice(("", "", "-", "+")) + whole + decimals + random.choice(("", "", "%", "％", " "))


def unit(random: Random) -> str:
    """Make a unit, often with a power of ten before it."""
    return random.choice(("", "", "十", "百", "千", "万", "亿", "百万", "万亿")) + random.choice(UNITS)


def period(random: Random) -> str:
    """Make what may well be a period, or a day without its year."""
    year, month, day = random.randrange(1995, 2030), random.randrange(1, 14), random.randrange(1, 33)
    month_form, mark = f"{random.randrange(1, 14)}月", random.choice("./-")
    ends = (
        f"{year}年{month}月",
        f"{year}年{month}月{day}日",
        f"{year}{mark}{month}{mark}{day}",
        f"{year}{mark}{month}",
        f"{month}{mark}{day}",
        f"{year}年第{random.choice('一二三四五123')}季度",
        f"{year}{random.choice(('', '年'))}Q{random.randrange(1, 6)}",
        f"{year}年{random.choice('上下')}半年",
        str(year),
        f"{day}日",
        month_form,
        month_form + f"{day}日",
        "".join(random.choice((str(month), *PARTS)) for _ in range(random.randrange(1, 7))),
    )
    first = random.choice(ends)
    return first if random.random() < 0.4 else first + random.choice(PARTS[:13]) + random.choice(ends)


def operand(random: Random) -> str:
    """Make what is mostly a plain number."""
    return text(random) if random.random() < 0.3 else f"{random.randrange(-3000, 9000)}.{random.randrange(1000):03d}"


def formula(random: Random, names: Sequence[str], depth: int = 3) -> str:
    """Make a formula over names and numbers."""
    if depth == 0 or random.random() < 0.3:
        return random.choice((*names, *names, "2", "0", "0.125", "100"))
    left, right = formula(random, names, depth - 1), formula(random, names, depth - 1)
    inner = f"{left} {random.choice('+-*/')} {right}"
    return f"({inner})" if random.random() < 0.4 else inner


def prefixes(random: Random) -> Task:
    """Make headings whose levels rise, fall and skip at will."""
    levels = [random.choice((1, 1, 2, 2, 3, 4, 5, 6, 9)) for _ in range(random.choice((1, 5, 30, 150)))]
    return {"style": random.choice(STYLES), "levels": levels, "headings": [""] * len(levels)}


def value(random: Random) -> Task:
    """Make a typed value of any type."""
    asked = ["tidy", "clear", "number", "day", "days", "fits", "display"]
    raw = figure(random) if random.random() < 0.5 else text(random, 12)
    return {"type": random.choice(TYPES), "unit": random.choice(UNITS), "raw": raw, "asked": asked}


def rounded(random: Random) -> Task:
    """Make a fraction, often one that stands at a half."""
    digits = random.randrange(7)
    if random.random() < 0.5:
        return {"value": f"{random.randrange(-(10**6), 10**6) * 2 + 1}/{2 * 10**digits}", "digits": digits}
    return {"value": f"{random.randrange(-(10**18), 10**18)}/{random.randrange(1, 10**9)}", "digits": digits}


def resolve(random: Random) -> Task:
    """Make a register in which formulas need each other, sometimes in circles."""
    fields: dict[str, dict[str, str]] = {}
    for name in random.sample(NAMES, random.randrange(6, len(NAMES) + 1)):
        fields[name] = {"type": random.choice((*TYPES, "number", "percent")), "unit": random.choice(UNITS)}
        if random.random() < 0.6:
            fields[name] |= {"derive": formula(random, NAMES, 2), "digits": str(random.randrange(7))}
    names = random.sample((*NAMES, *PROTOTYPE), random.randrange(len(NAMES)))
    return {"fields": fields, "given": {name: operand(random) for name in names}}


def write(random: Random) -> Task:
    """Make a text of all that people write and mistype, and values for its fields."""
    pool = (*NAMES, *PROTOTYPE)
    lines = [line(random) for _ in range(random.choice((1, 3, 6, 12)))]
    values = {name: text(random) for name in random.sample(pool, random.randrange(len(pool)))}
    return {
        "text": random.choice(("\n", "\n", "\n\n", "\r\n", "\r")).join(lines),
        "known": random.sample(NAMES, 4),
        "values": {name: value.replace("\n", " ").replace("\r", " ") for name, value in values.items()},
        "asked": ["tree", "settled", "markdown", "text", "html", "blanks"],
    }


def line(random: Random) -> str:
    """Make a line of a text."""
    start = random.choice(STARTS) if random.random() < 0.6 else ""
    return start + "".join(random.choice(INSIDE) for _ in range(random.randrange(9)))


def assemble(random: Random) -> Task:
    """Make a library with one outline, a choice and what a writer typed."""
    fields: dict[str, dict[str, str]] = {}
    for index, name in enumerate(NAMES):
        fields[name] = {"type": random.choice(TYPES)}
        if random.random() < 0.3:
            later = NAMES[index + 1 :]  # a circle would be refused
            fields[name] |= {"derive": formula(random, later, 1), "digits": str(random.randrange(3))}
    identifiers = [f"{kind}/{slug}" for kind in ("results", "problems") for slug in ("a", "b", "c")]
    snippets = {
        identifier: {
            "purpose": words(random),
            "points": [words(random)] * 2,
            "body": "\n\n".join(body(random)) or words(random),
        }
        for identifier in identifiers
    }
    return {
        "source": {
            "fields": fields,
            "snippets": snippets,
            "outline": {"title": words(random), "note": words(random), "sections": tree(random, identifiers, 3)},
        },
        "choice": {
            "flavour": random.choice(("outline", "template", "sample", "sample")),
            "depth": random.choice(("core", "standard", "full")),
            "numbering": random.choice(STYLES),
            "notes": random.random() < 0.6,
        },
        "given": {name: text(random) for name in random.sample((*NAMES, *PROTOTYPE), 7)},
        "asked": ["markdown", "text", "html", "fields_of", "blanks"],
    }


def tree(random: Random, identifiers: list[str], deepest: int) -> list[dict[str, Any]]:
    """Make headings: leaves with a snippet, which may be missing, and groups, of any depth."""
    sections: list[dict[str, Any]] = []
    for _ in range(random.randrange(1, 5)):
        section: dict[str, Any] = {"heading": words(random)}
        if random.random() < 0.4:
            section["depth"] = random.choice(("core", "standard", "full"))
        if deepest and random.random() < 0.5:
            section["children"] = tree(random, identifiers, deepest - 1)
        else:
            section["snippet"] = random.choice((*identifiers, "results/missing"))
        sections.append(section)
    return sections


def body(random: Random) -> Iterator[str]:
    """Make the blocks of a body."""
    for _ in range(random.randrange(6)):
        yield random.choice(BLOCKS)(random)


def words(random: Random) -> str:
    """Make words for a line."""
    return "".join(random.choice(WORDS) for _ in range(random.randrange(1, 4)))


def span(random: Random) -> str:
    """Make a stretch of a line with placeholders, emphasis and annotations."""
    name = random.choice(NAMES)
    return random.choice(
        (
            words(random),
            f"完成{{{{{name}}}}}项",
            f"**{{{{{name}}}}}**和*次要*",
            f"{{==高{{{{{name}}}}}项==}}{{>>{random.choice(WORDS)}<<}}",
            f"{{{{{name}}}}}{{{{{name}}}}}",
        )
    )


BLOCKS: tuple[Callable[[Random], str], ...] = (
    lambda random: span(random) + span(random),
    lambda random: f"{'#' * random.randrange(2, 6)} {random.choice(('应对', '结果', 'A_B'))}",
    lambda random: f"- {span(random)}\n    - {span(random)}\n- {span(random)}",
    lambda random: f"3. {span(random)}\n4. {span(random)}",
    lambda random: f"| 甲 | 乙 |\n| --- | ---: |\n| {{{{甲}}}} | {span(random)} |",
)
SIGNS_OF_NUMBERS = (*"一二两三四五九十百零〇", *"0159０１９", *"①⑳⒈⑴㈠⒛")
EDGES_OF_NUMBERS = (*"第编篇章节条部、.．（(）) 　\t:：％%倍能", "部分", "二期", "四季度", "2月", "项目")


def heading(random: Random) -> Task:
    """Make what may well begin with a number."""
    parts = [random.choice((SIGNS_OF_NUMBERS, EDGES_OF_NUMBERS)) for _ in range(random.randrange(1, 7))]
    number = "".join(map(random.choice, parts)).strip(" \t\u3000")
    return {"heading": number + random.choice(("", "概述", text(random, 4)))}


MAKERS: dict[str, Callable[[Random], Task]] = {
    "prefixes": prefixes,
    "value": value,
    "rounded": rounded,
    "resolve": resolve,
    "write": write,
    "assemble": assemble,
    "heading_number": heading,
    "heading_places": heading,
}
