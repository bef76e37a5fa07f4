"""A formula may take the difference of two dates, and nothing else of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportkb.site.plan import plan

BASE = Path(__file__).parents[1] / "cases" / "check" / "base"
FILES = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
FIELDS, OUTLINE = "snippets/fields.yml", "docs/outlines/report.md"
DATES = "".join(
    f'{name}:\n  type: date\n  hint: 见验收单。\n  example: "2025-02-0{day}"\n'
    for day, name in enumerate(("上线计划日期", "上线日期"), 1)
)
TYPED = "  example: 12\n"


def found(formula: str, values: str) -> list[str]:
    """List what is found in the base when its delay is derived from dates."""
    register = FILES[FIELDS].decode().replace(TYPED, f"  derive: {formula}\n", 1) + DATES
    outline = FILES[OUTLINE].decode().replace("    延误天数: 12\n", values, 1)
    _, findings = plan({**FILES, FIELDS: register.encode(), OUTLINE: outline.encode()})
    return [str(finding) for finding in findings]


BOTH = '    上线计划日期: "2025-01-22"\n    上线日期: "2025-02-03"\n'


@pytest.mark.parametrize("formula", ["上线日期 - 上线计划日期", "(上线日期 - 上线计划日期 + 1) / 7 * 5"])
def test_a_difference_of_dates_is_a_number(formula: str) -> None:
    assert found(formula, BOTH) == []


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("上线日期", "RK026 “延误天数”的公式得出的是日期，不是天数。"),
        ("上线日期 - 5", "RK026 “延误天数”的公式得出的是日期，不是天数。"),
        ("上线日期 + 上线计划日期", "RK026 “延误天数”的公式“上线日期 + 上线计划日期”里的日期不能这样算。"),
        ("上线日期 / 上线计划日期", "RK026 “延误天数”的公式“上线日期 / 上线计划日期”里的日期不能这样算。"),
        ("5 - 上线日期", "RK026 “延误天数”的公式“5 - 上线日期”里的日期不能这样算。"),
    ],
)
def test_what_is_no_number_of_days_is_reported(formula: str, told: str) -> None:
    (finding,) = (line for line in found(formula, BOTH) if "RK026" in line)
    assert told in finding
    assert finding.endswith("日期只能减另一个日期，得数是天数。")


def test_a_text_is_no_operand() -> None:
    number, text = "type: number\n  unit: 天\n  hint: 首版", "type: text\n  hint: 首版"
    register = FILES[FIELDS].replace(number.encode(), text.encode())
    _, findings = plan({**FILES, FIELDS: register})
    assert [str(finding) for finding in findings if finding.code == "RK026"] == [
        f"{FIELDS}:13:11: RK026 “延误率”的公式用到的“计划天数”不是数，也不是日期。"
        "公式只能用数量、金额、百分比，和两个日期之差。"
    ]
