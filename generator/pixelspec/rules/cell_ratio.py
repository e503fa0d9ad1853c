"""Every size of the table is within 2 % of the ratio of its row, and every recommended size
within 2 % of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import cell_path, recommended_path
from pixelspec.model.source import Source
from pixelspec.model.table import Size
from pixelspec.place import Finding

ID = "cell-ratio"
RATIO = re.compile(r"([1-9][0-9]{0,3}):([1-9][0-9]{0,3})")
TOLERANCE = 0.02


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for cell in endpoint.table.cells if endpoint.table else ():
        path = cell_path(cell.row, cell.column)
        for size in cell.sizes:
            yield from crooked(cell.row, size, path, cell.source)
    for parameter in endpoint.parameters:
        for named in parameter.recommended:
            path = recommended_path(parameter, named)
            yield from crooked(named.ratio, named.size, path, named.source)


def crooked(ratio: str, size: Size, path: str, source: Source) -> Iterator[Finding]:
    named = RATIO.fullmatch(ratio)
    if named is None:
        return
    wanted = int(named[1]) / int(named[2])
    real = size.width / size.height
    off = abs(real / wanted - 1)
    if off > TOLERANCE:
        message = (
            f"{size.written()} has the ratio {real:.3f}, {off:.1%} off "
            f"{ratio}, which is {wanted:.3f}"
        )
        yield Finding(source.place, ID, message, path)
