"""Places: what a place code says by itself, and finding the places that words and addresses name."""

from ceyuan.values.place.alias import Alias, Use
from ceyuan.values.place.code import Level, PlaceCode
from ceyuan.values.place.matcher import PlaceMatcher

__all__ = ["Alias", "Level", "PlaceCode", "PlaceMatcher", "Use"]
