"""A report as a tree: what a section may hold, and how it is filled, numbered and written.

In: the text of a section, values of fields. Out: blocks and inlines, a document, and the
document as HTML, Markdown or plain text. Begin with ``assemble.assemble`` and ``document``.
Everything here that a browser does too has a twin of its name under ``docs/assets/js/report``.
"""

from __future__ import annotations
