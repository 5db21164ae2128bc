"""The form of the file of the world map: compressed; the length of a header in JSON, the header, then packed arcs."""

from __future__ import annotations

import json
import struct
import zlib
from typing import Any


def opened(data: bytes) -> tuple[dict[str, Any], bytes]:
    """The header and the packed arcs. Raises ValueError, zlib.error or struct.error for what is no such file."""
    raw = zlib.decompress(data)
    (length,) = struct.unpack_from("<I", raw)
    return json.loads(raw[4 : 4 + length]), raw[4 + length :]
