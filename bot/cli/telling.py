"""How a story is told to people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.alerts.layout import clean_line
from bot.cli.output import count
from bot.model.articles import ArticleId, ChangeKind, Revision
from bot.model.stories import Member, Verdict
from bot.stories.lineage import credits_of, first_of, sources_of
from bot.stories.revising import change_of

_KINDS = {
    "w": "word",
    "s": "sound",
    "e": "name",
    "c": "concept",
    "n": "number",
    "m": "model of",
    "i": "picture",
    "l": "link",
}


def story_as_json(members: Sequence[Member]) -> dict[str, Any]:
    """Give a story with its articles, sources and who was first."""
    first = first_of(members)
    return {
        "story": members[0].story,
        "sources": [[one.article.id for one in source] for source in sources_of(members)],
        "first": {
            "article": first.article.id,
            "earliest": first.earliest,
            "latest": first.latest,
            "unseen_at": first.unseen_at,
            "certain": first.is_certain,
        },
        "articles": [
            {
                "id": one.article.id,
                "title": one.article.text.title,
                "url": one.article.url,
                "outlet": one.article.outlet,
                "lang": one.article.language.tag,
                "published_at": one.article.published_at,
                "seen_at": one.article.first_seen_at,
                "credits": sorted(credits_of(one.article.text)),
                "likeness": round(one.verdict.likeness, 3),
                "nearest": one.verdict.nearest,
                "near_duplicate_of": one.verdict.near_duplicate_of,
                "shared": [[piece, round(weight, 3)] for piece, weight in one.verdict.shared],
                "copies": [{"outlet": copy.outlet, "feed": copy.feed, "seen_at": copy.seen_at} for copy in one.copies],
                "by_hand": one.by_hand,
            }
            for one in members
        ],
    }


def story_lines(
    members: Sequence[Member], revisions: Mapping[ArticleId, Sequence[Revision]], *, why: bool
) -> Iterator[str]:
    """Give a story line by line."""
    sources = sources_of(members)
    yield f"{members[0].story}: {count(len(members), 'article')} of {count(len(sources), 'independent source')}"
    for number, source in enumerate(sources, 1):
        for one in source:
            article = one.article
            credit = f" ({', '.join(sorted(credits_of(article.text)))})" if credits_of(article.text) else ""
            where = f"{article.first_seen_at:%Y-%m-%d %H:%M} {article.outlet}{credit}, {article.language.tag or '?'}"
            yield clean_line(f"{number}  {where}: {article.text.title}  [{article.id}]")
            yield from (f"   also {copy.seen_at:%Y-%m-%d %H:%M} {clean_line(copy.outlet)}" for copy in one.copies)
            yield from (f"   {line}" for line in _changes(one, revisions.get(article.id, ())))
            if why:
                yield f"   {clean_line(_why(one.verdict, by_hand=one.by_hand))}"
    first = first_of(members)
    since = f"between {first.earliest:%Y-%m-%d %H:%M} and " if first.earliest else "by "
    gap = f", its feed had been read without it at {first.unseen_at:%H:%M}" if first.unseen_at else ""
    doubt = "" if first.is_certain else "; another may have been earlier"
    yield clean_line(f"first: {first.article.outlet}, {since}{first.latest:%Y-%m-%d %H:%M} UTC{gap}{doubt}")


def _changes(member: Member, revisions: Sequence[Revision]) -> Iterator[str]:
    texts = [*(one.text for one in revisions), member.article.text]
    for revision, after in zip(revisions, texts[1:], strict=True):
        change = change_of(revision.text, after)
        if change.kind is not ChangeKind.NOTHING:
            words = "; ".join(f"~{old}~ {new}".strip() if old else f"+ {new}" for old, new in change.replaced[:3])
            yield clean_line(f"{change.kind} {revision.replaced_at:%H:%M}: {words}")


def _why(verdict: Verdict, *, by_hand: bool) -> str:
    if by_hand:
        return "put here by hand"
    if verdict.near_duplicate_of is not None:
        return f"the same text as {verdict.near_duplicate_of}"
    if verdict.nearest is None:
        return "the first of its story"
    shared = ", ".join(f"{_KINDS[piece[0]]} {piece[2:]} {weight:.2f}" for piece, weight in verdict.shared)
    return f"like {verdict.nearest} by {verdict.likeness:.2f}: {shared}"
