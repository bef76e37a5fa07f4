"""Templates as units have them, made in the manner of Word, of WPS and of LibreOffice.

Each is a document with a red head, a cover or a letterhead, and with the sample text that units leave in them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14"'
)
LONG = "我单位坚持问题导向，围绕年度重点任务逐项推进，各项工作按计划完成，现将有关情况报告如下，请予审阅。"
# A4 with the margins of official documents; on its side.
OFFICIAL = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" '
    'w:footer="1400" w:gutter="0"/>'
)
ASIDE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1984" w:header="851" '
    'w:footer="992" w:gutter="0"/>'
)
GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:hint="eastAsia"/>'


SONG, FANG, HEI = fonts("宋体"), fonts("仿宋_GB2312"), fonts("黑体")
KAI, BIAO = fonts("楷体_GB2312"), fonts("方正小标宋简体")
RED = '<w:color w:val="FF0000"/>'


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r w:rsidR="00A77B3E">{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def line(text: str, properties: str = "", look: str = "") -> str:
    """Write a paragraph as Word does, with the marks of its editing; ``|`` divides its runs."""
    runs = '<w:proofErr w:type="spellStart"/>'.join(run(part, look) for part in text.split("|")) if text else ""
    said = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p w14:paraId="4B2C1D0E" w:rsidR="00A77B3E" w:rsidRDefault="001D2E4F">{said}{runs}</w:p>'


def style(key: str, name: str, paragraph: str = "", look: str = "", based: str = "a", more: str = "") -> str:
    below = f'<w:basedOn w:val="{based}"/>' if based else ""
    first = ' w:default="1"' if name == "Normal" else ""
    inner = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{look}</w:rPr>" if look else "")
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{key}">'
        f'<w:name w:val="{name}"/>{below}{more}<w:qFormat/>{inner}</w:style>'
    )


def styles(*others: str, normal: str = "", look: str = "") -> str:
    """Write the styles of a document of Word in Chinese: what it names by letters and figures, and a theme's fonts."""
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
        'w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="22"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:count="376">'
        '<w:lsdException w:name="heading 1" w:uiPriority="9" w:qFormat="1"/></w:latentStyles>'
    )
    usual = style("a", "Normal", f'<w:widowControl w:val="0"/>{normal}<w:jc w:val="both"/>', look, "")
    table = (
        '<w:style w:type="character" w:default="1" w:styleId="a0"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{usual}{table}{''.join(others)}</w:styles>"


def table(rows: list[list[str]], width: int = 8844, style_id: str = "") -> str:
    column = width // len(rows[0])
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "bottom"))
    named = f'<w:tblStyle w:val="{style_id}"/>' if style_id else ""
    cells = "".join(
        "<w:tr>"
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{one}</w:tc>' for one in row)
        + "</w:tr>"
        for row in rows
    )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for _ in rows[0])
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="{width}" w:type="dxa"/>'
        f"<w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{cells}</w:tbl>"
    )


