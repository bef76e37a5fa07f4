"""What is wrong with a library: one module a family of rules.

In: a :class:`~reportkb.library.library.Library`. Out: findings; nothing is changed.
Begin with ``check.check``.
"""

from __future__ import annotations
