"""The site generator's settings, as far as the library needs them."""

from __future__ import annotations

import re

import yaml

from reportkb.source import yamltext
from reportkb.source.findings import Finding, Place
from reportkb.source.text import Texts
from reportkb.source.tree import SETTINGS

# Without any of these the site has no name, no look, no tables, or none of our pages.
REQUIRED = ("site_name", "edit_uri", "theme", "markdown_extensions", "hooks")
ADDRESS = re.compile(r"https://[^\s<>\"']+")


def load(texts: Texts) -> tuple[str, tuple[Finding, ...]]:
    """Read where the repository's files are edited.

    Args:
        texts: every file's text.

    Returns:
        The address that a path in the repository is edited under, empty where there is none, and
        what is wrong with the settings.
    """
    if SETTINGS not in texts:
        return "", (Finding(Place(SETTINGS), "RK004", "文件不存在", "从仓库里恢复它。"),)
    if (text := texts[SETTINGS]) is None:
        return "", ()
    node, unreadable = yamltext.compose(SETTINGS, text)
    if unreadable:
        return "", unreadable
    if not isinstance(node, yaml.MappingNode):
        fact = "应当是“键: 值”" if node else "文件里一项也没有"
        return "", (Finding(Place(SETTINGS), "RK006" if node else "RK010", fact, "从仓库里恢复它。"),)
    entries = {str(key.value): value for key, value in node.value}
    if missing := [name for name in REQUIRED if name not in entries or not entries[name].value]:
        fact = f"缺少{'、'.join(f'“{name}”' for name in missing)}"
        return "", (Finding(Place(SETTINGS), "RK009", fact, "从仓库里恢复它。"),)
    uri = entries["edit_uri"]
    if not isinstance(uri, yaml.ScalarNode) or not ADDRESS.fullmatch(uri.value):
        place = Place(SETTINGS, uri.start_mark.line + 1, uri.start_mark.column + 1)
        return "", (Finding(place, "RK010", "“edit_uri”的值不合要求", "写https://开头的完整地址。"),)
    return uri.value.rstrip("/") + "/", ()
