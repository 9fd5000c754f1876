"""A measured figure, and how it is printed."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the benchmark; `reference` and `ratio` where it was measured beside another.

    A ratio of 1 means as good as the reference, less means worse: for a cost (`lower_is_better`) it
    is the reference over the value.
    """

    name: str
    value: float
    unit: str
    reference: float | None = None
    note: str = ""
    lower_is_better: bool = False

    @property
    def ratio(self) -> float:
        """How well this does beside the reference."""
        assert self.reference is not None
        better, worse = self.value, self.reference
        return worse / better if self.lower_is_better else better / worse

    def line(self) -> str:
        """Give the figure as one JSON object."""
        row: dict[str, object] = {
            "name": self.name,
            "value": round(self.value, 3),
            "unit": self.unit,
        }
        if self.reference is not None:
            row["reference"] = round(self.reference, 3)
            row["ratio"] = round(self.ratio, 3)
        if self.note:
            row["note"] = self.note
        return json.dumps(row)


def percentiles(name: str, samples: Sequence[float], unit: str, *, tail: int = 99) -> list[Figure]:
    """Give the median and one late percentile of the samples as figures of their own."""
    cuts = statistics.quantiles(samples, n=100, method="inclusive")
    return [
        Figure(f"{name}_p50", statistics.median(samples), unit),
        Figure(f"{name}_p{tail}", cuts[tail - 1], unit),
    ]
