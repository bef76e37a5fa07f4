"""Write the planned site as a folder that a site generator builds without any hook."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import yaml

from reportkb.site import modules, styles
from reportkb.site.addresses import root_of
from reportkb.site.page import to_markdown
from reportkb.site.plan import SitePlan
from reportkb.site.styles import OURS, THEME
from reportkb.source.tree import DOCS, SETTINGS

# Settings of the hooks, and of what they alone know: the source of a generated page. The navigation is written anew.
HOOKED = ("hooks", "watch", "edit_uri", "nav")


def materialize(plan: SitePlan, root: Path, target: Path) -> None:
    """Write the authored pages, the planned files and the settings into a new folder.

    Everything is written beside the target and moved there at the end, so that a failure
    leaves no half-written folder.

    Args:
        plan: the site.
        root: the root of the repository.
        target: the folder to make; it must not exist, or be empty.

    Raises:
        FileExistsError: the target holds something.
        OSError: the disk refuses.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.parent / f".{target.name}.unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        shutil.copytree(root / DOCS, unfinished / DOCS)
        for file in plan.files:
            _write(unfinished / DOCS / file.path, file.content)
        for planned in plan.pages:
            _write(unfinished / DOCS / planned.path, to_markdown(planned.page))
        scripts = modules.joined(_scripts(root))
        shutil.rmtree(unfinished / DOCS / modules.SCRIPTS)
        for name, fills in plan.fills.items():
            path = unfinished / DOCS / name
            _write(path, filled(path.read_text(encoding="utf-8"), {**fills, **scripts.hints(root_of(name))}))
        for name, text in {**scripts.files, **styles.joined(_sheets(root))}.items():
            _write(unfinished / DOCS / name, text)
        settings = (root / SETTINGS).read_text(encoding="utf-8")
        (unfinished / SETTINGS).write_text(stock_settings(settings, plan), encoding="utf-8", newline="\n")
        if target.exists():
            target.rmdir()
        unfinished.rename(target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def filled(page: str, fills: Mapping[str, str]) -> str:
    """Put what belongs into the slots of a page, which is Markdown or HTML."""
    for comment, content in fills.items():
        page = page.replace(comment, content)
    return page


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")


def _scripts(root: Path) -> dict[str, str]:
    paths = (root / DOCS / modules.SCRIPTS).rglob("*.js")
    return {path.relative_to(root / DOCS).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def _sheets(root: Path) -> dict[str, str]:
    """Read our style sheets, and the theme's from where it is installed."""
    ours = {path.relative_to(root / DOCS).as_posix(): path for path in (root / DOCS / OURS).rglob("*.css")}
    theme = files("material") / "templates" / THEME
    themes = {THEME + sheet.name: sheet for sheet in theme.iterdir() if sheet.name.endswith(".css")}
    return {path: sheet.read_text(encoding="utf-8") for path, sheet in {**ours, **themes}.items()}


def stock_settings(settings: str, plan: SitePlan) -> str:
    """Take the hooks out of ``mkdocs.yml`` and put the navigation in.

    Args:
        settings: the text of ``mkdocs.yml``; its tags are kept as they stand.
        plan: the site.
    """
    node = yaml.compose(settings, Loader=yaml.SafeLoader)
    lines = settings.splitlines(keepends=True)
    entries = node.value if isinstance(node, yaml.MappingNode) else []
    starts = [key.start_mark.line for key, _ in entries] + [len(lines)]
    kept = "".join(
        "".join(lines[start:end])
        for (key, _), start, end in zip(entries, starts[:-1], starts[1:], strict=True)
        if key.value not in HOOKED
    )
    return f"{kept.rstrip()}\nnav: {json.dumps(plan.nav, ensure_ascii=False)}\n"
