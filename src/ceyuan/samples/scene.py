"""What every family of files is made from: the definitions, the calibration, the firms and a stream of chance for each part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.definitions import Dataset, Definitions, PlaceEntry, Places, RosterEntry, Sample
from ceyuan.errors import DefinitionError, Fault
from ceyuan.samples.chance import drawn, stream
from ceyuan.samples.paper import Form, Heading, Sheet
from ceyuan.values import Period


@dataclass(frozen=True)
class Scene:
    """The city in which the files are written.

    Attributes:
        seed: what its chance starts from.
    """

    definitions: Definitions
    sample: Sample
    seed: int

    def chance(self, part: str) -> np.random.Generator:
        """The random numbers of a part."""
        return stream(self.seed, part)

    def dataset(self, name: str) -> Dataset:
        """A dataset of the city."""
        return self.definitions.dataset(name)

    @property
    def city(self) -> PlaceEntry:
        """The city as a place."""
        return self.place(self.definitions.city.place or "")

    @cached_property
    def years(self) -> tuple[int, int]:
        """The two years whose first halves the sample tells."""
        periods = [Period.parse(total.period) for total in self.sample.totals]
        earlier, later = sorted({period.start.year for period in periods if period.kind == "half"})
        return earlier, later

    @property
    def districts(self) -> tuple[PlaceEntry, ...]:
        """The districts and functional areas, in the order of the city's tables."""
        return self._places.districts

    def in_district_order(self, rows: pl.DataFrame) -> pl.DataFrame:
        """The rows by district, in the order of the city's tables, else as they were."""
        codes = [place.code for place in self.districts]
        return rows.sort(pl.col("district").replace_strict(codes, range(len(codes)), default=None), maintain_order=True)

    def place(self, code: str) -> PlaceEntry:
        """The place of that code.

        Raises:
            DefinitionError: the city has no such place.
        """
        found = self._places.find(code)
        if found is None:
            raise DefinitionError(Fault("unknown-place", f"没有代码为“{code}”的地区", f"No place has the code '{code}'"))
        return found

    @property
    def _places(self) -> Places:
        if self.definitions.places is None:
            raise DefinitionError(
                Fault("no-places", "城市没有定义地区，无法生成示例数据", "The city defines no places, so it can have no sample")
            )
        return self.definitions.places

    def fill(self, dataset: str, form: Form, rows: pl.DataFrame, heading: Heading) -> tuple[Sheet, ...]:
        """The sheets of rows of a dataset on a form."""
        return form.fill(rows, heading, self.dataset(dataset), self.definitions)

    def known(self, roster: str) -> tuple[RosterEntry, ...]:
        """What the city knows by name of a kind, but for what is not verified at all."""
        found = self.definitions.rosters.get(roster)
        return tuple(entry for entry in found.entries if entry.reference.confidence != "low") if found else ()

    def weights(self, mix: str) -> tuple[tuple[str, ...], NDArray[np.float64]]:
        """The codes of a mix and their weights."""
        found = self.sample.mix(mix)
        return tuple(found), np.array([float(weight) for weight in found.values()])

    def largest(self, mix: str, count: int) -> tuple[str, ...]:
        """The codes of so many largest shares of a mix."""
        shares = self.sample.mix(mix)
        return tuple(sorted(shares, key=lambda code: -shares[code]))[:count]

    def drawn(self, chance: np.random.Generator, mix: str, count: int) -> pl.Series:
        """So many codes of a mix, by weight."""
        codes, weights = self.weights(mix)
        return pl.Series(codes, dtype=pl.String).gather(pl.Series(drawn(chance, weights, count)))
