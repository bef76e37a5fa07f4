"""Check a library as a whole: what its parts say of each other."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportkb.library.library import Library
from reportkb.library.outline import OUTLINES, Outline, Scenario
from reportkb.library.register import FIELDS
from reportkb.library.snippet import Snippet
from reportkb.report import body, values
from reportkb.report.fields import NUMERIC, Field, Register
from reportkb.report.nodes import Node
from reportkb.rules import losses, pages, prose, relation
from reportkb.rules.relation import Relation, RelationError
from reportkb.source.findings import Finding, Place, Places
from reportkb.source.tree import SNIPPETS

FEWEST_ANNOTATIONS = 3
# How much alike the name of a snippet and a misspelt one are.
NEAR = 0.75


def check(library: Library) -> tuple[Finding, ...]:
    """Report everything that is wrong between the parts of a loaded library."""
    found: list[Finding] = []
    for loss, lost in losses.check(library):
        found.append(loss)
        library = replace(library, unusable=library.unusable | lost)
    for snippet in library.snippets.values():
        found += _snippet(snippet, library)
    for field in library.register.values() if FIELDS not in library.unusable else ():
        found += _field(field, library.field_places, library.register)
    for outline in library.outlines.values():
        found += _outline(outline, library)
    found += _unused(library)
    found += pages.check(library)
    return tuple(sorted(found))


def needed(names: Iterable[str], register: Register) -> tuple[str, ...]:
    """List fields together with all that their formulas read, each once, operands after."""
    result: dict[str, None] = {}
    pending = list(names)
    while pending:
        name = pending.pop(0)
        if name in result or name not in register:
            continue
        result[name] = None
        formula = register[name].formula
        pending += formula.names if formula else ()
    return tuple(result)


def placeholders(outline: Outline, snippets: Mapping[str, Snippet]) -> tuple[str, ...]:
    """List the fields that an outline's snippets hold, in the order of first appearance."""
    used: dict[str, None] = {}
    for node in outline.nodes:
        if node.snippet is not None and node.snippet in snippets:
            used.update(dict.fromkeys(snippets[node.snippet].body.placeholders))
    return tuple(used)


def _snippet(snippet: Snippet, library: Library) -> Iterator[Finding]:
    path = snippet.place.path
    if FIELDS not in library.unusable:
        yield from body.unregistered(snippet.body, library.field_places)
        yield from body.doubled(snippet.body, {n for n, field in library.register.items() if field.type == "percent"})
    yield from prose.check(path, snippet.body)
    if len(snippet.body.annotations) < FEWEST_ANNOTATIONS:
        fact = f"只有{len(snippet.body.annotations)}条批注"
        yield Finding(
            Place(path, snippet.body.line), "RK035", fact, f"至少写{FEWEST_ANNOTATIONS}条，说数字从哪来、读者会问什么。"
        )
    if prose.numbered(snippet.guidance.title):
        fact = f"标题“{snippet.guidance.title}”带了序号"
        yield Finding(snippet.places[("title",)], "RK036", fact, "去掉序号，编号由程序生成。")


def _field(field: Field, places: Mapping[str, Place], register: Register) -> Iterator[Finding]:
    place = places[field.name]
    if field.formula:
        for name in field.formula.names:
            if name not in places:
                yield Finding(place, "RK026", f"“{field.name}”的公式用到没有登记的“{name}”", _near(name, register))
            elif name in register and register[name].type not in NUMERIC:
                yield Finding(
                    place, "RK026", f"“{field.name}”的公式用到的“{name}”不是数", "公式只能用数量、金额和百分比。"
                )
        if field.type not in NUMERIC:
            yield Finding(place, "RK026", f"“{field.name}”由公式推算，类型却不是数", "类型改为number、money或percent。")
        if field.example:
            yield Finding(place, "RK028", f"“{field.name}”由公式推算，又写了example", "去掉example。")
    elif not values.fits(field, field.example):
        yield Finding(
            place, "RK027", f"“{field.name}”的example“{field.example}”不是{_form(field)}", "写一个能直接填进报告的值。"
        )
    if (field.type in ("number", "money")) != bool(field.unit):
        advice = "数量和金额写单位，其他类型不写。"
        yield Finding(place, "RK010", f"“{field.name}”的单位“{field.unit}”与类型不符", advice)


def _outline(outline: Outline, library: Library) -> Iterator[Finding]:
    for node in outline.nodes:
        yield from _node(node, outline, library)
    if not any(node.snippet and node.depth == "core" for node in outline.nodes):
        advice = "给读者最少要看的几节写上“depth: core”。"
        yield Finding(outline.places[("sections",)], "RK042", "没有一节标为core，简版是空的", advice)
    if FIELDS not in library.unusable:
        yield from _values(outline, library)
        yield from reconcile(outline.plan.scenario, outline.places, library)
    path, introduction = outline.path, outline.introduction
    yield from prose.check(path, introduction)
    if introduction.placeholders or introduction.annotations:
        yield Finding(Place(path, introduction.line), "RK031", "提纲的说明里用了占位符或批注", "说明只写普通文字。")


def _node(node: Node, outline: Outline, library: Library) -> Iterator[Finding]:
    place = outline.places[node.location]
    leaf, group = node.snippet is not None, (*node.location, "children") in outline.places
    if leaf == group:
        advice = "末级写snippet，上级写children，二者必居其一。"
        yield Finding(place, "RK010", f"“{node.heading}”{'既有snippet又有children' if leaf else '没有内容'}", advice)
    if prose.numbered(node.heading):
        yield Finding(place, "RK036", f"标题“{node.heading}”带了序号", "去掉序号，编号由程序生成。")
    if node.snippet is not None and node.snippet not in library.snippets and not _misplaced(node.snippet, library):
        where = outline.places[(*node.location, "snippet")]
        yield Finding(where, "RK022", f"片段“{node.snippet}”不存在", _near(node.snippet, library.snippets, NEAR))


