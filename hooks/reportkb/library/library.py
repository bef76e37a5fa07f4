"""Load the library: kinds, the register of fields, snippets and outlines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import ConfigDict, TypeAdapter
from pydantic import Field as Constraint
from pydantic.dataclasses import dataclass as validated

from reportkb.library import body, outline, snippet
from reportkb.library.outline import Outline
from reportkb.library.snippet import SLUG, Line, Snippet
from reportkb.report.fields import NAME, Field, FieldType, Register
from reportkb.report.formula import Formula, FormulaError, cycle, parse
from reportkb.source import schema, text, yamltext
from reportkb.source.findings import Finding, Place
from reportkb.source.tree import SNIPPETS, Tree

FIELDS = "snippets/fields.yml"
KINDS = "snippets/kinds.yml"
PHRASES = "snippets/phrases.yml"
OUTLINES = "docs/outlines/"
GUIDE = "docs/guide/"

FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|$)", re.DOTALL)
# A section is at most a few pages; an outline holds a report's tree and its example values.
LARGEST_SNIPPET = 32 * 1024
LARGEST_OUTLINE = 128 * 1024


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Kind:
    """What a section is for, and the page of the writing guide that belongs to it."""

    title: Line
    description: Line
    guide: str = ""


@validated(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Entry:
    """A field of the register as written."""

    type: FieldType
    hint: Line
    unit: str = ""
    example: str = ""
    derive: str = ""
    digits: Annotated[int, Constraint(ge=0, le=6)] = 0


KIND_SHAPE: TypeAdapter[dict[str, Kind]] = TypeAdapter(dict[str, Kind])
ENTRY_SHAPE: TypeAdapter[Entry] = TypeAdapter(Entry)

ENTRY_KEYS = ("type", "unit", "hint", "example", "derive", "digits")
GUIDANCE_KEYS = ("title", "purpose", "points", "pitfalls", "checklist", "rewrite", "tags", "weak", "strong", "why")
OUTLINE_KEYS = (
    *("title", "summary", "type", "numbering", "tags", "scenario", "sections"),
    *("note", "values", "reconcile", "heading", "snippet", "depth", "children"),
)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that the content files say.

    Args:
        kinds: in report order.
        register: the fields, in the order of the file.
        field_places: where each field is registered, those that cannot be used included.
        snippets: by id, in the order of kinds, then of slugs.
        outlines: by slug.
        unusable: paths of files that could not be loaded; what others say of them cannot be judged.
    """

    kinds: Mapping[str, Kind]
    register: Register
    field_places: Mapping[str, Place]
    snippets: Mapping[str, Snippet]
    outlines: Mapping[str, Outline]
    unusable: frozenset[str]


def load(tree: Tree) -> tuple[Library, tuple[Finding, ...]]:
    """Load a library from the bytes of its files.

    Args:
        tree: contents by path from the root of the repository.

    Returns:
        The library, without the files that cannot be used, and what is wrong with any file.
    """
    findings: list[Finding] = []
    kinds = _kinds(tree, findings)
    registered = _yaml(tree, FIELDS, findings)
    register, places = _register(registered, findings)
    snippets = [found for path in sorted(tree) if (found := _snippet(path, tree[path], kinds, findings))]
    order = {kind: index for index, kind in enumerate(kinds)}
    snippets.sort(key=lambda item: (order[item.kind], item.slug))
    outlines = [item for path in sorted(tree) if (item := _outline(path, tree[path], findings))]
    library = Library(
        kinds,
        register,
        places,
        {item.id: item for item in snippets},
        {item.slug: item for item in outlines},
        _unusable(tree, snippets, outlines) | ({FIELDS} if registered is None else set()),
    )
    return library, tuple(findings)


def _unusable(tree: Tree, snippets: list[Snippet], outlines: list[Outline]) -> frozenset[str]:
    usable = {item.place.path for item in snippets} | {f"{OUTLINES}{item.slug}.md" for item in outlines}
    others = {FIELDS, KINDS, PHRASES, f"{OUTLINES}index.md"}
    return frozenset(path for path in tree if path.startswith((SNIPPETS, OUTLINES)) and path not in usable | others)


def _kinds(tree: Tree, findings: list[Finding]) -> Mapping[str, Kind]:
    parsed = _yaml(tree, KINDS, findings)
    if parsed is None:
        return {}
    kinds, found = schema.validate(KIND_SHAPE, parsed, ("title", "description", "guide"))
    findings += found
    for name, kind in (kinds or {}).items():
        if not SLUG.fullmatch(name):
            advice = "用小写字母、数字和连字符。"
            findings.append(Finding(parsed.place((name,)), "RK032", f"类型名“{name}”不可用", advice))
        if kind.guide and f"{GUIDE}{kind.guide}.md" not in tree:
            fact = f"写作指南没有“{kind.guide}”这一页"
            findings.append(Finding(parsed.place((name, "guide")), "RK010", fact, "写页面的文件名，不带.md。"))
    return {name: kind for name, kind in (kinds or {}).items() if SLUG.fullmatch(name)}


