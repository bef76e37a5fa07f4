"""Pictures become files, and stand in pages in the pages' own colours, under the site's policy."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest

from running import Run

pytestmark = pytest.mark.browser

CELLS = {"名称": "午间加开两个窗口", "责任人": "王敏", "完成时限": "2025年4月30日"}


@pytest.fixture(scope="module")
def drawn(run_script: Run, root: Path) -> Any:
    """Have pictures drawn under the policy that pages state."""
    page = (root / "docs/.overrides/main.html").read_text("utf-8")
    stated = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert stated
    return run_script("../bridge/rasterise", {"policy": stated[1], "cells": CELLS, "rows": 3})


def size(png: bytes) -> tuple[int, int]:
    assert png[:16] == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def pixels(png: bytes) -> bytes:
    """Give what a file says of its pixels, packed."""
    found, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    return found


def test_files_are_as_large_as_asked_and_not_blank(drawn: Any) -> None:
    assert drawn["forbidden"] == []
    for one in drawn["files"]:
        png = base64.b64decode(one["png"])
        assert size(png) == (one["width"] * 2, one["height"] * 2)
        # What is white all over holds next to nothing.
        assert len(set(zlib.decompress(pixels(png)))) > 50


def test_what_fails_says_so(drawn: Any) -> None:
    assert drawn["failed"] == [
        "这幅图画错了，没有转成图片。请刷新页面再试。",
        "这幅图是空的，没有转成图片。",
        "这幅图太大，转成图片后看不清字。请只选一部分行再试。",
    ]


def test_a_page_gives_its_colours(drawn: Any) -> None:
    assert drawn["strokes"] == ["rgb(192, 69, 58)", "rgb(1, 2, 3)"]
