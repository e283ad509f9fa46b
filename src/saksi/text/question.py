"""What somebody types into a search, made into terms; whatever is typed, nothing but words comes out."""

from __future__ import annotations

import re

from saksi.lexicon.lemmas import lemma_of
from saksi.lexicon.tokens import key_of, tokenise
from saksi.lexicon.words import Vocabulary
from saksi.model.errors import UsageError
from saksi.model.search import Question, Term

MOST_TERMS, MOST_WORDS = 32, 128
SHORTEST_PREFIX = 3
"""Letters; with fewer nearly every article fits."""
_PART = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"?|(?P<not>-?)(?P<word>[^\s"]+)')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟", '"'))
_NO_WORDS = Vocabulary(counts={})


def question_of(typed: str) -> Question:
    """Return what is asked for: ``words "words in a row" begin* -without``.

    Raises:
        UsageError: there is no word in it, or too many, or too short a beginning.

    """
    terms: dict[Term, bool] = {}
    for part in _PART.finditer(typed.translate(_QUOTES)):
        term = _phrase(part["phrase"]) if part["phrase"] is not None else _plain(part["word"])
        if term is not None:
            terms[term] = bool(part["no"] or part["not"])
    wanted = tuple(term for term, excluded in terms.items() if not excluded)
    if not wanted:
        raise UsageError("no word to search for", where="search", remedy="give one word at least, not only such with -")
    if len(terms) > MOST_TERMS or sum(len(term.words) for term in terms) > MOST_WORDS:
        raise UsageError(
            "too much is asked",
            where="search",
            remedy=f"give {MOST_TERMS} words or phrases at most, {MOST_WORDS} words in all",
        )
    return Question(terms=wanted, excluded=tuple(term for term, excluded in terms.items() if excluded))


def form_of(norm: str) -> str:
    """Return a token's norm as it is searched: letters and digits, and what stands in numbers; empty for marks."""
    if norm.isascii() and norm.isalnum():
        return norm.lower()
    if not norm[:1].isalnum():
        return ""
    return "".join(letter for letter in norm.lower() if letter.isalnum() or letter in ".,:")


def lemma_form(form: str) -> str:
    """Return the lemma of a searched form."""
    return lemma_of(key_of(form))


def _phrase(typed: str) -> Term | None:
    words = _words(typed)
    return Term(words=words) if words else None


def _plain(typed: str) -> Term | None:
    """Return the term of one word; several in one, as "al-Qassam", must stand in a row."""
    words = _whole(typed)
    if not words:
        return None
    if typed.endswith("*"):
        if len(words[-1]) < SHORTEST_PREFIX:
            remedy = f"give {SHORTEST_PREFIX} letters at least before the *"
            raise UsageError("too short a beginning", where="search", remedy=remedy)
        return Term(words=words, is_prefix=True)
    return Term(words=words, lemma=lemma_form(words[0]) if len(words) == 1 else "")


def _whole(typed: str) -> tuple[str, ...]:
    """Return the words of one word as typed, none cut in two: "WhatsApp" stays one."""
    tokens = tokenise(typed, _NO_WORDS)
    words: list[str] = []
    end = -1
    for start, norm, after in zip(tokens.starts, tokens.norms, tokens.ends, strict=True):
        if form := form_of(norm):
            if words and start == end and words[-1][0].isalpha() and form[0].isalpha():
                words[-1] += form
            else:
                words.append(form)
            end = after
    return tuple(words)


def _words(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, map(form_of, tokenise(typed, _NO_WORDS).norms)))
