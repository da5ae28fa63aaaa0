"""The vocabulary of registered names: legal forms, trades, branches, and the places around a city."""

from __future__ import annotations

from typing import Literal

from ceyuan.definitions.base import Definition, Model
from ceyuan.values import Bilingual
from ceyuan.values.quantity import Words

OrganisationKind = Literal[
    "enterprise", "institution", "university", "school", "institute", "hospital", "government", "association", "foreign"
]


class LegalForm(Model):
    """A legal form, or what stands for one.

    Attributes:
        form: its id.
        kind: what an organisation of that form is.
        words: as they end a name, all meaning the same form.
        follows: what may stand behind it in a name: anything, and it is a branch; only what ends like a branch; nothing.
        is_whole: whether a name that ends with it is never that of a branch.
    """

    form: str
    kind: OrganisationKind
    label: Bilingual
    words: Words
    follows: Literal["anything", "branch", "nothing"] = "nothing"
    is_whole: bool = False


class NeighbouringCity(Model):
    """A city around, as names call it.

    Attributes:
        name: short (成都).
        full: other ways to write it than with 市, 州 or 地区 (阿坝藏族羌族自治州).
        districts: its districts and counties in full, those of the past too; a county's short name is understood.
    """

    name: str
    full: Words = ()
    districts: Words = ()


class NameVocabulary(Definition):
    """The words of which registered names are made.

    Attributes:
        zones: development zones, which any city may have.
        before_form: what belongs to the form behind it (集团, 总).
        branches: what the name of a branch ends with.
        trades: what firms do; several may stand in a row.
        remarks: what stands in brackets and says something of the form (普通合伙).
        former, short: what opens a former or a short name in brackets.
        variants: pairs of a variant and a simplified character, besides those with which texts are read.
        around: the cities whose districts open names here.
    """

    names: str
    forms: tuple[LegalForm, ...]
    before_form: Words = ()
    branches: Words = ()
    zones: Words = ()
    remarks: Words = ()
    former: Words = ()
    short: Words = ()
    trades: Words = ()
    variants: Words = ()
    around: tuple[NeighbouringCity, ...] = ()
