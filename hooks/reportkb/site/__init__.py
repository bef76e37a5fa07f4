"""What is published: pages, the catalogue for the browser, search records, the plan of all files.

In: a :class:`~reportkb.library.library.Library`. Out: a :class:`~reportkb.site.plan.SitePlan`, which
the MkDocs adapter or ``materialize`` writes. Begin with ``plan.plan``.
"""

from __future__ import annotations
