"""Words in templates: both languages stand side by side where they are used."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from ceyuan.errors import Lang
from ceyuan.values import Bilingual, Period

register = template.Library()


def lang_of(context: Context) -> Lang:
    """The language of the page."""
    return "en" if getattr(context.get("request"), "lang", "zh") == "en" else "zh"


@register.simple_tag(takes_context=True)
def say(context: Context, zh: str, en: str, **parts: Any) -> str:
    """`{% say "收件箱" "Inbox" %}`; `{name}` in the words is filled from `name=…`."""
    words = zh if lang_of(context) == "zh" else en
    return words.format(**parts) if parts else words


@register.filter
def in_words(words: Bilingual, lang: Lang) -> str:
    """A bilingual label as an argument of another tag."""
    return words[lang]


@register.simple_tag(takes_context=True)
def told(context: Context, words: Bilingual | Period | None) -> str:
    """A bilingual label, or a period, in the language of the page."""
    lang = lang_of(context)
    if words is None:
        return ""
    return words.label(lang) if isinstance(words, Period) else words[lang]
