"""A template filled by an ordinary office says only what the office knows, and says it in good Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from offices import Office, blocks_of, shown, written
from reportkb.library.library import Library
from reportkb.report import facts, reference, text_writer, tree
from reportkb.report.assemble import without_blanks
from reportkb.report.document import WRITERS
from reportkb.report.expand import expand
from reportkb.report.nodes import DEPTHS, Depth
from reportkb.report.reference import ColumnReference
from reportkb.report.shorten import without_blanks as without_blank_sentences
from reportkb.site.site import Site

FIGURE = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# What no good sentence holds: marks that meet, a colon that leads to nothing, a count of nothing.
SLIPS = re.compile(r"[，、；：（“][。，、；：）”]|。。|，$|、$|（）|“”|【】|共[01][项个条人]：", re.MULTILINE)
# Of nothing nothing is counted; the register's examples hold no zero of their own.
NONE = re.compile(r"(?<![0-9.])0[项个条人次]")


def derivable(known: Office) -> set[str]:
    """List the figures that follow from what an office knows, computed by other means than the program's."""
    found: set[str] = set()
    for rows in known.lists.values():
        found |= {str(count) for count in range(len(rows) + 1)}
        found |= {_short(Decimal(100 * some) / len(rows)) for some in range(len(rows) + 1) if rows}
        for plan, actual in (("预算", "实际"), ("计划数", "完成数"), ("基线", "现值")):
            pairs = [(_figure(row.get(plan, "")), _figure(row.get(actual, ""))) for row in rows]
            full = [(one, other) for one, other in pairs if one is not None and other is not None]
            zero = Decimal()
            sums = [(sum((one for one, _ in full), zero), sum((other for _, other in full), zero))] if full else []
            for one, other in [*full, *sums]:
                found |= {_plain(abs(one - other)), _plain(one), _plain(other)}
                found |= {_short(other * 100 / one)} if one else set()
                found |= {f"{abs(one - other):.2f}"}
        firsts = [_figure(row.get("预算", "")) for row in rows]
        if rows and all(one is not None for one in firsts):
            found.add(_plain(sum((one for one in firsts if one is not None), Decimal())))
        for row in rows:
            days = [date(*map(int, match.groups())) for value in row.values() if (match := DAY.fullmatch(value))]
            found |= {str(abs((one - other).days)) for one in days for other in days}
    return found


def _figure(raw: str) -> Decimal | None:
    match = FIGURE.search(raw)
    return Decimal(match.group().replace(",", "")) if match else None


def _plain(amount: Decimal | int) -> str:
    return f"{Decimal(amount).normalize():f}"


def _short(amount: Decimal) -> str:
    return _plain(amount.quantize(Decimal("0.1")))


def told(known: Office) -> set[str]:
    """List the figures that an office typed; a day as its year, month and day."""
    raw = known.typed
    figures = {figure for text in raw for figure in FIGURE.findall(text)}
    days = {str(int(part)) for text in raw for match in DAY.finditer(text) for part in match.groups()}
    return figures | days


@pytest.mark.parametrize("depth", DEPTHS)
def test_every_figure_comes_from_the_facts_or_follows_from_them(
    known: Office, prepared: Site, loaded: Library, depth: Depth
) -> None:
    document, given = written(known, prepared, depth), shown(known, loaded)
    allowed = told(known) | derivable(known)
    for name, write in WRITERS.items():
        text = re.sub(r"<[^>]*>", " ", write(document, given)) if name == "html" else write(document, given)
        text = re.sub(r"【写：[^】]*】", "", text)
        assert set(FIGURE.findall(text)) - allowed == set(), name


def test_no_name_of_a_case_of_the_library_is_said(known: Office, prepared: Site, loaded: Library) -> None:
    own = "\n".join(known.typed)
    text = WRITERS["text"](written(known, prepared, "full"), shown(known, loaded))
    for outline in loaded.outlines.values():
        scenario = outline.plan.scenario
        named = [name for name in scenario.values if loaded.register[name].type in ("person", "organisation")]
        names = [scenario.values[name] for name in named]
        for name, rows in scenario.lists.items():
            people = [one for one, column in loaded.lists[name].columns.items() if column.type == "person"]
            names += [row[one] for row in rows for one in people if one in row]
        assert [name for name in names if len(name) > 1 and name in text and name not in own] == []


