"""What was left open, which words take sides, and the articles themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from saksi.export.report.archive import Archive, Article
from saksi.export.report.excerpts import Excerpt, Mark
from saksi.export.report.labels import PUBLISHED, day_label
from saksi.model.mentions import Lean, Term
from saksi.model.readings import Issue

LEANS: dict[Lean, str] = {"for": "in favour", "against": "against"}
OPENING = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One matter left open, with the sentence it stands in, ``None`` where it concerns the whole article."""

    issue: Issue
    excerpt: Excerpt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedTerm:
    """One term as printed, with how often an outlet uses it in its own text and within quotations."""

    printed: str
    about: str
    lean: str
    neutral: str
    own: int
    quoted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article in the list; ``link`` is empty where the address is not a web address."""

    article: Article
    title: str
    day: str
    day_from: str
    url: str
    link: str
    family: str


def issues_of(archive: Archive) -> tuple[tuple[Article, tuple[Open, ...]], ...]:
    """Return the articles in which something was left open, with each matter."""
    found = ((article, article.reading.issues) for article in archive.articles)
    return tuple((article, tuple(_open(article, issue) for issue in issues)) for article, issues in found if issues)


def _open(article: Article, issue: Issue) -> Open:
    if issue.span is None:
        return Open(issue=issue, excerpt=None)
    shown = article.excerpt(article.sentence_of(issue.span), [Mark(issue.span, "open")])
    return Open(issue=issue, excerpt=shown)


def terms_of(archive: Archive) -> tuple[tuple[str, tuple[LoadedTerm, ...]], ...]:
    """Return for each outlet the loaded terms it prints, most frequent first."""
    outlets: dict[str, Counter[tuple[str, Term, bool]]] = defaultdict(Counter)
    for article in archive.articles:
        direct = [quote.span for quote in article.reading.quotes if quote.kind == "direct"]
        for mention in article.reading.mentions:
            if isinstance(mention.value, Term):
                is_quoted = any(span.contains(mention.span) for span in direct)
                printed = article.words(mention.span).lower()
                outlets[article.outlet][printed, mention.value, is_quoted] += 1
    return tuple((outlet, _terms(archive, counted)) for outlet, counted in sorted(outlets.items()))


def _terms(archive: Archive, counted: Counter[tuple[str, Term, bool]]) -> tuple[LoadedTerm, ...]:
    kinds = {(printed, term) for printed, term, _ in counted}
    terms = [
        LoadedTerm(
            printed=printed,
            about=archive.name(term.about),
            lean=LEANS[term.lean],
            neutral=term.neutral,
            own=counted[printed, term, False],
            quoted=counted[printed, term, True],
        )
        for printed, term in kinds
    ]
    return tuple(sorted(terms, key=lambda t: (-t.own - t.quoted, t.printed, t.about, t.lean, t.neutral)))


def entries_of(archive: Archive) -> tuple[Entry, ...]:
    """Return the list of articles."""
    return tuple(_entry(archive, article) for article in archive.articles)


def _entry(archive: Archive, article: Article) -> Entry:
    document, reading = article.document, article.reading
    url = document.url or ""
    return Entry(
        article=article,
        title=" ".join((document.title or "").split()) or _opening(article),
        day=day_label(reading.published),
        day_from=PUBLISHED[reading.published_from],
        url=url,
        link=url if url.startswith(("https://", "http://")) else "",
        family=archive.copies(document.document_id),
    )


def _opening(article: Article) -> str:
    """Return the first words of an article without a title."""
    start = article.sentences[0].start if article.sentences else 0
    words = " ".join(article.document.text[start : start + 4 * OPENING].split())
    return f"{words[:OPENING]}…" if len(words) > OPENING else words
