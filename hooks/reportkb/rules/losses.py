"""Tell a large loss from many slips: what is gone as a whole is one finding, not one for each mention."""

from __future__ import annotations

from collections.abc import Iterator

from reportkb.library.library import Library
from reportkb.library.lists import LISTS
from reportkb.library.outline import OUTLINES
from reportkb.library.register import FIELDS, file_of
from reportkb.source.findings import Finding, Place
from reportkb.source.tree import SNIPPETS

# A contributor forgets a section's fields or an outline's snippet, which are told one by one;
# more than so many, and more than this share of all, is a file cut short or a folder not fetched.
MOST = 10
SHARE = 0.1
# A contributor's new list is used by an outline or two.
FEW = 2


def check(library: Library) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Report each loss, with the paths that cannot be judged by because of it."""
    outlines, snippets = library.outlines.values(), library.snippets.values()
    if snippets and not outlines and not any(path.startswith(OUTLINES) for path in library.unusable):
        advice = "从仓库里恢复docs/outlines/。"
        yield Finding(Place(f"{OUTLINES}index.md"), "RK043", "一份提纲也没有", advice), frozenset({OUTLINES})
    if len(users := _users(library)) > FEW:
        fact = f"{len(users)}份提纲用到的清单或列没有登记，例如“{next(iter(users.values()))}”"
        yield Finding(Place(LISTS), "RK043", fact, "多半是误删了一段，从仓库里恢复它。"), frozenset({LISTS})
    named = dict.fromkeys(node.snippet for outline in outlines for node in outline.told if node.snippet)
    files = {f"{SNIPPETS}{name}.md": name for name in named if name not in library.snippets}
    gone = {path for path in files if path not in library.paths}
    if _is_large(len(gone), len(named)):
        first = min(gone)
        fact = f"提纲用到的{len(named)}个片段里有{len(gone)}个不存在，这是第一个"
        own = {file_of(files[path].partition("/")[0]) for path in gone} - library.paths
        advice = "多半是误删或没有取全，从仓库里恢复snippets/。"
        yield Finding(Place(first), "RK043", fact, advice), frozenset(gone | own)
        if own:  # what they registered is gone with them
            return
    if not library.knows_fields:
        return
    lacking = {kind: _unknown(library, kind) for kind in dict.fromkeys(item.kind for item in snippets)}
    lacking = {kind: names for kind, names in lacking.items() if names}
    every = {name for names in lacking.values() for name in names}
    most = max(lacking, key=lambda kind: len(lacking[kind]), default="")
    # What other kinds borrow of a kind's fields is lost with them; what most kinds lack stood in the register of all.
    kinds = {most} if most and 2 * len(lacking[most]) > len(every) else set(lacking)
    file = file_of(*kinds) if len(kinds) == 1 else FIELDS
    used = dict.fromkeys(name for item in snippets if item.kind in kinds for name in item.body.names)
    unknown = [name for name in used if name not in library.field_places]
    if _is_large(len(unknown), len(used)):
        fact = f"片段用到的{len(used)}个字段里有{len(unknown)}个没有登记，例如“{unknown[0]}”"
        yield Finding(Place(file), "RK043", fact, "多半是误删了一段，从仓库里恢复它。"), frozenset({file})


def _users(library: Library) -> dict[str, str]:
    """List the outlines whose rows name a list or a column that is not there, each with one such name."""
    users: dict[str, str] = {}
    for outline in library.outlines.values() if library.lists else ():
        for name, rows in outline.plan.scenario.lists.items():
            columns = library.lists[name].columns if name in library.lists else {}
            gone = [f"{name}.{column}" for row in rows for column in row if column not in columns]
            if gone:
                users.setdefault(outline.slug, gone[0] if columns else name)
    return users


def _unknown(library: Library, kind: str) -> frozenset[str]:
    """List the names that a kind's snippets use and no register holds."""
    names = (name for item in library.snippets.values() if item.kind == kind for name in item.body.names)
    return frozenset(name for name in names if name not in library.field_places)


def _is_large(lost: int, all_: int) -> bool:
    return lost > MOST and lost > SHARE * all_
