"""Charts and sections on a page: drawn by the code of the reports, with links into this site."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe

from ceyuan.errors import Lang
from ceyuan.reports.page.fragments import block_html
from ceyuan.reports.tree import Block


def drawn(block: Block, lang: Lang, link: Callable[[str], str]) -> SafeString:
    """A block of a report as markup; `link` says where the figure of an id opens."""
    return mark_safe(block_html(block, lang, link))
