"""Publications: a report of one version put aside for good, verified, and followed through later corrections. They compute no figure."""

from ceyuan.publications.archive import Archive
from ceyuan.publications.draft import Draft, draft
from ceyuan.publications.effects import Effect
from ceyuan.publications.impact import Impact, Subject, impact
from ceyuan.publications.manifest import Passage, Publication, PublishedFigure
from ceyuan.publications.moves import Move
from ceyuan.publications.publish import publish
from ceyuan.publications.redefining import Redefinition, Shift, redefined
from ceyuan.publications.revisions import Revision, Revisions, revisions
from ceyuan.publications.verify import Difference, Verification, verify
from ceyuan.publications.vintages import Vintage, vintages

__all__ = [
    "Archive", "Difference", "Draft", "Effect", "Impact", "Move", "Passage", "Publication", "PublishedFigure", "Redefinition", "Revision",
    "Revisions", "Shift", "Subject", "Verification", "Vintage", "draft", "impact", "publish", "redefined", "revisions", "verify",
    "vintages",
]  # fmt: skip
