"""Names of files: what they may be made of."""

from __future__ import annotations

import re

# Of snippets, outlines and kinds: their names are addresses on the site.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names that Windows keeps for devices, whatever follows the first dot, and characters that its
# file names cannot hold ("Naming Files, Paths, and Namespaces", Windows App Development).
DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]$')

# What a file of text may be called by mistake.
WRITTEN = re.compile(r"^[^.]+$|\.(?:md|markdown|txt)$", re.IGNORECASE)


def usable(name: str) -> str:
    """Give what a file was meant to be called, without its ending: small letters, hyphens for what parts words."""
    if not WRITTEN.search(name):
        return ""
    meant = re.sub(r"[\s_]+", "-", name.partition(".")[0].strip().lower())
    return meant if SLUG.fullmatch(meant) and not DEVICE.fullmatch(meant) else ""


def portable(path: str) -> bool:
    """Tell whether every part of a path can be a file's name on every system."""
    return path.isprintable() and not any(DEVICE.fullmatch(part) or FORBIDDEN.search(part) for part in path.split("/"))
