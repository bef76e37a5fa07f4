"""Write the front matter of a generated page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence


def front_matter(values: Mapping[str, str | Sequence[str]]) -> str:
    """Write values as YAML; JSON strings and lists are YAML (YAML 1.2, section 1.3), safely quoted."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(("---", *lines, "---"))
