"""Numbers as a picture of letters."""

from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def columns(values: Sequence[int], height: int = 3) -> list[str]:
    """Give a column for each value, as lines from top to bottom; the greatest is as high as the picture."""
    most = max(values, default=0)
    # Whatever is more than nothing is seen.
    eighths = [max(round(value * height * 8 / most), 1) if value else 0 for value in values]
    return ["".join(_EIGHTHS[min(max(one - 8 * row, 0), 8)] for one in eighths) for row in reversed(range(height))]


def summed(values: Sequence[int], width: int) -> list[int]:
    """Give at most so many values, neighbours added up if there are more."""
    size = -(-len(values) // width) or 1
    return [sum(values[at : at + size]) for at in range(0, len(values), size)]
