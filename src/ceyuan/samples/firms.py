"""The firms of the city: one table from which every file draws, so that a firm is the same in all of them."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ceyuan.samples.chance import Ints, days_after
from ceyuan.samples.identifiers import credit_codes
from ceyuan.samples.names import addresses, firm_names, persons
from ceyuan.samples.scene import Scene
from ceyuan.samples.words import Trade, words

_OLDER_UNTIL = date(2015, 10, 1)  # one licence, one code: until then organisation codes were digits only
_FIRST_FOUNDED, _LAST_FOUNDED = date(2000, 1, 1), date(2021, 6, 25)


def firms(scene: Scene, count: int) -> pl.DataFrame:
    """The firms, one a row, in the order of their founding.

    Columns: `credit_code`, `name`, `former_name` and `renamed_on` (empty for most), `district`, `region` (six digits in the
    credit code), `established_on`, `field` (empty: an ordinary firm), `industry_section`, `industry_code`, `business_scope`,
    `track` (empty where the scope names none), `address`, `legal_representative`, `registered_capital_yuan`, `sales_yuan`, `staff`.
    """
    chance = scene.chance("firms")
    trade = _trades(scene, chance, count)
    founded = _founded(chance, count)
    district = scene.drawn(chance, "firms", count)
    placed = _places(scene, district)
    sales = _sales(scene, chance, count)
    return pl.DataFrame(
        {
            "credit_code": credit_codes(chance, "91" + placed["region"], (founded < _OLDER_UNTIL).to_numpy()),
            **_names(scene, chance, trade, founded),
            "district": district,
            "region": placed["region"],
            "established_on": founded,
            **_of_trade(scene, chance, trade),
            "address": addresses(chance, scene.city.label.zh + placed["name"]),
            "legal_representative": persons(chance, count),
            "registered_capital_yuan": _rounded(sales * chance.uniform(0.2, 2.0, size=count), 100_000),
            "sales_yuan": _rounded(sales, 100),
            "staff": _staff(scene, chance, sales),
        }
    )


def _trades(scene: Scene, chance: np.random.Generator, count: int) -> Ints:
    """The trade of each firm: the technology firms that the figures need, spread over all founding dates, and a city's usual mix."""
    weights = dict(zip(*scene.weights("high_tech_fields"), strict=True))
    shared = np.array([weights.get(trade.field, 0.0) / _sharing(trade) for trade in words().trades])
    ordinary = np.array([float(not trade.field) for trade in words().trades])
    technical = min(count, max(int(scene.sample.rate("technology_firms")), int(count * scene.sample.rate("technology_share"))))
    is_technical = chance.permutation(count) < technical
    drawn_from = [chance.choice(len(shared), size=count, p=part / part.sum()) for part in (shared, ordinary)]
    return np.where(is_technical, *drawn_from)


def _names(scene: Scene, chance: np.random.Generator, trade: Ints, founded: pl.Series) -> dict[str, pl.Series]:
    """The name of each firm, and of those that were renamed the one before."""
    city, count = scene.city.label.zh.removesuffix("市"), len(trade)
    both = firm_names(chance, city, _one_of(chance, [t.words for t in words().trades], np.tile(trade, 2)))
    (renamed_on,) = scene.sample.days_of("renamed")
    is_renamed = pl.Series(chance.random(count) < scene.sample.rate("renamed_share")) & (founded < renamed_on)
    table = pl.DataFrame({"before": both[count:], "is_renamed": is_renamed})
    renamed = table.select(
        former_name=pl.when("is_renamed").then("before"),
        renamed_on=pl.when("is_renamed").then(pl.lit(renamed_on)),
    )
    return {"name": both[:count], **renamed.to_dict()}


def _sharing(trade: Trade) -> int:
    return sum(other.field == trade.field for other in words().trades)


def _one_of(chance: np.random.Generator, lists: list[tuple[str, ...]], trade: Ints) -> pl.Series:
    """For each firm one text of the list of its trade."""
    choices = pl.Series([list(texts) for texts in lists]).gather(pl.Series(trade))
    nth = pl.Series(chance.integers(0, 1 << 30, size=len(trade)))
    return choices.list.get(nth % choices.list.len())


def _of_trade(scene: Scene, chance: np.random.Generator, trade: Ints) -> dict[str, pl.Series]:
    """What follows from the trade; a firm is in the first track whose words stand in its business scope."""
    rows = pl.DataFrame([t.model_dump(include={"section", "industry", "field"}) for t in words().trades])[trade]
    scopes = _one_of(chance, [t.scopes for t in words().trades], trade)
    tracks = scene.definitions.track_list.entries if scene.definitions.track_list else ()
    found = {scope: [t.code for t in tracks if any(w in scope for w in t.keywords)] for each in words().trades for scope in each.scopes}
    return {
        "field": rows["field"].replace("", None),
        "industry_section": rows["section"],
        "industry_code": rows["industry"],
        "business_scope": scopes,
        "track": scopes.replace_strict([*found], [codes[0] if codes else None for codes in found.values()], return_dtype=pl.String),
    }


def _founded(chance: np.random.Generator, count: int) -> pl.Series:
    """Founding dates, thicker towards today, sorted."""
    span = (_LAST_FOUNDED - _FIRST_FOUNDED).days
    days = np.sort((np.sqrt(chance.random(count)) * span).astype(np.int64))
    return days_after(_FIRST_FOUNDED, days)


def _places(scene: Scene, district: pl.Series) -> pl.DataFrame:
    """For each firm the authority in its credit code, which knows no functional areas, and the name in its address."""
    table = pl.DataFrame(
        {
            "district": [place.code for place in scene.districts],
            "region": [place.code if place.is_gb else scene.city.code for place in scene.districts],
            "name": [place.label.zh.removeprefix(scene.city.label.zh.removesuffix("市")) for place in scene.districts],
        }
    )
    return district.to_frame("district").join(table, on="district", how="left", maintain_order="left")


def _sales(scene: Scene, chance: np.random.Generator, count: int) -> NDArray[np.float64]:
    """Yearly sales in yuan, log-normal: most firms are small and few are very large."""
    return scene.sample.rate("sales_median_yuan") * np.exp(scene.sample.rate("sales_spread") * chance.standard_normal(count))


def _staff(scene: Scene, chance: np.random.Generator, sales: NDArray[np.float64]) -> Ints:
    per_head = scene.sample.rate("sales_per_head_yuan") * chance.uniform(0.6, 1.6, size=len(sales))
    return np.maximum(sales / per_head, 5).astype(np.int64)


def _rounded(amounts: NDArray[np.float64], step: int) -> Ints:
    return np.maximum(amounts // step, 1).astype(np.int64) * step
