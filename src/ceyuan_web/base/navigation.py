"""Where the header leads. Each audience adds its places in the settings of its application, so the base knows none of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse

from ceyuan.values import Bilingual


@dataclass(frozen=True)
class Place:
    """A link in the header."""

    label: Bilingual
    url: str
    is_here: bool


def places(path: str, audience: str = "portal") -> list[Place]:
    """The places of an audience: `navigation` of its application, as label, name of the address, and its arguments."""
    found: list[Place] = []
    for label, name, *args in getattr(apps.get_app_config(audience), "navigation", ()):
        url = reverse(name, args=args)
        found.append(Place(label, url, path == url or (path.startswith(url) and url.count("/") > 2)))
    return found