@pytest.mark.parametrize("depth", DEPTHS)
def test_no_blank_is_left_whose_fact_is_there(known: Office, prepared: Site, loaded: Library, depth: Depth) -> None:
    given = shown(known, loaded)
    blocks = expand(blocks_of(written(known, prepared, depth)), given)
    nodes = [node for run in tree.runs(blocks) for node in tree.inlines(run)]
    for name in [node.name for node in nodes if isinstance(node, tree.Value) and not node.text]:
        found = reference.parse(name)
        if found is None:
            assert not known.values.get(name), name
        elif isinstance(found, ColumnReference) and found.row:
            row = [row for row in known.lists[found.list] if any(row.values())][found.row - 1]
            assert not row.get(found.column), name
        elif isinstance(found, ColumnReference):
            assert found.list not in known.lists, name


@pytest.mark.parametrize("depth", DEPTHS)
def test_nothing_is_blank_once_what_is_empty_is_gone(
    known: Office, prepared: Site, loaded: Library, depth: Depth
) -> None:
    given = shown(known, loaded)
    text = WRITERS["text"](without_blanks(written(known, prepared, depth), given, "official"), given)
    assert "【" not in text
    assert not SLIPS.search(text), SLIPS.search(text)
    # Who knows so much has a report to hand in: most of what he typed stands in it.
    assert sum(one in text for one in known.values.values()) >= 1


def _rows(loaded: Library, name: str, count: int) -> list[dict[str, str]]:
    """Make rows of a list from the register's examples, no two alike, each choice in turn."""
    columns = loaded.lists[name].columns
    return [
        {
            key: column.choices[number % len(column.choices)]
            if column.choices
            else f"{column.field.example}"
            if number == 0 or key != loaded.lists[name].naming
            else f"{column.field.example}之{'甲乙丙丁戊己庚辛壬癸子丑'[number]}"
            for key, column in columns.items()
            if not column.derived
        }
        for number in range(count)
    ]


@pytest.mark.parametrize("depth", DEPTHS)
def test_every_item_says_something_of_its_row(known: Office, prepared: Site, loaded: Library, depth: Depth) -> None:
    whole = expand(blocks_of(written(known, prepared, depth)), shown(known, loaded))
    lists = [block for block in without_blank_sentences(whole) if isinstance(block, tree.List)]
    for item in [item for block in lists for item in block.items]:
        said = [node for run in tree.runs(item) for node in tree.inlines(run)]
        assert any(isinstance(node, tree.Value) and node.text for node in said), text_writer.write(item)


@pytest.mark.parametrize("count", [0, 1, 3, 12])
def test_every_frame_reads_well_with_few_and_many_rows(loaded: Library, count: int) -> None:
    lists = {name: _rows(loaded, name, count) for name in loaded.lists}
    common = {name: field.example for name, field in loaded.register.items() if field.common}
    given = facts.resolve(loaded.register, loaded.lists, common, lists)
    for snippet in loaded.snippets.values():
        if not snippet.is_frame:
            continue
        whole = expand(snippet.body.blocks, given)
        for blocks in (whole, without_blank_sentences(whole)):
            text = text_writer.write(blocks)
            assert not SLIPS.search(text), (snippet.id, SLIPS.search(text), text)
            assert not NONE.search(text), (snippet.id, text)
            assert list(_dangling(blocks)) == [], snippet.id
            assert not any(isinstance(block, tree.Table) and not block.rows for block in blocks), snippet.id
        if count == 0:
            assert "【" not in text_writer.write(without_blank_sentences(whole)), snippet.id
            assert list(_left_alone(snippet.body.blocks, given)) == [], snippet.id


def _left_alone(blocks: tree.Blocks, given: facts.Facts) -> Iterator[str]:
    """Find what stands for the rows of a list, and still says something where there are none and blanks go."""
    for block in blocks:
        items = block.items if isinstance(block, tree.List) else ()
        for unit in (*(tree.List(None, (item,)) for item in items), *(() if items else (block,))):
            nodes = [node for run in tree.runs((unit,)) for node in tree.inlines(run)]
            found = [reference.parse(node.name) for node in nodes if isinstance(node, tree.Field)]
            text = text_writer.write(without_blank_sentences(expand((unit,), given)))
            if text.strip() and any(isinstance(one, ColumnReference) and not one.row for one in found):
                yield text


def _dangling(blocks: tree.Blocks) -> Iterator[str]:
    """Find what leads to something, with nothing behind it."""
    for at, block in enumerate(blocks):
        if isinstance(block, tree.Paragraph) and tree.plain(block.children).endswith("："):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if not isinstance(following, tree.Table | tree.List):
                yield tree.plain(block.children)


def test_no_outline_asks_more_than_fifteen_values(loaded: Library, prepared: Site) -> None:
    for outline in loaded.outlines.values():
        nodes = [node for node in outline.nodes if DEPTHS.index(node.depth) <= DEPTHS.index("standard")]
        blocks = [block for node in nodes if node.snippet for block in prepared.framed[node.snippet].blocks]
        names = tree.names(blocks)
        assert len(names) <= 15, (outline.slug, names)
