"""Run the command line with ``python -m reportkb``."""

from __future__ import annotations

import signal

from reportkb.cli import main

if hasattr(signal, "SIGPIPE"):  # a reader that has seen enough, such as head, is no error
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
raise SystemExit(main())
