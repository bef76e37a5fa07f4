"""What the page on Word says of the official profile is what the profile has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = "docs/guide/word.md"
PROFILE = "docs/assets/word/official.xml"
STRENGTHS = {"规定", "一般", "实务"}
# Chinese sizes of type in points (the sizes that Word and WPS give these names).
SIZES = {"二号": 22, "三号": 16, "四号": 14, "小四号": 12}
MARGINS = {"上白边（天头）": "top", "左白边（订口）": "left", "下白边": "bottom", "右白边": "right"}
# The style of each element, and the face that the page names.
FACES = {
    "正文": ("BodyText", "仿宋"),
    "标题": ("Title", "小标宋"),
    "一级标题": ("Heading1", "黑体"),
    "二级标题": ("Heading2", "楷体"),
    "三级标题": ("Heading3", "仿宋"),
    "四级标题": ("Heading4", "仿宋"),
    "页码": ("Footer", "宋体"),
    "表格里的字": ("TableText", "仿宋"),
}


@pytest.fixture(scope="module")
def norms(root: Path) -> dict[str, list[str]]:
    table = (root / PAGE).read_text("utf-8").split("| 要素 |")[1].split("\n\n")[0].splitlines()[2:]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table if line.startswith("|")]
    return {name: cells for name, *cells in rows}


@pytest.fixture(scope="module")
def profile(root: Path) -> str:
    return (root / PROFILE).read_text("utf-8")


def twips(millimetres: str) -> int:
    return round(float(millimetres) * 1440 / 25.4)


def style(profile: str, name: str) -> str:
    """Give a style's definition with those that it is based on, its own first."""
    found = re.search(rf'w:styleId="{name}">.*?</w:style>', profile)
    assert found, name
    base = re.search(r'<w:basedOn w:val="(\w+)"', found[0])
    rest = style(profile, base[1]) if base else re.search(r"<w:docDefaults>.*?</w:docDefaults>", profile, re.DOTALL)[0]  # type: ignore[index]
    return found[0] + rest


def test_every_number_has_its_clause_and_strength(norms: dict[str, list[str]]) -> None:
    assert len(norms) >= 20
    for name, (value, clause, strength, _) in norms.items():
        assert value, name
        assert strength in STRENGTHS, name
        assert re.fullmatch(r"[0-9.]+", clause) or (not clause and strength == "实务"), name


@pytest.mark.parametrize("name", MARGINS)
def test_margins_are_those_of_the_page(name: str, norms: dict[str, list[str]], profile: str) -> None:
    (millimetres,) = re.findall(r"^([0-9]+)毫米$", norms[name][0])
    assert abs(int(re.search(rf'<w:pgMar [^>]*w:{MARGINS[name]}="([0-9]+)"', profile)[1]) - twips(millimetres)) <= 1  # type: ignore[index]


def test_the_text_has_its_lines_and_characters(norms: dict[str, list[str]], profile: str) -> None:
    width, height = (twips(number) for number in re.findall(r"([0-9]+)毫米", norms["版心"][0]))
    lines, characters = (int(norms[name][0][:-1]) for name in ("每页行数", "每行字数"))
    pitch = round(float(re.match(r"[0-9.]+", norms["行距"][0])[0]) * 20)  # type: ignore[index]
    assert f'w:linePitch="{pitch}"' in profile
    assert f'<w:spacing w:line="{pitch}" w:lineRule="exact"/>' in style(profile, "BodyText")
    assert height - pitch < lines * pitch <= height
    tighter = re.search(r'<w:spacing w:val="(-[0-9]+)"/>', style(profile, "BodyText"))
    assert tighter
    each = SIZES["三号"] * 20 + int(tighter[1])
    assert width - each < characters * each <= width + 1
    assert f"紧缩{-int(tighter[1]) / 20:g}磅" in norms["每行字数"][3]


@pytest.mark.parametrize("name", FACES)
def test_faces_and_sizes_are_those_of_the_styles(name: str, norms: dict[str, list[str]], profile: str) -> None:
    style_id, face = FACES[name]
    size = re.search("|".join(sorted(SIZES, key=len, reverse=True)), norms[name][0])
    assert size
    assert face in norms[name][0]
    definition = style(profile, style_id)
    assert re.search(r'<w:sz w:val="([0-9]+)"', definition)[1] == str(SIZES[size[0]] * 2)  # type: ignore[index]
    fonts = re.search(r"<w:rFonts ([^>]*)/>", definition)
    assert fonts
    assert len(set(re.findall(r'="([^"]+)"', fonts[1]))) == 1
    assert face in fonts[1]


def test_the_page_number_is_as_far_below_as_the_page_says(norms: dict[str, list[str]], profile: str) -> None:
    said = re.search(r"页脚距纸边([0-9.]+)毫米", norms["页码到版心"][3])
    assert said
    assert abs(int(re.search(r'w:footer="([0-9]+)"', profile)[1]) - twips(said[1])) <= 1  # type: ignore[index]


def test_the_margins_of_the_business_profile_are_those_that_the_page_says(root: Path) -> None:
    said = re.search(r"上、左各([0-9]+)毫米，下、右各([0-9]+)毫米", (root / PAGE).read_text("utf-8"))
    assert said
    profile = (root / "docs/assets/word/business.xml").read_text("utf-8")
    for sides, millimetres in zip((("top", "left"), ("bottom", "right")), said.groups(), strict=True):
        for side in sides:
            assert abs(int(re.search(rf'<w:pgMar [^>]*w:{side}="([0-9]+)"', profile)[1]) - twips(millimetres)) <= 1  # type: ignore[index]
