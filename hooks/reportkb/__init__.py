"""The domain of the report template library: values in, values and findings out.

Nothing here imports MkDocs, logs, reads the clock or depends on the working directory.
Modules import one way, in the order that ``tests/structure/test_layers.py`` holds.
"""

from __future__ import annotations
