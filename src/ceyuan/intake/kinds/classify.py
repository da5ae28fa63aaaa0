"""Finding the track of a row by the words of a text, such as a business scope."""

from __future__ import annotations

import polars as pl

from ceyuan.definitions import Tracks


def classified(codes: pl.Series, texts: pl.Series, tracks: Tracks) -> pl.Series:
    """The codes, and where there is none the track of which the text holds most keywords.

    A text may hold words of several tracks: the track with the most different ones has it, of equals the first of the list.
    """
    silent = (codes.is_null() & texts.is_not_null()).arg_true()
    words = [(word, rank) for rank, track in enumerate(tracks.entries) for word in track.keywords]
    if silent.is_empty() or not words:
        return codes
    ranks = _most_spoken_of(texts.gather(silent), words)
    names = pl.Series([track.code for track in tracks.entries])
    return codes.clone().scatter(silent, names.gather(ranks))


def _most_spoken_of(texts: pl.Series, words: list[tuple[str, int]]) -> pl.Series:
    """For each text the rank with the most different words in it, null where there is none."""
    vocabulary = pl.DataFrame(words, schema={"word": pl.String, "rank": pl.UInt32}, orient="row")
    found = pl.DataFrame(
        {"word": texts.str.extract_many(vocabulary["word"].unique(maintain_order=True).implode(), overlapping=True)}
    ).with_row_index("text")
    spoken = found.explode("word").unique().join(vocabulary, on="word")
    best = (
        spoken.group_by("text", "rank")
        .len("words")
        .sort("text", "words", "rank", descending=[False, True, False])
        .unique("text", keep="first", maintain_order=True)
    )
    return found.select("text").join(best, on="text", how="left", maintain_order="left")["rank"]
