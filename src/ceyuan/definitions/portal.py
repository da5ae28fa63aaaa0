"""The portal: what of a city everyone may see without signing in, beside the indicators that are public themselves."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ceyuan.definitions.base import Definition, Model
from ceyuan.values import Bilingual


class HomeGroup(Model):
    """Figures that stand together on the home page; `figures` are names of the report or indicators."""

    label: Bilingual
    figures: tuple[str, ...] = Field(min_length=1)


class Listing(Model):
    """Things that everyone may look up: an index, and a page for each.

    Attributes:
        listing: which; also its name in addresses.
        indicator: whose counted rows are the things; its dataset says what names a thing (`entity`) and where it is (`place`).
        columns: of the dataset that everyone may see. No other column leaves the desk.
        ranked: indicators of the same dataset by which the things are ranked.
        roster: what is known of them by name from elsewhere.
    """

    listing: Literal["spaces", "platforms"]
    label: Bilingual
    indicator: str
    columns: tuple[str, ...]
    ranked: tuple[str, ...] = ()
    roster: str | None = None


class PublicList(Model):
    """A dataset whose rows were announced to everyone, so that the organisations in it may be looked up.

    Attributes:
        columns: that were announced.
    """

    dataset: str
    columns: tuple[str, ...]


class Portal(Definition):
    """What is public.

    Attributes:
        portal: its id.
        reports: whose publications are shown, the one of the home page first.
        shows: the figures of which version of the ledger: that of the last publication, or the newest.
        home: what the home page tells, in order; the first figure is the largest.
        districts, tracks: indicators of the index of districts and of tracks.
        listings: spaces, platforms.
        organisations: lists by which organisations are public.
    """

    portal: str
    reports: tuple[str, ...] = Field(min_length=1)
    shows: Literal["published", "newest"] = "published"
    home: tuple[HomeGroup, ...] = ()
    districts: tuple[str, ...] = ()
    tracks: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    organisations: tuple[PublicList, ...] = ()

    def listing(self, name: str) -> Listing | None:
        """The listing of that name."""
        return next((one for one in self.listings if one.listing == name), None)
