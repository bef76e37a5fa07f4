"""The only file that knows MkDocs: events of ten lines that call the domain and put the result back.

No name here may start with ``on_`` unless it is an event, and siblings are imported at the
top only: MkDocs puts this folder on ``sys.path`` while it loads the file, and not after.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from rjsmin import jsmin

from reportkb.site.error_page import error_page, error_paths
from reportkb.site.plan import plan
from reportkb.source.tree import read

log = logging.getLogger("mkdocs.hooks.reportkb")
state: dict[str, bool] = {"serving": False}


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether a browser is waiting: it is shown the findings instead of an error."""
    state["serving"] = command == "serve"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the planned files and the navigation; stop the build when there are findings."""
    root = Path(config.config_file_path).parent
    tree, unreadable = read(root)
    site, found = plan(tree)
    for finding in (findings := sorted((*unreadable, *found))):
        log.error("%s", finding)
    if findings and not state["serving"]:
        raise PluginError(f"共{len(findings)}处需要修改，见上。")
    for file in files:
        file.edit_uri = f"docs/{file.src_uri}"
    lighten(files, config)
    for planned in site.files:
        put(files, config, planned.path, planned.content, planned.source)
    for path in error_paths(findings, {planned.path for planned in site.files}):
        put(files, config, path, error_page(findings), findings[0].place.path)
    config.nav = site.nav
    return files


def lighten(files: Files, config: MkDocsConfig) -> None:
    """Serve the modules of the site without comments and indentation, unless they are being worked on."""
    if state["serving"]:
        return
    for script in [file for file in files if file.src_uri.startswith("assets/js/") and file.abs_src_path]:
        source = Path(str(script.abs_src_path)).read_text(encoding="utf-8")
        put(files, config, script.src_uri, jsmin(source), script.edit_uri or "")


def put(files: Files, config: MkDocsConfig, path: str, content: str, source: str) -> None:
    """Add a generated file, in the place of an authored one of its path."""
    if authored := files.get_file_from_path(path):
        files.remove(authored)
    file = File.generated(config, path, content=content)
    file.edit_uri = source
    files.append(file)
