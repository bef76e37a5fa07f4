"""What is collected: kinds, the register of fields, snippets, outlines with their cases, guide, phrases.

In: a :data:`~reportkb.source.tree.Tree` of bytes. Out: a :class:`~reportkb.library.library.Library`,
without what cannot be used, and what is wrong with any file. Begin with ``library.load``.
"""

from __future__ import annotations
