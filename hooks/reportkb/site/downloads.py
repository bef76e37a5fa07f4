"""What can be had of an outline as a file, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportkb.library.outline import Outline
from reportkb.report import assemble
from reportkb.report.assemble import Choice, Content, Flavour
from reportkb.report.document import Document, Writer, to_markdown, to_text
from reportkb.report.facts import Facts
from reportkb.report.html_writer import escape
from reportkb.report.kept import kept
from reportkb.site.addresses import PlannedFile
from reportkb.site.site import NOTHING, Site


@dataclass(frozen=True, slots=True)
class Download:
    """A form that every outline can be had in.

    Args:
        suffix: what the reader's file ends with.
        title: what it is called.
        stored: what the file of the site ends with: of every ``.md`` MkDocs makes a page.
        write: writes it.
    """

    suffix: str
    title: str
    stored: str
    write: Writer


# What is written: what it is called, the flavour, and whether the case fills it.
VARIANTS: dict[str, tuple[str, Flavour, bool]] = {
    "outline": ("提纲", "outline", False),
    "template": ("模板", "template", False),
    "filled": ("模板（按案例填好）", "template", True),
    "sample": ("范文", "sample", True),
}
DOWNLOADS = (
    Download("md", "Markdown", "md.txt", to_markdown),
    Download("txt", "纯文本", "txt", to_text),
)


def links(outline: Outline, root: str) -> str:
    """Link an outline's files.

    Args:
        outline: the outline.
        root: the way from the page to the root of the site.
    """
    groups = []
    for variant, (title, _, _) in VARIANTS.items():
        anchors = "".join(
            f'<a href="{root}{_path(outline, variant, form)}" '
            f'download="{escape(outline.plan.title)}-{title}.{form.suffix}">{form.title}</a>'
            for form in DOWNLOADS
        )
        groups.append(f'<span class="rk-download">{title}{anchors}</span>')
    return f'<p class="rk-downloads"><span class="rk-label">下载</span>{"".join(groups)}</p>'


def files(outline: Outline, site: Site) -> Iterator[PlannedFile]:
    """Write an outline's files."""
    for variant, (_, flavour, filled) in VARIANTS.items():
        facts = site.shown[outline.slug] if filled else NOTHING
        texts = _texts(outline, flavour, facts, *contents_of(outline, site, flavour))
        for form, text in zip(DOWNLOADS, texts, strict=True):
            yield PlannedFile(_path(outline, variant, form), text, outline.path)


@kept
def _texts(outline: Outline, flavour: Flavour, facts: Facts, *contents: Content | None) -> tuple[str, ...]:
    # Headings alone tell nobody what to write under them.
    choice = Choice(flavour, "full", outline.plan.numbering, notes=flavour == "outline")
    document = outlined(outline, contents, choice)
    return tuple(form.write(document, facts) for form in DOWNLOADS)


def assembled(outline: Outline, site: Site, choice: Choice) -> Document:
    """Assemble an outline of a site."""
    return outlined(outline, contents_of(outline, site, choice.flavour), choice)


def contents_of(outline: Outline, site: Site, flavour: Flavour) -> tuple[Content | None, ...]:
    """Give what each node of an outline says in a flavour, or None: a group, or a snippet that is missing."""
    contents = site.contents if flavour == "sample" else site.framed
    return tuple(contents.get(node.snippet or "") for node in outline.nodes)


def outlined(outline: Outline, contents: Sequence[Content | None], choice: Choice) -> Document:
    """Assemble an outline of what each of its nodes says."""
    plan = outline.plan
    given = {node.snippet or "": content for node, content in zip(outline.nodes, contents, strict=True) if content}
    return assemble.outlined(plan.title, plan.scenario.note, outline.nodes, given, choice)


def _path(outline: Outline, variant: str, form: Download) -> str:
    return f"downloads/{outline.slug}-{variant}.{form.stored}"
