"""Headers: which column of a dataset each header of a sheet means, and in which unit it is."""

from ceyuan.intake.headers.cell import HeaderCell, NamedUnit, read_header
from ceyuan.intake.headers.match import Match, match
from ceyuan.intake.headers.vocabulary import HeaderVocabulary

__all__ = ["HeaderCell", "HeaderVocabulary", "Match", "NamedUnit", "match", "read_header"]