def _misplaced(snippet: str, library: Library) -> bool:
    """Tell whether a snippet's file is there, but unusable, misnamed or in a wrong folder, which is reported itself."""
    slug = snippet.rpartition("/")[2]
    return any(path.rpartition("/")[2].partition(".")[0] == slug for path in library.unusable)


def _values(outline: Outline, library: Library) -> Iterator[Finding]:
    given, register = outline.plan.scenario.values, library.register
    wanted = needed(placeholders(outline, library.snippets), register)
    where = outline.places[("scenario", "values")] if ("scenario", "values") in outline.places else Place("")
    for name in wanted:
        if register[name].formula is None and name not in given:
            yield Finding(where, "RK024", f"没有给“{name}”示例值", f"在values下写“{name}: …”。")
    shown = values.resolve(register, given)
    for name in wanted:
        formula = register[name].formula
        if formula and name not in shown and all(_fits(n, shown, register) for n in formula.names):
            yield Finding(where, "RK026", f"“{name}”按示例值算不出来", "公式里的除数不能为零。")
    # A snippet that is missing may use any field, and a field that cannot be used is reported itself.
    complete = all(node.snippet is None or node.snippet in library.snippets for node in outline.nodes)
    for name, raw in given.items():
        place = outline.places[("scenario", "values", name)]
        if name not in library.field_places:
            yield Finding(place, "RK028", f"“{name}”没有登记", _near(name, wanted))
        elif name not in register or (name not in wanted and not complete):
            continue
        elif name not in wanted:
            yield Finding(place, "RK028", f"“{name}”在这份提纲里没有用到", _near(name, wanted))
        elif register[name].formula:
            yield Finding(place, "RK028", f"“{name}”由公式推算，不应写值", "删掉这一行。")
        elif not values.fits(register[name], raw):
            yield Finding(
                place, "RK027", f"“{name}”的值“{raw}”不是{_form(register[name])}", "改成这种形式，或改字段的类型。"
            )


def reconcile(scenario: Scenario, places: Places, library: Library) -> Iterator[Finding]:
    """Report the relations of a scenario that its values do not keep.

    Args:
        scenario: an outline's scenario.
        places: where each part of the outline's front matter stands.
        library: the library.
    """
    for index, source in enumerate(scenario.reconcile):
        place = places[("scenario", "reconcile", index)]
        try:
            yield from _relation(relation.parse(source), place, scenario.values, library)
        except RelationError as error:
            advice = "用==、<、<=比较字段的算式，只用有数或日期的字段。"
            yield Finding(place, "RK039", f"“{source[:40]}”无法核对：{error}", advice)


def _relation(parsed: Relation, place: Place, given: Mapping[str, str], library: Library) -> Iterator[Finding]:
    fields = {relation.field(name, library.field_places) for name in parsed.names}
    if unknown := sorted(fields - set(library.field_places)):
        yield Finding(place, "RK039", f"“{unknown[0]}”没有登记", _near(unknown[0], library.register))
    elif _sound(fields, given, library.register):
        known = relation.operands({name: library.register[name] for name in needed(fields, library.register)}, given)
        if fact := relation.contradiction(parsed, known):
            yield Finding(place, "RK039", fact, "改示例值，使各处对得上；关系本身写错了就改关系。")


def _sound(names: Iterable[str], given: Mapping[str, str], register: Register) -> bool:
    """Tell whether what a relation reads can be judged: a field or value that is unfit is reported itself."""
    formulas = [formula for name in needed(names, register) if (formula := register[name].formula)]
    read = {*names, *(name for formula in formulas for name in formula.names)}
    return all(name in register and (name not in given or values.fits(register[name], given[name])) for name in read)


def _unused(library: Library) -> Iterator[Finding]:
    used = {name for snippet in library.snippets.values() for name in snippet.body.placeholders}
    wanted = set(needed(used, library.register))
    placed = dict.fromkeys(node.snippet for outline in library.outlines.values() for node in outline.nodes)
    missing = [name for name in placed if name and name not in library.snippets]
    # A snippet that is missing may use any field, and be one whose name is misspelt, which is reported itself.
    for name in library.register if not missing else ():
        if name not in wanted and _all_loaded(library, SNIPPETS):
            fact = f"字段“{name}”没有被任何片段使用"
            yield Finding(library.field_places[name], "RK015", fact, "删掉它，或在片段里用上。")
    meant = {near for name in missing for near in difflib.get_close_matches(name, library.snippets, n=1, cutoff=NEAR)}
    for snippet in library.snippets.values():
        if snippet.id not in placed and snippet.id not in meant and _all_loaded(library, OUTLINES):
            fact = f"片段“{snippet.id}”没有进入任何提纲"
            yield Finding(snippet.place, "RK023", fact, "在docs/outlines/的一份提纲里加上它。")


def _all_loaded(library: Library, folder: str) -> bool:
    """Tell whether every file of a folder is usable; one that is not may use anything."""
    return not any(path.startswith(folder) for path in library.unusable)


def _fits(name: str, shown: Mapping[str, str], register: Register) -> bool:
    return name in shown and name in register and values.fits(register[name], shown[name])


def _form(field: Field) -> str:
    forms = {"number": "数", "money": "数", "percent": "百分比（如60%）", "date": "日期（如2025-03-31）"}
    return forms.get(field.type, "一行文字")


def _near(name: str, names: Iterable[str], cutoff: float = 0.5) -> str:
    near = difflib.get_close_matches(name, list(names), n=1, cutoff=cutoff)
    return f"是否想写“{near[0]}”？" if near else "核对名字，或删掉这一处。"
