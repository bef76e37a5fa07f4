"""Check that the site can be served at an address, before it is built.

usage: address.py HOST:PORT
"""

from __future__ import annotations

import errno
import socket
import sys


def main() -> int:
    host, _, port = sys.argv[1].rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        return fail(f"ADDR=“{sys.argv[1]}”不是地址。写成“主机:端口”，如：make serve ADDR=127.0.0.1:8001")
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as place:
            # As the server will: a port that was only just left counts as free.
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            place.bind((host.strip("[]"), int(port)))
    except OSError as error:
        reason = "端口已被占用" if error.errno == errno.EADDRINUSE else f"不能用：{error.strerror}"
        return fail(f"{sys.argv[1]}{reason}。换一个：make serve ADDR=127.0.0.1:{int(port) % 65535 + 1}")
    return 0


def fail(line: str) -> int:
    print(line, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
