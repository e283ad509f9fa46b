"""What is shown of stories, and of articles found by meaning: their columns and rows. No SQL asks for them."""

from __future__ import annotations

from saksi.model.gists import Near, Story
from saksi.views.articles import ARTICLE, DOCUMENT, WHERE
from saksi.views.columns import Column, Row, View

_OUTLET, _PUBLISHED = ARTICLE[1:3]

SIMILAR = View(
    name="similar",
    about="an article that is about what was asked for, the best first",
    columns=(
        DOCUMENT,
        Column("likeness", "cosine of its vector and the question's, without what all articles share", "number"),
        _OUTLET,
        _PUBLISHED,
        Column("headline", "its headline, else its first sentence"),
        Column("words", "the one of its first sentences that fits best"),
        *WHERE,
    ),
    sql="",
    order=(),
)

STORIES = View(
    name="stories",
    about="articles about the same matter in the same days, by their first article",
    columns=(
        Column("story_id", "id of the story, made from its first article"),
        Column("first", "day of its first article", "day"),
        Column("last", "day of its last article", "day"),
        Column("number_of_articles", "its articles, two or more", "integer", "articles"),
        Column("number_of_outlets", "outlets that printed them", "integer", "outlets"),
        Column("headline", "headline of its first article, else the first sentence of that"),
        Column("actors", "ids of the actors that are main ones of most of its articles, separated by semicolons"),
        Column("documents", "ids of its articles by day, separated by semicolons"),
    ),
    sql="",
    order=(),
)


def row_of_near(near: Near) -> Row:
    """Return the row of an article that was found."""
    return {
        "document": near.document_id,
        "likeness": near.likeness,
        "outlet": near.outlet,
        "published": near.published,
        "headline": near.headline,
        "words": near.words,
        "start": near.span.start if near.span else None,
        "end": near.span.end if near.span else None,
    }


def row_of_story(story: Story) -> Row:
    """Return the row of a story."""
    return {
        "story_id": story.story_id,
        "first": story.first,
        "last": story.last,
        "number_of_articles": len(story.articles),
        "number_of_outlets": story.number_of_outlets,
        "headline": story.articles[0].headline,
        "actors": "; ".join(story.actors),
        "documents": "; ".join(gist.document_id for gist in story.articles),
    }
