"""Serve the browser's modules without their comments; there is no bundler."""

from __future__ import annotations

import re

# Comments that have their lines to themselves; no module has such a line inside a template.
COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:[^*]|\*(?!/))*\*/|//[^\n]*)[ \t]*$", re.MULTILINE)
# A cast is a comment for the type checker; it has one form, and no text of a module has it.
CAST = re.compile(r"/\*\* @(?:type|param) \{[^\n]*?\} \*/ ?(?=[(\w])")


def without_comments(source: str) -> str:
    """Take comments out of a module; each line keeps its number, so that an error names the right one.

    Args:
        source: the module's text.
    """
    bare = COMMENT.sub(lambda match: "\n" * match.group().count("\n"), source)
    return CAST.sub("", bare)
