"""What a value of each type looks like, and how one that does not can be mended."""

from __future__ import annotations

from reportkb.report import values
from reportkb.report.fields import Field

FORMS = {
    "number": "数",
    "money": "数",
    "percent": "百分比（如60%）",
    "date": "日期（如2025-03-31）",
    "period": "起止时间（如2025年3月至5月）",
}
# What people type for the marks of YAML.
QUOTES = "“”‘’＂"


def form(field: Field) -> str:
    """Say what a value of a field is."""
    return FORMS.get(field.type, "一行文字")


def mending(field: Field, raw: str) -> str:
    """Advise on a value that does not fit: what to leave out, where that alone is wrong with it."""
    bare = raw.strip(QUOTES)
    if bare != raw and values.fits(field, bare):
        return f'引号用半角的："{bare}"。'
    rest = raw.removesuffix(field.unit).strip() if field.unit else raw
    if rest != raw and values.fits(field, rest):
        return f"单位写在正文里，这里只写“{rest}”。"
    return "写上值。" if not raw.strip() else "改成这种形式，或改字段的类型。"
