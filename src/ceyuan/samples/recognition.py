"""Who holds a certificate of high-tech enterprise and who applied for one: one story that F-02 to F-05 tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from ceyuan.samples.cast import Cast, Mask
from ceyuan.samples.chance import Ints

_HELD = "high_tech_enterprises"
_APPLIED = "high_tech_applications"
VALID_YEARS = 3


@dataclass(frozen=True)
class Recognition:
    """Rows of the table of firms.

    Attributes:
        issued: year → the firms that got a certificate in its autumn.
        revoked: firms that lost theirs before the last half-year ended.
        first: year → first-time applicants of its first half.
        again: year → holders who applied again in its first half because their certificates run out.
    """

    issued: dict[int, Ints]
    revoked: Ints
    first: dict[int, Ints]
    again: dict[int, Ints]

    def holders(self, year: int) -> Ints:
        """The firms with a certificate in the first half of a year."""
        return np.unique(np.concatenate([self.issued[y] for y in range(year - VALID_YEARS, year)]))


def recognition(cast: Cast) -> Recognition:
    """Choose holders and applicants so that the certificates in force and the applications are what the sample states.

    In the middle of a year the certificates of the three years before it are in force.
    """
    earlier, later = cast.scene.years
    sample = cast.scene.sample
    issued: dict[int, Ints] = {}
    for year in range(earlier - VALID_YEARS, earlier):
        before = sum(len(rows) for rows in issued.values())
        is_last = year == earlier - 1
        count = sample.total(_HELD, f"{earlier}H1") - before if is_last else sample.count(f"certificates_{year}")
        issued[year] = cast.choose(f"certificates {year}", _uncertified(cast, issued, year), count)
    first_earlier = cast.choose("first applicants", _uncertified(cast, issued, earlier), sample.total(_APPLIED, f"{earlier}H1"))
    revoked = cast.choose("revoked", cast.mask(issued[earlier - 1]), sample.count("revoked_certificates"))
    issued[earlier] = _issued_after(cast, issued, first_earlier, len(revoked))
    first_later = cast.choose("new first applicants", _uncertified(cast, issued, later), sample.total(_APPLIED, f"{later}H1"))
    return Recognition(
        issued,
        revoked,
        {earlier: first_earlier, later: first_later},
        {year: _applying_again(cast, issued, year) for year in (earlier, later)},
    )


def _uncertified(cast: Cast, issued: dict[int, Ints], year: int) -> Mask:
    """Technology firms of at least a year that have never had a certificate."""
    held = np.concatenate([*issued.values(), np.array([], dtype=np.int64)])
    return cast.technical(date(year - 1, 1, 1)) & ~cast.mask(held)


def _applying_again(cast: Cast, issued: dict[int, Ints], year: int) -> Ints:
    running_out = issued[year - VALID_YEARS]
    return cast.choose(f"applying again {year}", cast.mask(running_out), int(len(running_out) * cast.scene.sample.rate("applying_again")))


def _issued_after(cast: Cast, issued: dict[int, Ints], applicants: Ints, revoked: int) -> Ints:
    """The certificates of the earlier year: holders again, applicants of its first half, and later ones."""
    earlier, later = cast.scene.years
    sample = cast.scene.sample
    kept = sum(len(issued[year]) for year in range(later - VALID_YEARS, earlier))
    count = sample.total(_HELD, f"{later}H1") - kept + revoked
    ran_out = issued[earlier - VALID_YEARS]
    again = cast.choose("certified again", cast.mask(ran_out), int(len(ran_out) * sample.rate("certified_again")))
    passed = cast.choose("passed", cast.mask(applicants), int(len(applicants) * sample.rate("applicants_certified")))
    others = _uncertified(cast, issued, earlier) & ~cast.mask(applicants)
    return np.concatenate([again, passed, cast.choose("certified later", others, count - len(again) - len(passed))])
