"""How to cite a figure: who says it, of what, from which publication or version, and where it opens."""

from __future__ import annotations

from ceyuan.errors import Lang
from ceyuan_web.base.indicator.links import figure_url
from ceyuan_web.base.indicator.page import Page
from ceyuan_web.base.spoken import spoken
from ceyuan_web.portal import public


def citation(page: Page, lang: Lang) -> str:
    """One line that a reader copies."""
    said = spoken(page.definitions, page.figure, lang)
    value = f"{said.before}{said.digits}{said.after}" if said.digits else said.absent
    city, period = page.definitions.city.label[lang], page.key.period.label(lang)
    where = [label[lang] for label in page.figure.members.values()]
    last = public.latest()
    source = (last.title[lang], last.id) if last else ("", "")
    made_up = ("（合成数据）", " (synthetic data)")[lang == "en"] if page.definitions.city.synthetic else ""
    if lang == "zh":
        scope = f"（{'，'.join(where)}）" if where else ""
        said_by = f"载《{source[0]}》（{source[1]}），" if last else ""
        return f"{city}{made_up}：{period}{said.label}{scope}{value}。{said_by}账本版本 {page.book.version}。{figure_url(page.key)}"
    scope = f" ({', '.join(where)})" if where else ""
    said_by = f"In: {source[0]} ({source[1]}). " if last else ""
    return f"{city}{made_up}: {said.label}{scope}, {period}: {value}. {said_by}Ledger version {page.book.version}. {figure_url(page.key)}"
