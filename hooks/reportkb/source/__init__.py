"""Files as people write them: bytes, text and YAML, each value with its place; and findings.

In: a folder. Out: a :data:`~reportkb.source.tree.Tree` of bytes by path; from bytes, text and
plain values with their places; and, for whatever is wrong, a :class:`~reportkb.source.findings.Finding`.
Begin with ``tree.read``, then ``text.decode`` and ``yamltext.parse``.
"""

from __future__ import annotations
