"""Run the command line with ``python -m reportkb``."""

from __future__ import annotations

from reportkb.cli import main

raise SystemExit(main())
