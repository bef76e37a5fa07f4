"""The register of fields as pages: every name on one, and what each field asks for on a page a kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportkb.library.library import Library
from reportkb.library.register import FIELDS, file_of
from reportkb.report.fields import TYPE_TITLES, Field
from reportkb.report.html_writer import escape
from reportkb.site.page import Page, titled

# The page of what several kinds use; a kind of this name would be told by the addresses that clash.
SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Part:
    """What one file of the register holds.

    Args:
        name: the kind that alone uses it, or ``shared``.
        title: its title.
        who: which snippets use it, as the beginning of a Chinese sentence.
        file: the file.
        fields: its fields, in order.
    """

    name: str
    title: str
    who: str
    file: str
    fields: Sequence[Field]

    @property
    def path(self) -> str:
        """Give its page's path under the folder of pages."""
        return f"reference/fields/{self.name}.md"


def parts(library: Library) -> tuple[Part, ...]:
    """Divide the register by its files, those of several kinds first."""
    held: dict[str, list[Field]] = {}
    for field in library.register.values():
        held.setdefault(library.field_places[field.name].path, []).append(field)
    shared = Part(SHARED, "几类共用", "几类片段都用", FIELDS, held.get(FIELDS, ()))
    own = (
        Part(name, kind.title, f"只有“{kind.title}”一类的片段用", file_of(name), held.get(file_of(name), ()))
        for name, kind in library.kinds.items()
    )
    return tuple(part for part in (shared, *own) if part.fields)


def field_names(library: Library) -> str:
    """List the names of all fields, each linked to what it asks for, from the overview's own page."""
    return "".join(
        f'<h2 id="{part.name}"><a href="{part.name}/">{escape(part.title)}</a>'
        f'<span class="rk-count">{len(part.fields)}个</span></h2>'
        f'<p class="rk-names">{_names(part)}</p>'
        for part in parts(library)
    )


def _names(part: Part) -> str:
    return " ".join(f'<a href="{part.name}/#{field.name}">{field.name}</a>' for field in part.fields)


def field_page(part: Part) -> Page:
    """Write what the fields of one file ask for."""
    title = f"字段：{part.title}"
    rows = "".join(map(_row, part.fields))
    return Page(
        title,
        f"{part.who}的字段：类型、单位、填写说明和例子。",
        (
            titled(title),
            '<p class="rk-trail"><a href="../">字段登记表</a></p>'
            f'<p class="rk-lede">{escape(part.who)}，登记在<code>{part.file}</code>，共{len(part.fields)}个。</p>',
            f'<dl class="rk-register">{rows}</dl>',
        ),
    )


def _row(field: Field) -> str:
    kind = TYPE_TITLES[field.type] + (f"（{field.unit}）" if field.unit else "")
    source = f"＝{field.formula.source}" if field.formula else f"例：{field.example}"
    return (
        f'<dt id="{field.name}">{field.name}</dt>'
        f"<dd><small>{escape(kind)}</small>{escape(field.hint)} <span>{escape(source)}</span></dd>"
    )
