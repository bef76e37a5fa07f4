"""The only file that knows MkDocs: events of ten lines that call the domain and put the result back.

No name here may start with ``on_`` unless it is an event, and siblings are imported at the
top only: MkDocs puts this folder on ``sys.path`` while it loads the file, and not after.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from reportkb.site import modules, styles
from reportkb.site import page as domain
from reportkb.site.addresses import PlannedPage, root_of
from reportkb.site.error_page import error_page, error_paths
from reportkb.site.materialize import filled
from reportkb.site.plan import SitePlan, plan
from reportkb.source.findings import Finding
from reportkb.source.tree import read

log = logging.getLogger("mkdocs.hooks.reportkb")


class Compiled(BytecodeCache):
    """Keeps what templates are compiled to: a preview makes a new environment for every build."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what a template of that name and text was compiled to."""
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self.codes[bucket.key, bucket.checksum] = bucket.code


class Generated(File):
    """A generated file, which a preview leaves as it is while what it is made of is the same."""

    made_of: object = None

    def is_modified(self) -> bool:
        """Tell whether the last build made it of something else, or not at all."""
        before = state.written.get(self.src_uri)
        return not before or before.made_of != self.made_of


@dataclass(slots=True)
class State:
    """What one event leaves to the next, and one build of a preview to the next.

    Args:
        serving: whether a browser is waiting.
        pages: the planned pages, by path.
        fills: what belongs into authored pages, by path.
        made: the generated files of this build, by path.
        written: those of the build before it; none where it failed midway.
        templates: compiled templates.
    """

    serving: bool = False
    pages: Mapping[str, domain.Page] = field(default_factory=dict)
    fills: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    made: dict[str, Generated] = field(default_factory=dict)
    written: dict[str, Generated] = field(default_factory=dict)
    templates: BytecodeCache = field(default_factory=Compiled)


state = State()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether a browser is waiting: it is shown the findings instead of an error."""
    state.serving = command == "serve"
    # A preview leaves pages as they are that an edit does not change, and knows which: see Generated.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())
    # A build makes a million objects and keeps most: looking for garbage among them all the time is a tenth of it.
    gc.set_threshold(50_000, 20, 50)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tell the templates whether a browser is waiting: live reload needs a script in the page."""
    config.extra["serving"] = state.serving
    state.made = {}
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the planned files and the navigation; stop the build when there are findings."""
    root = Path(config.config_file_path).parent
    tree, unreadable = read(root)
    site, found = plan(tree)
    for finding in (findings := sorted((*unreadable, *found))):
        log.error("%s", finding)
    if findings and not state.serving:
        raise PluginError(f"共{len(findings)}处需要修改，见上。")
    for file in files:
        file.edit_uri = f"docs/{file.src_uri}"
    add(files, config, site, findings)
    return files


def add(files: Files, config: MkDocsConfig, site: SitePlan, findings: Sequence[Finding]) -> None:
    """Add what is planned; a preview shows findings in the place of the pages that they spoil."""
    spoilt = error_paths(findings, {planned.path for planned in site.pages})
    pages = {planned.path: planned for planned in site.pages}
    pages |= {path: PlannedPage(path, error_page(findings), findings[0].place.path) for path in spoilt}
    state.pages, config.nav = {path: item.page for path, item in pages.items()}, site.nav
    scripts = join_scripts(files, config)
    state.fills = {path: {**fills, **scripts.hints(root_of(path))} for path, fills in site.fills.items()}
    frame = (site.nav, stamps(config))
    for authored in [file for file in files.documentation_pages() if file.src_uri not in pages]:
        path = authored.src_uri
        put(files, config, path, authored.content_string, f"docs/{path}", (frame, state.fills.get(path)))
    for file in site.files:
        put(files, config, file.path, file.content, file.source, frame if file.path.endswith(".md") else None)
    for path, planned in pages.items():
        put(
            files, config, path, f"{domain.front_matter(domain.meta(planned.page))}\n", planned.source, (frame, planned)
        )


def stamps(config: MkDocsConfig) -> frozenset[tuple[str, int]]:
    """Say when what every page is made of was changed: settings, templates, styles and scripts."""
    folders = (config.theme.custom_dir, f"{config.docs_dir}/assets")
    parts = [Path(config.config_file_path), *(path for folder in folders if folder for path in Path(folder).rglob("*"))]
    return frozenset((str(path), path.stat().st_mtime_ns) for path in parts)


def join_scripts(files: Files, config: MkDocsConfig) -> modules.Joined:
    """Serve the browser's modules joined into few."""
    written = {file.src_uri: file for file in files if file.src_uri.startswith(modules.SCRIPTS)}
    try:
        scripts = modules.joined({path: file.content_string for path, file in written.items()})
    except ValueError as error:
        raise PluginError(f"网站的程序没有拼好：{error}") from error
    for path in written.keys() - scripts.files.keys():
        files.remove(written[path])
    for path, content in scripts.files.items():
        put(files, config, path, content, f"docs/{path}")
    return scripts


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> Page:
    """Give a planned page its HTML as it is, without a way through Python-Markdown."""
    planned = state.pages.get(page.file.src_uri)

    def render(config: MkDocsConfig, files: Files) -> None:
        assert planned
        page.content = domain.to_html(planned)
        page.toc = get_toc(domain.contents(planned))
        page.present_anchor_ids = domain.anchors(page.content)

    if planned:
        page.render = render  # type: ignore[method-assign]
    return page


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make what an authored page says of itself safe in the theme, which puts it into HTML as it is."""
    for key in ("title", "description"):
        if key in page.meta:
            page.meta[key] = domain.harmless(str(page.meta[key]))
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put what belongs into the slots of an authored page."""
    return filled(html, state.fills.get(page.file.src_uri, {}))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Serve the style sheets, the theme's and ours, joined into few; keep compiled templates for the next build."""
    env.bytecode_cache = state.templates
    sheets = {file.src_uri: file for file in files if file.src_uri.endswith(".css")}
    served = styles.joined({path: file.content_string for path, file in sheets.items()})
    for path in sheets.keys() - served.keys():
        files.remove(sheets[path])
    for path, content in served.items():
        put(files, config, path, content, f"docs/{path}")
    return env


def on_post_build(*, config: MkDocsConfig) -> None:
    """Remember what was written for the next build of a preview, and take away what nothing makes any more."""
    for path in state.written.keys() - state.made.keys():
        Path(state.written[path].abs_dest_path).unlink(missing_ok=True)
    state.written = state.made


def on_build_error(*, error: Exception) -> None:
    """Know nothing of what lies where the pages go: this build wrote some of it."""
    state.written = {}


def put(files: Files, config: MkDocsConfig, path: str, content: str, source: str, more: object = None) -> None:
    """Add a generated file, in the place of an authored one of its path; it is made of its text, and of more."""
    if authored := files.get_file_from_path(path):
        files.remove(authored)
    file = Generated.generated(config, path, content=content)
    assert isinstance(file, Generated)
    file.edit_uri, file.made_of = source, (content, more)
    state.made[path] = file
    files.append(file)
