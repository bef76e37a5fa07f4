"""A report is written into a unit's own document: what it has stays as it is, and the report stands in it whole."""

from __future__ import annotations

import base64
import io
import posixpath
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import unit_files
from converting import converted
from measured import pages
from running import Run, outlines_of
from test_schemas import A4
from test_schemas import problems as schema_problems

pytestmark = pytest.mark.browser

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
NAMES = (*unit_files.templates(), "ours_official", "ours_business")
JOBS: dict[str, dict[str, Any]] = {
    "sample": {"flavour": "sample", "depth": "core", "numbering": "official", "notes": True},
    "template": {"flavour": "template", "depth": "standard", "numbering": "chapter", "notes": False},
}
WHOLE = tuple(JOBS)
PNG = unit_files.picture()
SHOWN: tuple[dict[str, Any], ...] = (
    {
        "at": "end",
        "name": "进度图",
        "alt": "共4项",
        "png": base64.b64encode(PNG).decode(),
        "width": 800,
        "height": 9000,
    },
    {
        "at": "first",
        "name": "衔接图",
        "alt": "问题2",
        "png": base64.b64encode(PNG).decode(),
        "width": 800,
        "height": 400,
    },
)
PICTURED: dict[str, Any] = {
    "pictured": {"pictures": SHOWN},
    "pictured section": {"pictures": SHOWN, "section": True},
}
OUTLINE = "process-optimization"
# What the properties are called that tell where sections come from.
ORIGINS = "报告章节出处"


@pytest.fixture(scope="module")
def written(run_script: Run, catalogue: dict[str, Any], root: Path) -> Any:
    """Have reports written into every template, and into what was a report of ours before."""
    outline = next(one for one in outlines_of(catalogue) if one["id"] == OUTLINE)
    section = {
        "flavour": "sample",
        "depth": "full",
        "numbering": "none",
        "notes": False,
        "node": outline["nodes"][1]["id"],
    }
    given = {name: base64.b64encode(content).decode() for name, content in unit_files.templates().items()}
    profiles = {
        name: (root / "docs/assets/word" / f"{name}.xml").read_text("utf-8") for name in ("official", "business")
    }
    task = {
        "profiles": profiles,
        "outline": outline,
        "templates": {**given, "ours": None},
        "jobs": {**JOBS, "section": section, **PICTURED},
    }
    return run_script("../word/unit_writing", task)


def parts(file: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(base64.b64decode(file))) as book:
        assert len(set(book.namelist())) == len(book.namelist())
        return {name: book.read(name) for name in book.namelist()}


