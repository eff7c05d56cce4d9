"""The scale of a chart: round steps from nought, and numbers as official papers write them."""

import math
from dataclasses import dataclass
from decimal import Decimal

_SEPARATORS = str.maketrans(",.", ".,")
_STEPS = (1, 2, 5, 10)

#: A scale has no more steps than this.
_MOST_STEPS = 5

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` (nought, or below for losses) to ``high``, with a line every ``step``."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The values at which lines are drawn."""
        step = Decimal(repr(self.step))
        first, last = round(self.low / self.step), round(self.high / self.step)
        return tuple(step * number for number in range(first, last + 1))

    def share(self, value: float) -> float:
        """Return where ``value`` lies between both ends: 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale_for(values: list[float], unit: str) -> Scale:
    """Return the scale that holds ``values``, in whole steps where they are whole; percents below 100 end with it."""
    high, low = max([0.0, *values]), min([0.0, *values])
    if unit.strip().startswith("%") and high <= _WHOLE and low == 0:
        return Scale(0.0, _WHOLE, 20.0)
    if high == low:
        return Scale(0.0, 1.0, 1.0)
    step = _step(high - low)
    if all(value == int(value) for value in values):
        step = max(1.0, step)
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def _step(span: float) -> float:
    """Return the smallest round step that divides ``span`` into few enough parts."""
    rough = span / _MOST_STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in _STEPS if factor * power >= rough - 1e-12)


def number_text(value: Decimal | int) -> str:
    """Return ``1.234,5``: points between thousands, a comma before decimals, none that are nought."""
    text = f"{Decimal(value).normalize():,f}"
    return text.translate(_SEPARATORS)
