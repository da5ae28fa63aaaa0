"""Commands of published texts: read their figures, and check them against the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ceyuan.cli.edited import edited_json, show_edited
from ceyuan.cli.screen import CITY, JSON, Screen

if TYPE_CHECKING:
    from ceyuan.bulletins import Reading
    from ceyuan.bulletins.checking import Checked
    from ceyuan.definitions import ReadingWords
    from ceyuan.publications.edited import Edited

TEXT = click.argument("text", type=click.Path(dir_okay=False, path_type=Path))
HTML = click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="写成网页 · write a page to")
NATIONAL = "cn"


@click.command()
@CITY
@TEXT
@HTML
@JSON
@click.pass_obj
def read(screen: Screen, /, folder: str | None, text: Path, page: Path | None, as_json: bool) -> None:
    """读出文中的数字：.txt、.html、.docx、.pdf · read the figures of a text; needs no city."""
    screen = screen.at(folder)
    reading = reading_of(screen, text)
    _show(screen, reading, page, as_json)
    if reading.claims or reading.unread:
        read, unread = len(reading.claims), len(reading.unread)
        screen.note(f"{read} 处数字，{unread} 处无法读出", f"{read} figures, {unread} unread")


@click.command()
@CITY
@TEXT
@click.option("--at", help="账本版本、标签或时间 · version, tag or time of the ledger")
@HTML
@JSON
@click.pass_obj
def check(screen: Screen, /, folder: str | None, text: Path, at: str | None, page: Path | None, as_json: bool) -> None:
    """核对文中的数字：账本是否支持 · check the figures of a text against the ledger.

    本系统写出、又经人改过的 Word 报告，则指出哪些数字被改、哪些句子是新写的。Of a Word report of ours, what people changed.
    Exit code 1 says that some figure needs to be looked at.
    """
    from ceyuan.bulletins.checking import check as hold_against

    screen = screen.at(folder)
    if edited := _edited(screen, text, at):
        _show_edited(screen, edited, page, as_json)
        click.get_current_context().exit(1 if edited.doubtful else 0)
    reading = reading_of(screen, text)
    found = hold_against(screen.city.book(at), reading)
    _show(screen, found, page, as_json)
    if found.findings and not (page or as_json):
        _table(screen, found.findings_table(screen.lang))
    if found.judgements:
        screen.note(found.summary(screen.lang), found.summary(screen.lang))
    if found.doubtful or found.faults:
        click.get_current_context().exit(1)


def _edited(screen: Screen, text: Path, at: str | None) -> Edited | None:
    """What people changed in the text, where it is a Word file of a report of ours."""
    from ceyuan.bulletins import Reader
    from ceyuan.publications.edited import check_edited

    return check_edited(screen.city.archive(), text, Reader(_words(screen)), at) if text.suffix.lower() == ".docx" else None


def _show_edited(screen: Screen, found: Edited, page: Path | None, as_json: bool) -> None:
    from ceyuan.publications.edited import edited_page

    if page:
        page.write_text(edited_page(found, screen.lang), "utf-8")
        screen.note(f"网页在 {page}", f"The page is {page}")
    if as_json:
        screen.json(edited_json(found))
    elif not page:
        show_edited(screen, found)


def reading_of(screen: Screen, text: Path) -> Reading:
    """What stands in a text, by the words of the city; that it has no figures is said."""
    from ceyuan.bulletins import Reader

    reading = Reader(_words(screen)).read_file(text)
    if not (reading.claims or reading.unread):
        screen.note(f"{text.name} 中没有数字", f"{text.name} states no figures")
    return reading


def _words(screen: Screen) -> ReadingWords:
    """The words of reading of the city that is named or near, else the national ones."""
    from ceyuan.city import nearest
    from ceyuan.definitions import folder, load_reading
    from ceyuan.errors import QuestionError

    try:
        return load_reading(Path(screen.folder) if screen.folder else nearest())
    except QuestionError:
        return load_reading(folder(NATIONAL))


def _show(screen: Screen, found: Reading | Checked, page: Path | None, as_json: bool) -> None:
    """As JSON, as a page, or, when neither is asked for, as a table."""
    if page:
        page.write_text(found.to_html(screen.lang), "utf-8")
        screen.note(f"网页在 {page}", f"The page is {page}")
    if as_json:
        click.echo(found.to_json())
    elif not page:
        _table(screen, found.table(screen.lang))


def _table(screen: Screen, table: tuple[Sequence[str], list[Sequence[str]]]) -> None:
    head, rows = table
    if rows:
        screen.table([(name, name) for name in head], rows)


COMMANDS = [read, check]