def made(written: Any, name: str, job: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
    answer = written["answers"][name]
    return parts(answer["source"]), parts(answer["made"][job])


def tree(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)


def canonical(content: bytes | str) -> str:
    return ElementTree.canonicalize(content if isinstance(content, str) else content.decode(), rewrite_prefixes=True)


def said(content: bytes) -> str:
    return "".join(node.text or "" for node in tree(content).iter(f"{W}t"))


def sections(content: bytes) -> list[str]:
    return [ElementTree.canonicalize(ElementTree.tostring(one, "unicode")) for one in tree(content).iter(f"{W}sectPr")]


def margins(content: dict[str, bytes]) -> list[str]:
    return [name for name in content if re.fullmatch(r"word/(?:header|footer)\d+\.xml", name)]


@pytest.mark.parametrize("name", NAMES)
def test_the_original_stays_as_it_is_and_a_report_is_the_same_twice(written: Any, name: str) -> None:
    answer = written["answers"][name]
    assert answer["untouched"]
    assert answer["again"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", [*WHOLE, "section"])
def test_none_of_its_styles_is_changed(written: Any, name: str, job: str) -> None:
    before, after = made(written, name, job)
    if "word/styles.xml" not in before:
        return
    own = before["word/styles.xml"].decode().removesuffix("</w:styles>")
    assert after["word/styles.xml"].decode().startswith(own)
    styles = [one.attrib[f"{W}styleId"] for one in tree(after["word/styles.xml"]).iter(f"{W}style")]
    names = [one.attrib[f"{W}val"].lower() for one in tree(after["word/styles.xml"]).iterfind(f"{W}style/{W}name")]
    assert len(set(styles)) == len(styles)
    assert len(set(names)) == len(names)
    used = {
        one.attrib[f"{W}val"]
        for part in after.values()
        if part.startswith(b"<?xml")
        for one in tree(part).iter()
        if one.tag in {f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next", f"{W}link"}
    }
    given = {one.attrib[f"{W}val"] for one in tree(before["word/document.xml"]).iter(f"{W}pStyle")}
    assert used - set(styles) <= given | {"PlaceholderText"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", [*WHOLE, "section"])
def test_none_of_its_numbers_is_changed(written: Any, name: str, job: str) -> None:
    before, after = made(written, name, job)
    if "word/numbering.xml" not in after:
        assert {one.attrib[f"{W}val"] for one in tree(after["word/document.xml"]).iter(f"{W}numId")} <= {"0"}
        return
    root = tree(after["word/numbering.xml"])
    defined = [one.attrib[f"{W}abstractNumId"] for one in root.iter(f"{W}abstractNum")]
    numbers = {one.attrib[f"{W}numId"]: one.find(f"{W}abstractNumId") for one in root.iter(f"{W}num")}
    assert len(set(defined)) == len(defined)
    assert len(numbers) == len(list(root.iter(f"{W}num")))
    assert all(one is not None and one.attrib[f"{W}val"] in defined for one in numbers.values())
    used = {one.attrib[f"{W}val"] for one in tree(after["word/document.xml"]).iter(f"{W}numId")}
    assert used <= {*numbers, "0"}
    kinds = [one.tag for one in root if one.tag in {f"{W}abstractNum", f"{W}num"}]
    assert kinds == sorted(kinds)
    if "word/numbering.xml" in before:
        theirs = [ElementTree.tostring(one, "unicode") for one in tree(before["word/numbering.xml"])]
        ours = [ElementTree.tostring(one, "unicode") for one in root]
        assert [one for one in ours if one in theirs] == theirs


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", WHOLE)
def test_its_sections_are_as_they_were(written: Any, name: str, job: str) -> None:
    before, after = (sections(one["word/document.xml"]) for one in made(written, name, job))
    # A report stands in the section that the sample text begins in.
    assert after == (before[:1] if name == "wps" else before)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", [*WHOLE, "section"])
def test_everything_else_of_it_is_there(written: Any, name: str, job: str) -> None:
    before, after = made(written, name, job)
    changed = {
        "[Content_Types].xml",
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/comments.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/glossary/document.xml",
    }
    for path, content in before.items():
        if path in changed or path.endswith(".rels") or (name.startswith("ours") and path.startswith("customXml")):
            continue
        if path in margins(before) and re.search(r"\{\{|【|<w:sdt>", content.decode()):
            continue
        assert after[path] == content, path


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", [*WHOLE, "section"])
def test_the_package_holds_together(written: Any, name: str, job: str) -> None:
    _, after = made(written, name, job)
    types = tree(after["[Content_Types].xml"])
    kinds = {one.attrib["Extension"] for one in types if "Extension" in one.attrib}
    own = [one.attrib["PartName"] for one in types if "PartName" in one.attrib]
    assert len(set(own)) == len(own)
    assert {path.removeprefix("/") for path in own} <= set(after)
    main = next(one for one in types if one.get("PartName") == "/word/document.xml")
    assert main.attrib["ContentType"].endswith("document.main+xml")
    for path, content in after.items():
        assert f"/{path}" in own or path.rpartition(".")[2].lower() in kinds or path == "[Content_Types].xml"
        if path.endswith((".xml", ".rels")):
            tree(content)
        if not path.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(path))
        relations = list(tree(content))
        assert len({one.attrib["Id"] for one in relations}) == len(relations)
        for one in relations:
            if one.get("TargetMode") != "External":
                assert posixpath.normpath(posixpath.join("/" + folder, one.attrib["Target"])).removeprefix("/") in after
    pieces = [tree(content) for path, content in after.items() if path.endswith(".xml") and path.startswith("word/")]
    controls = [one.attrib[f"{W}val"] for root in pieces for one in root.iterfind(f".//{W}sdtPr/{W}id")]
    assert len(set(controls)) == len(controls)
    for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"):
        ids = [one.attrib[f"{W}id"] for one in tree(after["word/document.xml"]).iter(W + tag)]
        assert len(set(ids)) == len(ids), tag
    comments = (
        {one.attrib[f"{W}id"] for one in tree(after["word/comments.xml"])} if "word/comments.xml" in after else set()
    )
    assert {one.attrib[f"{W}id"] for one in tree(after["word/document.xml"]).iter(f"{W}commentReference")} == comments
    stores = [
        path
        for path in after
        if path.startswith("customXml/item") and b"urn:reportkb:facts" in after[path] and "Props" not in path
    ]
    assert len(stores) == 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", [*WHOLE, "section"])
def test_the_report_is_whole(written: Any, name: str, job: str) -> None:
    _, after = made(written, name, job)
    text = said(after["word/document.xml"])
    at = 0
    for line in written["lines"][job]:
        # What a sentence says is attached stands one a line.
        sentence = line.removeprefix("附件：") if line.startswith("附件：1.") else ""
        for cell in re.split("[；。]", sentence) if sentence else line.split("\t"):
            found = text.find(re.sub(r"^(?:[-•·]|\d+[.、])\s*", "", cell.strip()), at)
            assert found >= 0, cell
            at = found
    assert "{{正文}}" not in text
    assert "{{目录}}" not in text


@pytest.mark.parametrize("name", NAMES)
def test_its_placeholders_are_filled_and_what_is_unknown_stays(written: Any, name: str) -> None:
    _, after = made(written, name, "sample")
    asked = written["answers"][name]["told"]["names"]
    text = "".join(said(after[path]) for path in ("word/document.xml", *margins(after)))
    assert set(re.findall(r"\{\{(.+?)\}\}", text)) == ({"文号"} if name == "cover" else set())
    for field in asked:
        if field == "标题":
            assert written["title"] in text
        elif field in written["values"]:
            assert written["values"][field] in text
    _, blank = made(written, name, "template")
    for field in asked:
        if field in written["values"]:
            assert f"【{field}】" in "".join(said(blank[path]) for path in ("word/document.xml", *margins(blank)))
    assert text.count(written["title"]) >= 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", WHOLE)
def test_headings_have_levels_and_are_counted_by_one_definition(written: Any, name: str, job: str) -> None:
    _, after = made(written, name, job)
    styles = {one.attrib[f"{W}styleId"]: one for one in tree(after["word/styles.xml"]).iter(f"{W}style")}

    def told(key: str, wanted: str) -> ElementTree.Element | None:
        while key in styles:
            found = styles[key].find(f"{W}pPr/{W}{wanted}")
            if found is not None:
                return found
            based = styles[key].find(f"{W}basedOn")
            key = "" if based is None else based.attrib[f"{W}val"]
        return None

    numbers = set()
    for paragraph in tree(after["word/document.xml"]).iter(f"{W}p"):
        mark = paragraph.find(f"{W}bookmarkStart")
        if mark is None or not re.fullmatch(r"_s\d+", mark.attrib[f"{W}name"]):
            continue
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        outline = told(style.attrib[f"{W}val"], "outlineLvl")
        named = styles[style.attrib[f"{W}val"]].find(f"{W}name")
        assert outline is not None or (
            named is not None and re.match("heading|标题", named.attrib[f"{W}val"], re.IGNORECASE)
        )
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        number = number if number is not None else told(style.attrib[f"{W}val"], "numPr/" + W + "numId")
        assert number is not None
        numbers.add(number.attrib[f"{W}val"])
    assert len(numbers) == 1
    if name == "red_box":
        assert numbers == {"3"}


def test_what_the_sample_shows_is_what_the_report_looks_like(written: Any) -> None:
    """Most units' templates have no styles of their own: a text in direct formatting is all that they say."""
    _, after = made(written, "red_line", "sample")
    styles = {one.attrib[f"{W}styleId"]: one for one in tree(after["word/styles.xml"]).iter(f"{W}style")}
    looks = {"BodyText": "仿宋_GB2312", "Heading1": "黑体", "Heading2": "楷体_GB2312", "Title": "方正小标宋简体"}
    for key, font in looks.items():
        fonts = styles[key].find(f"{W}rPr/{W}rFonts")
        assert fonts is not None
        assert fonts.attrib[f"{W}eastAsia"] == font
    indent = styles["BodyText"].find(f"{W}pPr/{W}ind")
    assert indent is not None
    assert indent.attrib[f"{W}firstLineChars"] == "200"


def test_what_is_said_of_a_template(written: Any) -> None:
    told = {name: written["answers"][name]["told"] for name in NAMES}

    def counts(name: str, which: str) -> dict[str, int]:
        pieces = [one["what"] for one in told[name][which]]
        return {what: pieces.count(what) for what in pieces}

    assert counts("red_line", "kept") == {"段": 3}
    assert counts("red_line", "removed") == {"段": 7}
    assert counts("cover", "removed") == {"段": 3, "张表": 1}
    assert counts("cover", "kept") == {"段": 7, "个目录": 1}
    assert counts("dated", "kept") == {"段": 5}
    assert counts("dated", "removed") == {"段": 2}
    assert counts("red_table", "kept") == {"张表": 2, "段": 1}
    assert [name for name in NAMES if told[name]["marked"]] == ["red_table", "bare", "aside"]
    assert [name for name in NAMES if told[name]["headings"]][:1] == ["red_box"]
    assert told["cover"]["names"] == ["项目名称", "标题", "单位名称", "报告日期", "文号"]


def test_its_own_properties_and_comments_stay(written: Any) -> None:
    _, after = made(written, "python-docx", "sample")
    core = after["docProps/core.xml"].decode()
    assert "旧标题" not in core
    assert written["title"] in core
    assert "<dc:subject>模板</dc:subject>" in core
    _, after = made(written, "aside", "sample")
    authors = [one.attrib[f"{W}author"] for one in tree(after["word/comments.xml"])]
    assert authors[0] == "办公室"
    assert set(authors[1:]) == {"报告模板库"}


def properties(content: bytes) -> list[tuple[str, str, str]]:
    """List custom properties: the id, name and text of each."""
    return [(one.attrib["pid"], one.attrib["name"], "".join(one.itertext())) for one in tree(content)]


@pytest.mark.parametrize("name", ["cover", "ours_official"])
@pytest.mark.parametrize("job", WHOLE)
def test_its_own_custom_properties_stay_beside_ours(written: Any, name: str, job: str) -> None:
    before, after = (properties(one["docProps/custom.xml"]) for one in made(written, name, job))
    theirs = [one for one in before if not one[1].startswith(ORIGINS)]
    assert after[: len(theirs)] == theirs
    ours = after[len(theirs) :]
    assert [one[1] for one in ours] == [f"{ORIGINS}{at + 1}" for at in range(len(ours))]
    assert ours[0][2].startswith(f"{OUTLINE} {job} {JOBS[job]['numbering']} s1=")
    ids = [int(one[0]) for one in after]
    assert min(ids) >= 2
    assert len(set(ids)) == len(ids)
    _, files = made(written, name, job)
    assert files["_rels/.rels"].count(b"/custom-properties") == 1


def test_what_a_template_has_under_another_name_is_its_only_part_of_properties(written: Any) -> None:
    _, after = made(written, "dated", "sample")
    assert "docProps/custom.xml" not in after
    assert after["_rels/.rels"].count(b"/custom-properties") == 1
    assert properties(after["docProps/own.xml"]) == [("2", "密级", "内部")]


LEGACY = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
# A figure stands for a file of that size.
REFUSED: dict[str, tuple[bytes | int, str]] = {}


def refused(name: str, content: bytes | int, message: str) -> None:
    REFUSED[name] = (content, message)


def without(**changes: str | bytes | None) -> bytes:
    """Give a good template with other parts."""
    good = unit_files.red_line()
    for path, content in changes.items():
        path = (
            path.replace("__", "/")
            .replace("_xml", ".xml")
            .replace("_bin", ".bin")
            .replace("Content/Types", "[Content_Types]")
        )
        if content is None:
            del good[path]
        else:
            good[path] = content
    return unit_files.packed(good)


def document(**replaced: str) -> str:
    text = str(unit_files.red_line()["word/document.xml"])
    for old, new in replaced.items():
        text = text.replace(
            {"line": "<w:p ", "space": "schemas.openxmlformats.org/wordprocessingml/2006/main", "head": "<w:document"}[
                old
            ],
            new,
            1 if old != "space" else -1,
        )
    return text


refused("old", LEGACY, "另存为.docx")
refused("locked", LEGACY + "EncryptedPackage".encode("utf-16-le"), "去掉密码")
refused("text", "××局报告".encode(), "另存为.docx")
refused("macros", without(word__vbaProject_bin=b"macro"), "不带宏")
refused("no document", without(word__document_xml=None), "另存为.docx")
refused(
    "strict",
    without(
        word__document_xml=document(space="purl.oclc.org/ooxml/wordprocessingml/main").replace(
            "http://purl", "http://purl"
        )
    ),
    "普通的",
)
refused(
    "changes",
    without(
        word__document_xml=document(
            line='<w:p><w:ins w:id="9" w:author="某"><w:r><w:t>改</w:t></w:r></w:ins></w:p><w:p '
        )
    ),
    "修订",
)
refused("entities", without(word__document_xml=document(head='<!DOCTYPE w [<!ENTITY a "a">]><w:document')), "另存一次")
refused("bomb", without(word__media__big_bin=b"\0" * (70 * 1024 * 1024)), "解开以后太大")
refused(
    "crowd", unit_files.packed({**unit_files.red_line(), **{f"word/media/{at}.bin": b"" for at in range(3000)}}), "太多"
)
refused("broken", without()[:900], "不完整")
refused("large", 21 * 1024 * 1024, "超过20MB")


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_a_template_is_refused_with_what_to_do(
    name: str, run_script: Run, catalogue: dict[str, Any], root: Path
) -> None:
    content, message = REFUSED[name]
    outline = next(one for one in outlines_of(catalogue) if one["id"] == OUTLINE)
    profiles = {"official": (root / "docs/assets/word/official.xml").read_text("utf-8")}
    task = {
        "profiles": profiles,
        "outline": outline,
        "templates": {"one": content if isinstance(content, int) else base64.b64encode(content).decode()},
        "jobs": {},
    }
    assert message in run_script("../word/unit_writing", task)["answers"]["one"]["refused"]


def problems(file: str, folder: Path) -> set[str]:
    """Validate a document, without saying where: what is put before something moves it."""
    return {re.sub(r"\[\d+\]|'[^']*'|\d+", "", one) for one in schema_problems(base64.b64decode(file), folder)}


# The validator takes two seconds for each.
@pytest.mark.parametrize("name", ["red_line", "red_box", "cover", "aside", "python-docx", "ours_business"])
@pytest.mark.parametrize("job", ["sample", "section", "pictured"])
def test_nothing_in_it_is_less_valid_than_before(written: Any, name: str, job: str, tmp_path: Path) -> None:
    answer = written["answers"][name]
    assert problems(answer["made"][job], tmp_path) <= problems(answer["source"], tmp_path)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("job", PICTURED)
def test_pictures_stand_beside_its_own(written: Any, name: str, job: str) -> None:
    before, after = made(written, name, job)
    media = {path for path in before if path.startswith("word/media/")}
    assert all(after[path] == before[path] for path in media)
    added = sorted(path for path in after if path.startswith("word/media/") and path not in media)
    assert [after[path] for path in added] == [PNG, PNG]
    relations = {one.attrib["Id"]: one.attrib["Target"] for one in tree(after["word/_rels/document.xml.rels"])}
    root = tree(after["word/document.xml"])
    shown = [one for one in root.iter(f"{W}p") if one.find(f".//{DRAWING}docPr[@descr]") is not None]
    assert [one.find(f".//{DRAWING}docPr").attrib["descr"] for one in shown] == ["问题2", "共4项"]  # type: ignore[union-attr]
    for one in shown:
        (blip,) = one.iter(f"{MAIN}blip")
        (extent,) = one.iter(f"{DRAWING}extent")
        assert relations[blip.attrib[EMBED]].removeprefix("/") in added
        # The last section of one lies on its side.
        assert 0 < int(extent.attrib["cx"]) < A4[1]
        assert 0 < int(extent.attrib["cy"]) < A4[1]
    ids = [one.attrib["id"] for one in root.iter(f"{DRAWING}docPr")]
    assert len(set(ids)) == len(ids)
    captions = ["".join(one.itertext()) for one in root.iter(f"{W}p") if one.find(f"{W}fldSimple") is not None]
    assert captions == ["图1\u3000衔接图", "图2\u3000进度图"]


@pytest.mark.office
def test_libreoffice_opens_them_all(written: Any, tmp_path: Path) -> None:
    files = {name: base64.b64decode(written["answers"][name]["made"]["sample"]) for name in NAMES}
    converted(files, "pdf", tmp_path / "pdf")
    for name in NAMES:
        laid_out = pages(tmp_path / "pdf" / f"{name}.pdf")
        text = "".join(page.said(line) for page in laid_out for line in range(len(page.lines)))
        assert re.sub(r"\s", "", written["title"]) in re.sub(r"\s", "", text), name
        assert re.sub(r"\s", "", written["lines"]["sample"][-1].split("\t")[0])[:12] in re.sub(r"\s", "", text), name