def _register(parsed: yamltext.Parsed | None, findings: list[Finding]) -> tuple[dict[str, Field], dict[str, Place]]:
    if parsed is None or not isinstance(parsed.value, dict):
        return {}, {}
    fields: dict[str, Field] = {}
    places = {name: parsed.place((name,)) for name in parsed.value}
    inner: dict[str | int, dict[yamltext.Location, Place]] = {}
    for location, place in parsed.places.items():
        inner.setdefault(location[0] if location else "", {})[location[1:]] = place
    for name, value in parsed.value.items():
        entry, found = schema.validate(ENTRY_SHAPE, yamltext.Parsed(value, inner[name]), ENTRY_KEYS)
        findings += found
        if not NAME.fullmatch(name):
            advice = "只用汉字、字母和数字，以汉字或字母开头，不超过24个字。"
            findings.append(Finding(places[name], "RK018", f"“{name[:24]}”不可用作字段名", advice))
        elif entry:
            formula = _formula(entry, places[name], findings)
            if formula or not entry.derive:
                fields[name] = Field(name, entry.type, entry.unit, entry.hint, entry.example, formula, entry.digits)
    return _without_cycle(fields, places, findings), places


def _formula(entry: Entry, place: Place, findings: list[Finding]) -> Formula | None:
    if not entry.derive:
        return None
    try:
        return parse(entry.derive)
    except FormulaError as error:
        fact, advice = f"公式“{entry.derive[:40]}”读不懂：{error}", "只用字段名、数字、+ - * / 和括号。"
        findings.append(Finding(place, "RK026", fact, advice))
        return None


def _without_cycle(fields: dict[str, Field], places: Mapping[str, Place], findings: list[Finding]) -> dict[str, Field]:
    while names := cycle({name: field.formula for name, field in fields.items() if field.formula}):
        circle = "→".join((*names[:6], names[0]))
        findings.append(
            Finding(places[names[0]], "RK026", f"公式互相依赖或一环扣得太长：{circle}", "让其中一个由人填写。")
        )
        fields = {name: field for name, field in fields.items() if name not in names}
    return fields


def _snippet(path: str, content: bytes, kinds: Mapping[str, Kind], findings: list[Finding]) -> Snippet | None:
    if not path.startswith(SNIPPETS) or path in (FIELDS, KINDS, PHRASES):
        return None
    parts = path.removeprefix(SNIPPETS).split("/")
    if len(parts) != 2 or not path.endswith(".md") or not SLUG.fullmatch(parts[1][:-3]):
        advice = "放在snippets/<类型>/下，文件名用小写字母、数字和连字符，以.md结尾。"
        findings.append(Finding(Place(path), "RK032", f"文件名或位置“{path}”不可用", advice))
        return None
    kind, slug = parts[0], parts[1][:-3]
    if kind not in kinds:
        advice = f"移到已有的类型下（{'、'.join(kinds)}），或先在{KINDS}登记。"
        finding = Finding(Place(path), "RK013", f"文件夹“{kind}”不是已登记的类型", advice)
        findings += [finding] if kinds else []
        return None
    if not (page := _page(path, content, LARGEST_SNIPPET, findings)):
        return None
    parsed, rest, line = page
    guidance, found = schema.validate(snippet.FRONT_MATTER, parsed, GUIDANCE_KEYS)
    content_body = body.parse(rest, line)
    findings += found
    return Snippet(kind, slug, guidance, content_body, Place(path), parsed.places) if guidance else None


def _outline(path: str, content: bytes, findings: list[Finding]) -> Outline | None:
    name = path.removeprefix(OUTLINES)
    if name == path or not path.endswith(".md") or name == "index.md":
        return None
    if not SLUG.fullmatch(name[:-3]):
        findings.append(Finding(Place(path), "RK032", f"文件名“{name}”不可用", "用小写字母、数字和连字符，以.md结尾。"))
        return None
    if not (page := _page(path, content, LARGEST_OUTLINE, findings)):
        return None
    parsed, rest, line = page
    plan, found = schema.validate(outline.FRONT_MATTER, parsed, OUTLINE_KEYS)
    introduction = body.parse(rest, line)
    findings += found
    if plan is None:
        return None
    return Outline(name[:-3], plan, introduction, outline.nodes(plan.sections), parsed.places)


def _page(path: str, content: bytes, largest: int, findings: list[Finding]) -> tuple[yamltext.Parsed, str, int] | None:
    """Split a file into its front matter and the rest, with the line that the rest starts on."""
    decoded, found = text.decode(path, content, largest)
    findings += found
    if not decoded and found:
        return None
    match = FRONT_MATTER.match(decoded)
    if not match:
        advice = "文件第一行写“---”，接着写标题等各项，再以一行“---”结束。"
        fact = "文件头没有结束" if decoded.startswith("---\n") else "没有文件头"
        findings.append(Finding(Place(path), "RK004", fact, advice))
        return None
    parsed, trouble = yamltext.parse(path, match.group(1) or "", 2)
    findings += trouble
    if parsed is None:
        return None
    return parsed, decoded[match.end() :], decoded.count("\n", 0, match.end()) + 1


def _yaml(tree: Tree, path: str, findings: list[Finding]) -> yamltext.Parsed | None:
    if path not in tree:
        findings.append(Finding(Place(path), "RK004", "文件不存在", "从仓库里恢复它。"))
        return None
    decoded, found = text.decode(path, tree[path])
    findings += found
    parsed, trouble = yamltext.parse(path, decoded)
    empty = Finding(Place(path), "RK010", "文件是空的", "从仓库里恢复它。")
    findings += (*trouble, *((empty,) if not decoded.strip() and not found else ()))
    return parsed if decoded.strip() else None
