"""Definitions: typed models of everything a city declares, and the loader. Knows no data."""

from ceyuan.definitions.base import Definition, Reference
from ceyuan.definitions.book import Definitions, kinds
from ceyuan.definitions.checking import CheckingWords
from ceyuan.definitions.city import City, LedgerSettings
from ceyuan.definitions.code_list import CodeList, Entry
from ceyuan.definitions.column import Column, ColumnKind
from ceyuan.definitions.dataset import Check, Dataset
from ceyuan.definitions.expression import Expression
from ceyuan.definitions.indicator import Derived, Display, Indicator, Measure, Time
from ceyuan.definitions.load import load, load_folders, load_reading
from ceyuan.definitions.organisations import OrganisationRules
from ceyuan.definitions.party import Certificate, Party
from ceyuan.definitions.places import PlaceEntry, PlaceName, Places
from ceyuan.definitions.portal import HomeGroup, Listing, Portal, PublicList
from ceyuan.definitions.reading import ReadingWords
from ceyuan.definitions.report import Report
from ceyuan.definitions.roster import Event, Roster, RosterEntry
from ceyuan.definitions.sample import Mix, Sample, SampleTotal
from ceyuan.definitions.shelf import files, folder, shipped
from ceyuan.definitions.targets import Target, Targets
from ceyuan.definitions.tracks import Track, Tracks
from ceyuan.definitions.units import Unit, Units

__all__ = [
    "Certificate", "Check", "CheckingWords", "City", "CodeList", "Column", "ColumnKind", "Dataset", "Definition", "Definitions",
    "Derived", "Display", "Entry", "Event", "Expression", "HomeGroup", "Indicator", "LedgerSettings", "Listing", "Measure", "Mix",
    "OrganisationRules", "Party", "PlaceEntry", "PlaceName", "Places", "Portal", "PublicList", "ReadingWords", "Reference", "Report",
    "Roster", "RosterEntry", "Sample", "SampleTotal", "Target", "Targets", "Time", "Track", "Tracks", "Unit", "Units", "files", "folder",
    "kinds", "load", "load_folders", "load_reading", "shipped",
]  # fmt: skip
