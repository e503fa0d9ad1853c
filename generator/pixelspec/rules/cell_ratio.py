"""Every size of the table is within 2 % of the ratio of its row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import cell_path
from pixelspec.place import Finding

ID = "cell-ratio"
RATIO = re.compile(r"([1-9][0-9]{0,3}):([1-9][0-9]{0,3})")
TOLERANCE = 0.02


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for cell in endpoint.table.cells if endpoint.table else ():
        named = RATIO.fullmatch(cell.row)
        if named is None:
            continue
        wanted = int(named[1]) / int(named[2])
        for size in cell.sizes:
            real = size.width / size.height
            off = abs(real / wanted - 1)
            if off > TOLERANCE:
                message = (
                    f"{size.written()} has the ratio {real:.3f}, {off:.1%} off "
                    f"{cell.row}, which is {wanted:.3f}"
                )
                path = cell_path(cell.row, cell.column)
                yield Finding(cell.source.place, ID, message, path)