def box(inside: str) -> str:
    """Write a text box as Word does: twice, for itself and for its elders."""
    place = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="5600000" cy="900000"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="7" name="文本框 7"/>'
    )
    shape = (
        "<a:graphic>"
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="5600000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    elder = (
        '<w:pict><v:shape style="width:440pt;height:70pt"><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return (
        '<w:p w:rsidR="00A77B3E"><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{place}{shape}</wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{elder}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def logo(relation: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/>'
        '<wp:docPr id="3" name="标志"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        '<pic:nvPicPr><pic:cNvPr id="3" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def picture() -> bytes:
    """Draw a red square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xc0\x10\x10" * 16 for _ in range(16))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def page_number(before: str = "— ", after: str = " —", align: str = "right") -> str:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText xml:space="preserve">PAGE</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    return f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>{run(before)}{field}{run(after)}</w:p>'


def files(
    body: str,
    last: str,
    style_part: str | None = None,
    numbering: str = "",
    margins: Mapping[str, str] | None = None,
    more: Mapping[str, tuple[str, str, str | bytes]] | None = None,
) -> dict[str, str | bytes]:
    """Put a document together.

    Args:
        body: what it holds.
        last: its last section: size and margins.
        style_part: its styles, or nothing.
        numbering: its definitions.
        margins: headers and footers by ``header default`` and the like.
        more: further parts by path: what relates them to the document, their content type, their content.
    """
    made: dict[str, str | bytes] = {}
    relations: list[str] = []
    references: list[str] = []
    overrides = [("word/document.xml", f"{WORD}.document.main+xml")]
    kinds = {
        "png": "image/png",
        "xml": "application/xml",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
    }

    def relate(path: str, kind: str, content_type: str, content: str | bytes) -> str:
        made[path] = content
        key = f"rId{len(relations) + 1}"
        target = path.removeprefix("word/") if path.startswith("word/") else f"../{path}"
        relations.append(f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>')
        if not path.endswith(".png"):
            overrides.append((path, content_type))
        return key

    if style_part:
        relate("word/styles.xml", "styles", f"{WORD}.styles+xml", style_part)
    if numbering:
        relate(
            "word/numbering.xml",
            "numbering",
            f"{WORD}.numbering+xml",
            f"{HEAD}<w:numbering {NAMESPACES}>{numbering}</w:numbering>",
        )
    for at, (name, inside) in enumerate((margins or {}).items(), 1):
        kind, _, which = name.partition(" ")
        tag = {"header": "hdr", "footer": "ftr"}[kind]
        path = f"word/{kind}{at}.xml"
        key = relate(path, kind, f"{WORD}.{kind}+xml", f"{HEAD}<w:{tag} {NAMESPACES}>{inside}</w:{tag}>")
        references.append(f'<w:{kind}Reference w:type="{which}" r:id="{key}"/>')
        if "r:embed" in inside:
            made["word/media/image1.png"] = picture()
            made[f"word/_rels/{kind}{at}.xml.rels"] = (
                f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
                f'<Relationship Id="rId1" Type="{OFFICE}/image" Target="media/image1.png"/>'
                "</Relationships>"
            )
    for path, (kind, content_type, content) in (more or {}).items():
        relate(path, kind, content_type, content)
    section = f"<w:sectPr w:rsidR='00A77B3E'>{''.join(references)}{last}</w:sectPr>"
    made["word/document.xml"] = (
        f"{HEAD}<w:document {NAMESPACES}>"
        f"<w:body>{body.replace('<!-- references -->', ''.join(references))}{section}</w:body>"
        "</w:document>"
    )
    made["word/_rels/document.xml.rels"] = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(relations)}</Relationships>'
    )
    made["_rels/.rels"] = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    )
    defaults = "".join(f'<Default Extension="{one}" ContentType="{kind}"/>' for one, kind in kinds.items())
    own = "".join(f'<Override PartName="/{path}" ContentType="{kind}"/>' for path, kind in overrides)
    made["[Content_Types].xml"] = f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{own}</Types>'
    return made


PROPERTY = (
    '<op:property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{0}" name="{1}">'
    "<vt:lpwstr>{2}</vt:lpwstr></op:property>"
)


def described(
    made: dict[str, str | bytes], properties: Mapping[str, tuple[int, str]], path: str = "docProps/custom.xml"
) -> dict[str, str | bytes]:
    """Give a document custom properties: the id and the text of each by its name."""
    inside = "".join(PROPERTY.format(key, name, text) for name, (key, text) in properties.items())
    spaces = " ".join(
        f'xmlns:{prefix}="http://schemas.openxmlformats.org/officeDocument/2006/{name}"'
        for prefix, name in (("op", "custom-properties"), ("vt", "docPropsVTypes"))
    )
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    made[path] = f"{HEAD}<op:Properties {spaces}>{inside}</op:Properties>"
    for list_of, end, more in (
        (
            "_rels/.rels",
            "</Relationships>",
            f'<Relationship Id="rId7" Type="{OFFICE}/custom-properties" Target="{path}"/>',
        ),
        ("[Content_Types].xml", "</Types>", f'<Override PartName="/{path}" ContentType="{kind}"/>'),
    ):
        made[list_of] = str(made[list_of]).replace(end, more + end)
    return made


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return out.getvalue()


def level(at: int, form: str, text: str, linked: str = "", more: str = "") -> str:
    link = f'<w:pStyle w:val="{linked}"/>' if linked else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/>{link}{more}<w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def headings(numbers: str = "") -> str:
    """Write styles of headings as Word in Chinese names them."""
    looks = [HEI, KAI, FANG + "<w:b/>"]

    def counted(at: int) -> str:
        return numbers.replace("N", str(at - 1)) if at > 1 else numbers.replace('<w:ilvl w:val="N"/>', "")

    return "".join(
        style(
            str(at),
            f"heading {at}",
            f'<w:keepNext/>{counted(at)}<w:outlineLvl w:val="{at - 1}"/>',
            f'{look}<w:sz w:val="32"/>',
            more='<w:next w:val="a"/><w:uiPriority w:val="9"/>',
        )
        for at, look in enumerate(looks, 1)
    )


INDENT = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
CENTRE = '<w:jc w:val="center"/>'
BODY = FANG + '<w:sz w:val="32"/>'
RULE = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
SAMPLE = (
    line("关于××工作情况的报告", CENTRE, BIAO + '<w:sz w:val="44"/>')
    + line("××局：", '<w:spacing w:line="560" w:lineRule="exact"/>', BODY)
    + line(LONG, INDENT, BODY)
    + line("一、基本情况", INDENT, HEI + '<w:sz w:val="32"/>')
    + line(LONG, INDENT, BODY)
    + line("（一）主要做法", INDENT, KAI + '<w:sz w:val="32"/>')
    + line(LONG + LONG, INDENT, BODY)
)
COPIES = table([[line("抄送：××局，××办公室。")], [line("××市××局办公室　　　　2026年1月1日印发")]])


def red_line() -> dict[str, str | bytes]:
    """A red head of paragraphs with a line below, in direct formatting: most units' templates."""
    head = (
        line("××市××局文件", CENTRE, BIAO + '<w:color w:val="FF0000"/><w:spacing w:val="40"/><w:sz w:val="84"/>')
        + line("")
        + line("×局〔2026〕1号", CENTRE + "", BODY)
        + line("", RULE)
    )
    footers = {"footer default": page_number(), "footer even": page_number(align="left")}
    return files(head + SAMPLE, OFFICIAL + GRID, styles(), margins=footers)


def red_table() -> dict[str, str | bytes]:
    """A red head in a table, the place of the text marked, and whom copies go to below it."""
    head = table(
        [
            [line("××市××局", CENTRE, BIAO + RED + '<w:sz w:val="60"/>')],
            [line("×局报〔2026〕2号　　签发人：××", CENTRE, BODY)],
        ]
    )
    body = (
        head
        + line("{{标|题}}", CENTRE, BIAO + '<w:sz w:val="44"/>')
        + line("{{正文}}", INDENT, BODY)
        + COPIES
        + line("")
    )
    return files(body, OFFICIAL + GRID, styles(headings()), margins={"footer default": page_number()})


def red_box() -> dict[str, str | bytes]:
    """A red head in a text box, with a name in it; headings by styles that count."""
    head = box(line("{{单|位名|称}}文件", CENTRE, BIAO + RED + '<w:sz w:val="72"/>')) + line("", RULE)
    numbers = '<w:numPr><w:ilvl w:val="N"/><w:numId w:val="3"/></w:numPr>'
    numbering = (
        (
            '<w:abstractNum w:abstractNumId="0" w15:restartNumberingAfterBreak="0" '
            'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
            '<w:nsid w:val="1F2E3D4C"/><w:multiLevelType w:val="multilevel"/>'
        )
        + level(0, "chineseCountingThousand", "%1、", "1")
        + level(1, "chineseCountingThousand", "（%2）", "2")
        + level(2, "decimal", "%3．", "3")
        + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num><w:numIdMacAtCleanup w:val="1"/>'
    )
    text = line("公文正文" + LONG, '<w:pStyle w:val="ab"/>')
    sample = line("工作情况", '<w:pStyle w:val="1"/>') + text + line("做法", '<w:pStyle w:val="2"/>') + text
    own = style("ab", "公文正文", INDENT, BODY)
    return files(head + sample, OFFICIAL, styles(headings(numbers), own), numbering)


def cover() -> dict[str, str | bytes]:
    """A company's: cover with divided names, contents, header with a picture, headings with colour."""
    blue = '<w:color w:val="1F4E79"/>'
    first = (
        line("{{标题}}", CENTRE + "", HEI + blue + '<w:sz w:val="56"/>')
        + line("项目名称：【项目|名称】", CENTRE, SONG + '<w:sz w:val="30"/>')
        + line("{{单位|名称}}", CENTRE, SONG + '<w:sz w:val="30"/>')
        + line("{{报告日期}}　文号：{{文号}}", CENTRE, SONG + '<w:sz w:val="30"/>')
        + f"<w:p><w:pPr><w:sectPr><!-- references -->{OFFICIAL}<w:titlePg/></w:sectPr></w:pPr></w:p>"
    )
    contents = (
        (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent>"
        )
        + line("目录", '<w:pStyle w:val="TOC"/>')
        + (
            '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/>'
            '</w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 概述</w:t></w:r><w:r>'
            "<w:tab/><w:t>1</w:t></w:r></w:p>"
        )
        + '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    )
    sample = (
        line("概述", '<w:pStyle w:val="1"/>')
        + line(LONG)
        + table([[line("甲"), line("乙")]], style_id="a5")
        + line(LONG)
    )
    own = (
        "".join(
            style(
                str(at),
                f"heading {at}",
                f'<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="{at - 1}"/>',
                f'{HEI}{blue}<w:sz w:val="{36 - 4 * at}"/>',
            )
            for at in (1, 2, 3)
        )
        + style("TOC", "TOC Heading", CENTRE, HEI + '<w:sz w:val="32"/>', "1", '<w:next w:val="a"/>')
        + style("TOC1", "toc 1", '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8834"/></w:tabs>')
        + (
            '<w:style w:type="table" w:styleId="a5"><w:name w:val="公司表格"/><w:basedOn w:val="a1"/>'
            '<w:tblPr><w:tblBorders><w:top w:val="double" w:sz="4" w:space="0" w:color="1F4E79"/>'
            '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="1F4E79"/>'
            '<w:bottom w:val="double" w:sz="4" w:space="0" w:color="1F4E79"/></w:tblBorders>'
            "</w:tblPr></w:style>"
        )
    )
    margins = {
        "header default": (
            f'<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="1F4E79"/>'
            f"</w:pBdr></w:pPr>{logo('rId1')}{run('　{{项目名称}}')}</w:p>"
        ),
        "footer default": page_number("第", "页", "center"),
    }
    made = files(
        first + contents + sample,
        OFFICIAL,
        styles(own, normal='<w:spacing w:line="360" w:lineRule="auto"/>', look='<w:sz w:val="24"/>'),
        margins=margins,
    )
    return described(made, {"密级": (2, "内部"), "归档号": (5, "2026－017")})


def wps() -> dict[str, str | bytes]:
    """WPS's own: styles named in Chinese, sections that lie, no numbers at all."""
    own = (
        style("2", "标题 1", '<w:outlineLvl w:val="0"/>', HEI + '<w:sz w:val="32"/>')
        + style("3", "标题 2", '<w:outlineLvl w:val="1"/>', KAI + '<w:sz w:val="32"/>')
        + style("4", "正文文本", INDENT, BODY)
        + style("5", "标题", CENTRE, BIAO + '<w:sz w:val="44"/>')
    )
    body = (
        line("××集团有限公司", CENTRE, BIAO + RED + '<w:sz w:val="60"/>')
        + line("年度总结", '<w:pStyle w:val="5"/>')
        + line("概况", '<w:pStyle w:val="2"/>')
        + line(LONG, '<w:pStyle w:val="4"/>')
        + f"<w:p><w:pPr><w:sectPr>{OFFICIAL}</w:sectPr></w:pPr></w:p>"
        + line("附表", '<w:pStyle w:val="2"/>')
        + table([[line("项目"), line("数量")]], 12000)
    )
    return files(body, ASIDE, styles(own, look=FANG + '<w:sz w:val="32"/>'))


def indented() -> dict[str, str | bytes]:
    """Whose usual paragraph is indented: tables and titles must not be."""
    body = line("××学校", RULE, BIAO + RED + '<w:sz w:val="72"/>') + line("一、总体情况", "", HEI) + line(LONG)
    return files(body, OFFICIAL, styles(normal=INDENT, look=BODY))


def bare() -> dict[str, str | bytes]:
    """A document with nothing but its text: no styles, no numbers."""
    return files(line("【正文】"), OFFICIAL)


def aside() -> dict[str, str | bytes]:
    """A page that lies on its side, comments and bookmarks of its own, a form's cell as the place."""
    comment = (
        f"{HEAD}<w:comments {NAMESPACES}>"
        f'<w:comment w:id="0" w:author="办公室" w:initials="办">{line("文号由办公室编")}</w:comment>'
        f'<w:comment w:id="4" w:author="办公室">{line("正文从这里写")}</w:comment></w:comments>'
    )
    first = (
        '<w:p><w:bookmarkStart w:id="0" w:name="文号"/>'
        f'<w:commentRangeStart w:id="0"/>{run("文号：")}<w:commentRangeEnd w:id="0"/><w:r>'
        '<w:commentReference w:id="0"/></w:r><w:bookmarkEnd w:id="0"/></w:p>'
    )
    form = table([[line("项目名称"), line("{{项目名称}}")], [line("内容"), line("{{正文}}") + line("")]], 12756)
    return files(
        first + form,
        ASIDE,
        styles(headings()),
        more={"word/comments.xml": ("comments", f"{WORD}.comments+xml", comment)},
    )


def dated() -> dict[str, str | bytes]:
    """A cover with a sentence on it and a date that looks like a number; a template by its type."""
    body = (
        line("××集团公司", CENTRE, HEI + '<w:sz w:val="56"/>')
        + line("内部资料", CENTRE)
        + line("本报告仅供公司内部使用，未经书面同意不得向任何第三方披露其中的全部或者部分内容。")
        + line("2026.01", CENTRE)
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + line("1.1 概况", "", HEI)
        + line("　　" + LONG, "", SONG)
    )
    made = files(body, OFFICIAL, styles())
    types = str(made["[Content_Types].xml"])
    made["[Content_Types].xml"] = types.replace("document.main+xml", "template.main+xml")
    return described(made, {"密级": (2, "内部")}, "docProps/own.xml")


MADE: tuple[Callable[[], dict[str, str | bytes]], ...] = (
    red_line,
    red_table,
    red_box,
    cover,
    wps,
    indented,
    bare,
    aside,
    dated,
)
# Files that LibreOffice and python-docx wrote.
WRITTEN = Path(__file__).parent / "units"


def templates() -> dict[str, bytes]:
    """Give every template by its name."""
    return {one.__name__: packed(one()) for one in MADE} | {
        path.stem: path.read_bytes() for path in sorted(WRITTEN.glob("*.docx"))
    }
