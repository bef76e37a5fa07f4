"""The theme's style sheet without the parts that no page has: half of what a reader would wait for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

# What the names of classes begin with that neither a page, a template nor a script of ours has;
# tests/built/test_styles.py holds every page to it.
UNUSED = (
    *("admonition", "arithmatex", "critic", "emojione", "footnote", "gemoji", "giscus", "highlighttable", "katex-"),
    *("key-", "linenodiv", "linenos", "md-annotation", "md-author", "md-banner", "md-clipboard", "md-code__"),
    *("md-consent", "md-content__button", "md-copyright", "md-draft", "md-feedback", "md-footer", "md-input"),
    *("md-meta", "md-pagination", "md-path", "md-pin", "md-post", "md-profile", "md-progress", "md-search"),
    *("md-select", "md-social", "md-source", "md-status", "md-tabs", "md-tag", "md-tooltip", "md-top", "md-version"),
    *("mermaid", "tabbed-", "task-list", "twemoji"),
)
CLASS = re.compile(rf"\.(?:{'|'.join(map(re.escape, UNUSED))})")
GROUPS = ("media", "supports", "layer")


@lru_cache(maxsize=2)
def pruned(css: str) -> str:
    """Leave out the rules whose every selector names a part that no page has.

    Args:
        css: the theme's style sheets.
    """
    return _written(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _written(rules: Iterable[Node]) -> str:
    return "".join(map(_rule, rules))


def _rule(rule: Node) -> str:
    if isinstance(rule, QualifiedRule):
        selectors = [one for one in _selectors(rule) if one]
        return f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}" if selectors else ""
    if isinstance(rule, AtRule) and rule.content is not None and rule.lower_at_keyword in GROUPS:
        inside = _written(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}" if inside else ""
    return str(rule.serialize())


def _selectors(rule: QualifiedRule) -> Iterable[str]:
    """Divide a rule's selectors; one that names a part that no page has is empty."""
    parts: list[list[Node]] = [[]]
    for token in rule.prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        # What stands in :is() and :not() is no part of what must be there.
        plain = tinycss2.serialize([token for token in part if token.type != "function"])
        yield "" if CLASS.search(plain) else tinycss2.serialize(part).strip()
