"""An address that the site cannot be served at is answered in one line, before anything is built."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest


def run(root: Path, address: str) -> tuple[int, list[str]]:
    """Check an address as ``make serve`` does."""
    command = [sys.executable, str(root / "tools" / "address.py"), address]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


def test_a_port_in_use_is_told_with_another(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        advice = f"换一个：make serve ADDR=127.0.0.1:{port % 65535 + 1}"
        assert run(root, f"127.0.0.1:{port}") == (1, [f"127.0.0.1:{port}端口已被占用。{advice}"])
    assert run(root, f"127.0.0.1:{port}") == (0, [])


@pytest.mark.parametrize("address", ["", "8001", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:99999", "a:b"])
def test_what_is_no_address_is_told_with_one(address: str, root: Path) -> None:
    code, lines = run(root, address)
    assert (code, len(lines)) == (1, 1)
    assert lines[0].startswith(f"ADDR=“{address}”不是地址。")
