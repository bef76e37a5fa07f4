"""Check a library as a whole: what its parts say of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from reportkb.library.library import Library
from reportkb.library.lists import LISTS
from reportkb.library.outline import OUTLINES, Outline
from reportkb.library.register import FIELDS, FieldParts, file_of
from reportkb.library.snippet import Snippet
from reportkb.report import tree, values
from reportkb.report.fields import NUMERIC, Field, Register
from reportkb.report.formula import Formula, FormulaError, is_day
from reportkb.report.nodes import Node
from reportkb.rules import choosing, forms, frames, losses, marks, pages, prose, rows, whereabouts, words
from reportkb.rules.reconciliation import reconcile
from reportkb.rules.uses import needed, placeholders
from reportkb.source.findings import Finding, Place, closest, meant
from reportkb.source.tree import SNIPPETS

FEWEST_ANNOTATIONS = 3


def check(library: Library) -> tuple[Finding, ...]:
    """Report everything that is wrong between the parts of a loaded library."""
    found: list[Finding] = []
    for loss, lost in losses.check(library):
        found.append(loss)
        lists = {} if LISTS in lost else library.lists
        library = replace(library, unusable=library.unusable | lost, lists=lists)
    percentages = frozenset(name for name, field in library.register.items() if field.type == "percent")
    for snippet in library.snippets.values():
        found += _snippet(snippet, library, percentages)
    for field in library.register.values() if library.knows_fields else ():
        found += _field(field, library.field_parts, library.register)
    for outline in library.outlines.values():
        found += _outline(outline, library)
    found += frames.check(library)
    found += rows.check(library)
    found += words.check(library)
    found += choosing.check(library)
    found += _unused(library)
    found += pages.check(library)
    return tuple(sorted(found))


def _snippet(snippet: Snippet, library: Library, percentages: Collection[str]) -> Iterator[Finding]:
    path = snippet.place.path
    if library.knows_fields:
        register = f"{file_of(snippet.kind)}里登记它的类型和填写说明；几类片段都用的登记在{FIELDS}"
        yield from marks.fields(path, snippet.body, library.field_places, percentages, register)
    broken = (*marks.check(path, snippet.body), *marks.prompts(path, snippet.body, snippet.is_frame))
    yield from broken
    yield from () if broken else prose.check(path, snippet.body)
    if (count := len(tree.phrases(snippet.body.blocks))) < FEWEST_ANNOTATIONS and not broken:
        fact = f"只有{count}条批注"
        yield Finding(
            Place(path, snippet.body.line), "RK035", fact, f"至少写{FEWEST_ANNOTATIONS}条，说数字从哪来、读者会问什么。"
        )
    if prose.numbered(snippet.guidance.title):
        fact = f"标题“{snippet.guidance.title}”带了序号"
        yield Finding(snippet.places[("title",)], "RK036", fact, "去掉序号，编号由程序生成。")


def _field(field: Field, places: FieldParts, register: Register) -> Iterator[Finding]:
    parts = places[field.name]
    if field.formula:
        place = parts["derive"]
        for name in field.formula.names:
            if name not in places:
                yield Finding(place, "RK026", f"“{field.name}”的公式用到没有登记的“{name}”", meant(name, register))
        yield from _operands(field, field.formula, place, register)
        if field.type not in NUMERIC:
            advice = "类型改为number、money或percent。"
            yield Finding(parts["type"], "RK026", f"“{field.name}”由公式推算，类型却不是数", advice)
        if field.example:
            yield Finding(parts["example"], "RK028", f"“{field.name}”由公式推算，又写了example", "去掉example。")
    elif not values.fits(field, field.example):
        fact = f"“{field.name}”的example“{field.example}”不是{forms.form(field)}"
        yield Finding(parts.get("example", parts[""]), "RK027", fact, forms.mending(field, field.example))
    if (field.type in ("number", "money")) != bool(field.unit):
        advice = "数量和金额写单位，其他类型不写。"
        fact = f"“{field.name}”的单位“{field.unit}”与类型不符" if field.unit else f"“{field.name}”没有写单位"
        yield Finding(parts.get("unit", parts[""]), "RK010", fact, advice)


def _operands(field: Field, formula: Formula, place: Place, register: Register) -> Iterator[Finding]:
    types = {name: register[name].type for name in formula.names if name in register}
    unfit = [name for name, kind in types.items() if kind not in (*NUMERIC, "date")]
    for name in unfit:
        fact = f"“{field.name}”的公式用到的“{name}”不是数，也不是日期"
        yield Finding(place, "RK026", fact, "公式只能用数量、金额、百分比，和两个日期之差。")
    if unfit:
        return
    try:
        fact = "得出的是日期，不是天数" if is_day(formula, lambda name: types.get(name) == "date") else ""
    except FormulaError as error:
        fact = str(error)
    if fact:
        yield Finding(place, "RK026", f"“{field.name}”的公式{fact}", "日期只能减另一个日期，得数是天数。")


def _outline(outline: Outline, library: Library) -> Iterator[Finding]:
    for node in outline.told:
        yield from _node(node, outline, library)
    if not any(node.depth == "core" for node in outline.nodes if _is_leaf(node, outline)):
        advice = "给读者最少要看的几节写上“depth: core”。"
        yield Finding(outline.places[("sections",)], "RK042", "没有一节标为core，简版是空的", advice)
    if library.knows_fields:
        wanted = needed(placeholders(outline, library.snippets), library.register)
        lost = _missing(outline, library)
        yield from _values(outline, library, wanted, lost)
        yield from reconcile(
            outline.relations, outline.plan.scenario.values, outline.plan.scenario.lists, library, lost
        )
    path, introduction = outline.path, outline.introduction
    yield from marks.check(path, introduction) or prose.check(path, introduction)
    if introduction.names or tree.phrases(introduction.blocks):
        yield Finding(marks.first(path, introduction), "RK031", "提纲的说明里用了占位符或批注", "说明只写普通文字。")


def _node(node: Node, outline: Outline, library: Library) -> Iterator[Finding]:
    place = outline.places[node.location]
    leaf, group = node.snippet is not None, (*node.location, "children") in outline.places
    if leaf == group:
        advice = "末级写snippet，上级写children，二者必居其一。"
        yield Finding(place, "RK010", f"“{node.heading}”{'既有snippet又有children' if leaf else '没有内容'}", advice)
    if prose.numbered(node.heading):
        yield Finding(place, "RK036", f"标题“{node.heading}”带了序号", "去掉序号，编号由程序生成。")
    where = outline.places.get((*node.location, "snippet"), place)
    if node.snippet and _is_story(node, library) is None and not whereabouts.is_told(node.snippet, library):
        advice = whereabouts.advice(whereabouts.likely(node.snippet, library))
        yield Finding(where, "RK022", f"片段“{node.snippet}”不存在", advice)
    elif node.snippet and _is_story(node, library) is False:
        told = [one.id for one in library.snippets.values() if one.guidance.frame == node.snippet]
        advice = f"换成它的一个范例：{'、'.join(told)}。" if told else f"写一个“frame: {node.snippet}”的范例。"
        yield Finding(where, "RK044", f"“{node.snippet}”是句式，提纲里放的是范例", advice)


def _is_leaf(node: Node, outline: Outline) -> bool:
    return (*node.location, "children") not in outline.places


def _is_story(node: Node, library: Library) -> bool | None:
    """Tell whether a section shows a story, as it must, and no frame; None where what it names is not there."""
    found = library.snippets.get(node.snippet or "")
    return None if found is None else not found.is_frame


def _missing(outline: Outline, library: Library) -> tuple[str, ...]:
    """List the fields that an outline's stories show and that have no value; of a frame's a case may not know all."""
    given, register = outline.plan.scenario.values, library.register
    stories = [library.snippets[one] for node in outline.told if (one := node.snippet or "") in library.snippets]
    wanted = needed((name for story in stories if not story.is_frame for name in story.body.names), register)
    return tuple(name for name in wanted if register[name].formula is None and name not in given)


def _values(outline: Outline, library: Library, wanted: Sequence[str], lost: Sequence[str]) -> Iterator[Finding]:
    given, register = outline.plan.scenario.values, library.register
    where = outline.places[("scenario", "values")]
    # What is there under a misspelt name is told with that name.
    misspelt = {near for name in given if name not in library.field_places for near in closest(name, lost)}
    if names := [name for name in lost if name not in misspelt]:
        told, written = ("、".join(f"“{name}{end}”" for name in names) for end in ("", ": …"))
        yield Finding(where, "RK024", f"没有给{told}示例值", f"在values下写{written}。")
    shown = values.resolve({name: register[name] for name in wanted}, given)
    for name in wanted:
        formula = register[name].formula
        if formula and name not in shown and all(_is_figure(n, shown, register) for n in formula.names):
            yield Finding(where, "RK026", f"“{name}”按示例值算不出来", "公式里的除数不能为零。")
    # A snippet that is missing may use any field, and a field that cannot be used is reported itself.
    complete = all(_is_story(node, library) for node in outline.told if _is_leaf(node, outline))
    for name, raw in given.items():
        place = outline.places[("scenario", "values", name)]
        if name not in library.field_places:
            yield Finding(place, "RK028", f"“{name}”没有登记", meant(name, lost or wanted))
        elif name not in register or (name not in wanted and not complete):
            continue
        # What is common belongs to the case, whichever frames an outline has.
        elif name not in wanted and not register[name].common:
            yield Finding(place, "RK028", f"“{name}”在这份提纲里没有用到", meant(name, wanted))
        elif register[name].formula:
            yield Finding(place, "RK028", f"“{name}”由公式推算，不应写值", "删掉这一行。")
        elif not values.fits(register[name], raw):
            fact = f"“{name}”的值“{raw}”不是{forms.form(register[name])}"
            yield Finding(place, "RK027", fact, forms.mending(register[name], raw))


def _unused(library: Library) -> Iterator[Finding]:
    questions = library.choosing.questions.values()
    ends = {answer.outline for question in questions for answer in question.answers if answer.outline}
    if not ends <= set(library.outlines):
        return  # an outline that is not where its name says may use anything, and is reported itself
    used = {name for snippet in library.snippets.values() for name in snippet.body.names}
    wanted = set(needed(used, library.register))
    leaves = [node for outline in library.outlines.values() for node in outline.told if _is_leaf(node, outline)]
    placed = dict.fromkeys(node.snippet or "" for node in leaves)
    # A snippet that is missing may use any field, and be one that is misspelt or was left out of its
    # section, which is reported itself.
    missing = [name for name in placed if name not in library.snippets or library.snippets[name].is_frame]
    for name in library.register if not missing else ():
        if name not in wanted and _all_loaded(library, SNIPPETS):
            fact = f"字段“{name}”没有被任何片段使用"
            yield Finding(library.field_places[name], "RK015", fact, "删掉它，或在片段里用上。")
    misspelt = {near for name in missing for near in whereabouts.likely(name, library)}
    misspelt |= {one.id for one in library.snippets.values() if one.guidance.frame in missing}
    for snippet in library.snippets.values() if "" not in placed else ():
        # A frame fits any outline, and comes into one by its stories.
        if snippet.is_frame or snippet.id in placed:
            continue
        if snippet.id not in misspelt and _all_loaded(library, OUTLINES):
            fact = f"片段“{snippet.id}”没有进入任何提纲"
            yield Finding(snippet.place, "RK023", fact, "在docs/outlines/的一份提纲里加上它。")


def _all_loaded(library: Library, folder: str) -> bool:
    """Tell whether every file of a folder is usable; one that is not may use anything."""
    return not any(path.startswith(folder) for path in library.unusable)


def _is_figure(name: str, shown: Mapping[str, str], register: Register) -> bool:
    """Tell whether an operand can be computed with: one of another type is reported with its formula."""
    field = register.get(name)
    return field is not None and name in shown and field.type in NUMERIC and values.fits(field, shown[name])
