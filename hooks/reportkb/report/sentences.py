"""Sentences of a run: which stand, and which go because there is nothing to say in them.

``docs/assets/js/report/sentences.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reportkb.report import derived, reference
from reportkb.report.reference import GUARDS, Derived
from reportkb.report.tree import HOLDERS, Inline, Inlines, Prompt, Text, Value, inlines, plain

# A sentence ends with one of GB/T 15834—2011, 3.1, and the quotation marks and brackets that close with it.
SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’）》」』〕】]*|[^。！？]+\Z")
END = re.compile(r"[。！？][”’）》」』〕】]*\Z")


def sentences(children: Inlines) -> tuple[Inlines, ...]:
    """Divide a run; what is bold, a link or annotated is never divided."""
    out: list[list[Inline]] = [[]]
    for child in children:
        parts = [Text(part) for part in SENTENCE.findall(child.text)] if isinstance(child, Text) else [child]
        for part in parts:
            out[-1].append(part)
            if isinstance(part, (Text, *HOLDERS)) and END.search(plain((part,))):
                out.append([])
    return tuple(tuple(sentence) for sentence in out if sentence)


def telling(children: Inlines) -> Inlines:
    """Keep the sentences that something follows for: none that counts to nothing, or whose condition is not met."""
    if not any(_result(node) for node in inlines(children)):
        return children
    return without_guards(keeping(children, lambda node: not _comes_to_nothing(node)))


def keeping(children: Inlines, stands: Callable[[Inline], bool]) -> Inlines:
    """Keep the sentences of which every inline stands."""
    kept = [sentence for sentence in sentences(children) if all(map(stands, inlines(sentence)))]
    return tuple(node for sentence in kept for node in sentence)


def without_guards(children: Inlines) -> Inlines:
    """Take out what decides alone and shows nothing."""
    return tuple(node for node in children if not ((found := _result(node)) and found.function in GUARDS))


def is_blank(node: Inline) -> bool:
    """Tell whether a node is still to be filled in."""
    return isinstance(node, Prompt) or (isinstance(node, Value) and not node.text)


def _result(node: Inline) -> Derived | None:
    found = reference.parse(node.name) if isinstance(node, Value) else None
    return found if isinstance(found, Derived) else None


def _comes_to_nothing(node: Inline) -> bool:
    return isinstance(node, Value) and _result(node) is not None and derived.is_nothing(node.text)
