"""The domain of the report template library: values in, values and findings out.

Five packages, and imports run one way between them::

    source  <-  report    <-  library            <-  rules          <-  site
    files       a report      what is collected      what is wrong      what is published

Nothing here imports MkDocs or logs; only the edge reads the disk, the clock or the terminal.
"""

from __future__ import annotations
