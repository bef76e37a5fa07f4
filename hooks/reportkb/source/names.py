"""Names of files: what they may be made of."""

from __future__ import annotations

import re

# Of snippets, outlines and kinds: their names are addresses on the site.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
