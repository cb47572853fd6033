"""`stories`: which articles are about one event."""

import sys
from datetime import UTC, datetime
from typing import Any

import click

from bot.bootstrap import make_detector
from bot.cli.groups import GuessingGroup
from bot.cli.lines import answer_lines, text_of, to_document
from bot.cli.options import Options
from bot.model.articles import ArticleId, Field
from bot.polling.identity import canonical_url, is_page
from bot.rules.matching import Matcher
from bot.stories.clippings import Clippings
from bot.stories.evidence import traits_of
from bot.text.identification import Judge


@click.group(cls=GuessingGroup)
def stories() -> None:
    """See which articles are about one event, and put right what the bot got wrong.

    \b
    Example:  bash bot/run.sh stories cluster --jsonl < articles.jsonl
    """


@stories.command("cluster", short_help="Tell the stories in articles that you bring.")
@click.option("--jsonl", "as_jsonl", is_flag=True, required=True, help="Articles as JSON lines on stdin, stories out.")
@click.pass_obj
def cluster(options: Options, as_jsonl: bool) -> None:
    """File a stream of articles under stories, as the bot would file them: one at a time, never looking ahead.

    A line holds "id" and "title", and if known "lead", "lang", "published" and "url"; articles come in the order in
    which they arrived. A line of the answer holds "id" and "story", the id of the story's first article, and
    "near_duplicate_of" if it is an earlier text again.

    \b
    Example:  bash bot/run.sh stories cluster --jsonl < articles.jsonl > stories.jsonl
    """
    del as_jsonl  # there is no other form yet
    config = options.load(has_failing_tests=True)
    desk = _Desk(config.matcher, make_detector(options.settings.detector).detect)
    sys.exit(1 if answer_lines(sys.stdin.buffer, desk.answer, click.echo) else 0)


class _Desk:
    """Files articles of the contract's keys, each by itself."""

    def __init__(self, matcher: Matcher, judge: Judge) -> None:
        self._matcher, self._judge = matcher, judge
        self._clippings = Clippings()
        self._ids: list[Any] = []
        self._pages: dict[str, int] = {}

    def answer(self, article: dict[str, Any]) -> dict[str, Any]:
        """File one article; raises ValueError for what is wrong with it."""
        document = to_document(article, self._judge)
        url = canonical_url(text_of(article, "url") or "")
        text = document.text
        findings = self._matcher.find(document)
        traits = traits_of(
            f"{text.title}. {text.lead}" if text.lead else text.title,
            document.language.tag,
            (mention for mention in findings.mentions if mention.span.field is Field.TITLE),
            _moment(article.get("published")),
        )
        number = len(self._ids)
        same = self._pages.setdefault(url, number) if is_page(url) else number
        known = ArticleId(str(same)) if same != number else None
        verdict = self._clippings.file(ArticleId(str(number)), traits, (text.title, text.lead, text.body), known)
        self._ids.append(article.get("id"))
        result = {"id": article.get("id"), "story": self._ids[int(verdict.story)]}
        if verdict.near_duplicate_of is not None:
            result["near_duplicate_of"] = self._ids[int(verdict.near_duplicate_of)]
        return result


def _moment(written: object) -> datetime | None:
    """Give a moment in any form that feeds and APIs use; `None` for all others, for a date is only one more hint."""
    try:
        if isinstance(written, int | float) and not isinstance(written, bool):
            return datetime.fromtimestamp(written, UTC)
        if isinstance(written, str):
            found = datetime.fromisoformat(written)
            return found if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None
