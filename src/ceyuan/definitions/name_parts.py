"""From definitions to the words by which names are taken apart; apart, because taking apart loads polars."""

from __future__ import annotations

from collections.abc import Iterator

from ceyuan.definitions.book import Definitions
from ceyuan.definitions.name_words import NameVocabulary, NeighbouringCity
from ceyuan.definitions.places import Places
from ceyuan.definitions.reading import RegionWords
from ceyuan.errors import DefinitionError, Fault
from ceyuan.values.han_name import Form, NameWords, Region
from ceyuan.values.quantity import Words

_CITY_ENDINGS = ("", "市", "州", "地区")
_COUNTY_ENDINGS = ("县", "市")


def name_words(definitions: Definitions) -> NameWords:
    """All words for names: the vocabulary, the provinces and cities of the country, the places of the city.

    Raises:
        DefinitionError: there is no vocabulary of names, or none of reading, which names provinces and cities.
    """
    names, reading = definitions.names, definitions.reading
    if names is None or reading is None:
        raise DefinitionError(_no_words())
    return NameWords(
        regions=(Region(("中国",), tuple(_provinces(definitions, names, reading.regions))),),
        forms=tuple(Form(form.form, form.kind, form.words, form.follows, form.is_whole) for form in names.forms),
        before_form=names.before_form,
        branches=names.branches,
        trades=names.trades,
        remarks=names.remarks,
        former=names.former,
        short=names.short,
        variants={pair[0]: pair[1] for pair in (*reading.quantity.variants, *names.variants)},
    )


def _provinces(definitions: Definitions, names: NameVocabulary, regions: RegionWords) -> Iterator[Region]:
    full = dict(pair.split(":") for pair in regions.special)
    around = {city.name: city for city in names.around}
    own = dict(_own_places(definitions.places)) if definitions.places else {}
    for province in regions.provinces:
        cities = [around.get(name, NeighbouringCity(name=name)) for name in regions.cities.get(province, ())]
        inside = tuple(_city(city, names.zones, own.get(city.name + "市", ())) for city in cities)
        yield Region((province, full.get(province, province + "省")), inside)


def _city(city: NeighbouringCity, zones: Words, own: tuple[Region, ...]) -> Region:
    written = (*(city.name + ending for ending in _CITY_ENDINGS), *city.full)
    return Region(written, (*own, *(Region(_short_too(district)) for district in (*city.districts, *zones))))


def _own_places(places: Places) -> Iterator[tuple[str, tuple[Region, ...]]]:
    """The districts of the city that the definitions are of, by its label."""
    districts = [Region((place.label.zh, *(name.name for name in place.names if name.in_address))) for place in places.districts]
    yield from ((place.label.zh, tuple(districts)) for place in places.entries if place.level == "city")


def _short_too(district: str) -> tuple[str, ...]:
    """A county as it is and without its ending; a district of two characters is too often a firm's own name."""
    short = district[:-1]
    is_known_by_it = (len(short) >= 2 and district.endswith(_COUNTY_ENDINGS)) or (len(short) >= 3 and len(district) == 4)
    return (district, short) if is_known_by_it else (district,)


def _no_words() -> Fault:
    return Fault(
        "no-name-words",
        "没有拆分名称所需的用词定义",
        "No words for taking names apart are defined",
        fix_zh="请在 city.yaml 中加“extends: cn”",
        fix_en="Add 'extends: cn' to city.yaml",
    )
