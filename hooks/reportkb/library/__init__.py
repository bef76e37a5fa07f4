"""What is collected: kinds, the register of fields, snippets, outlines with their cases, guide, phrases.

One module a noun; each loads its files from texts and says what is wrong with them.

In: a :data:`~reportkb.source.tree.Tree` of bytes. Out: a :class:`~reportkb.library.library.Library`,
without what cannot be used, and what is wrong with any file. Begin with ``library.load``:
each file is decoded and parsed there, and never again.
"""

from __future__ import annotations
