"""A report of ours that came back from people's hands: which numbers they changed, which sentences are theirs, and what these claim."""

from ceyuan.publications.edited.check import check_edited
from ceyuan.publications.edited.edited import ChangedNumber, Edited, NewSentence, Removed
from ceyuan.publications.edited.page import edited_page
from ceyuan.publications.edited.word_file import WordFile

__all__ = ["ChangedNumber", "Edited", "NewSentence", "Removed", "WordFile", "check_edited", "edited_page"]
