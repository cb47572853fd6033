"""Replays over a large archive: `python -m tests.benchmarks.replaying HEADLINES PARALLEL [--articles N] [--rules N]`.

The articles are made of two real headlines and a lead each, in the languages of the shipped feeds. First each shipped
rule's replay must find what a reading of every article finds; then it is timed. Beside it: the names of the rule as
one regular expression over the rows, and as a query of FTS5's own words, which know no inflection.
"""

import argparse
import asyncio
import json
import lzma
import os
import re
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median

from bot.clock import SystemClock
from bot.model.rules import RuleId, Term, TermKind
from bot.rules.comparing import Comparison
from bot.rules.compiling import terms_of
from bot.rules.matching import Matcher
from bot.settings.loading import Config, load_config
from bot.stores.sqlite.archive import SqliteArchive, SqliteConcordance
from bot.stores.sqlite.connection import connect, prepare
from bot.stores.sqlite.rows import ARTICLE_COLUMNS, at, insert
from bot.text.languages import find_tag
from bot.usecases import replay as replaying
from bot.usecases.crew import Crew
from bot.usecases.note_words import Indexer
from bot.usecases.replay import chosen, compare, replay

END = datetime.fromisoformat("2026-11-26T12:00:00+00:00")
DAYS = timedelta(days=90)
EVER = END - 2 * DAYS
_KNOWN = 2_000_000
_ROWS = 2000
"""Rows that the regular expression reads: some of them take milliseconds."""
Pair = tuple[str, str]


def texts(headlines: Path, parallel: Path, languages: set[str]) -> dict[str, list[Pair]]:
    """Give titles with leads by language."""
    found: dict[str, list[Pair]] = defaultdict(list)
    with lzma.open(headlines, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            found[find_tag(row["lang"]) or ""].append((row["title"], row.get("summary") or ""))
    for path in parallel.glob("*.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        found[find_tag(path.stem.split("-")[0]) or ""].extend(pairwise(lines))
    return {tag: found[tag] for tag in sorted(languages) if found[tag]}


def rows(by_language: dict[str, list[Pair]], count: int) -> Iterator[tuple[object, ...]]:
    """Make articles, no two of them alike, the oldest first."""
    chance, tags = Random(1), list(by_language)
    for number in range(count):
        tag = chance.choice(tags)
        (one, _), (other, _), (_, lead) = (chance.choice(by_language[tag]) for _ in range(3))
        words, more = one.split(" "), other.split(" ")
        title = " ".join(words[: chance.randint(1, len(words))] + more[chance.randrange(len(more)) :])[:160]
        moment = at(END - DAYS + DAYS / count * number)
        feed = f"feed-{number % 300}"
        yield (
            f"{number:08x}",
            feed,
            feed,
            "TR",
            f"https://a.example/{number}",
            title,
            lead,
            "",
            tag,
            tag,
            moment,
            moment,
        )


def make(path: Path, by_language: dict[str, list[Pair]], count: int) -> None:
    """Make an archive; three articles are a story."""
    db = connect(path)
    prepare(db, path, migrate=True)
    db.conn.execute("PRAGMA synchronous = OFF")
    with db.atomic():
        db.conn.executemany(insert("articles", ARTICLE_COLUMNS[:12]), rows(by_language, count))
        db.conn.execute(
            "INSERT INTO filings (article, story, filed_at, likeness, shared, by_hand) "
            "SELECT id, printf('%08x', (rowid - 1) / 3 * 3), first_seen_at, 0, '[]', 0 FROM articles ORDER BY rowid"
        )
    db.close()


async def note(path: Path) -> None:
    """Note all words."""
    concordance = SqliteConcordance(path)
    before, began = path.stat().st_size, time.process_time()
    count = await Indexer(concordance, _KNOWN).work(SystemClock(), timedelta(hours=2))
    await concordance.close()
    seconds, size = time.process_time() - began, path.stat().st_size - before
    if count:
        print(
            f"words noted: {count:,} articles, {1e6 * seconds / count:.0f} us of CPU and {size / count:.0f} bytes each"
        )


def computed() -> float:
    """Give the seconds of CPU of this process and of those it ended."""
    return sum(os.times()[:4])


class Run:
    """One replay, timed."""

    def __init__(self) -> None:
        self.began, self.cpu = time.perf_counter(), computed()
        self.first: float | None = None
        self.found: set[tuple[RuleId, str]] = set()
        self.articles = 0
        self.seconds = 0.0

    async def go(self, matcher: Matcher, archive: SqliteArchive, *, members: int = 2, collects: bool = False) -> "Run":
        """Replay; the articles found are collected only if asked for, as `--jsonl` does."""
        crew = Crew(matcher, members)
        try:
            most = (lambda: 1_000_000) if collects else (lambda: 0 if self.first else 1)
            async for page in replay(crew, archive=archive, since=EVER, most=most):
                self.articles += page.tally.total.articles
                if page.found and self.first is None:
                    self.first = time.perf_counter() - self.began
                self.found.update((match.rule, one.article.id) for one in page.found for match in one.matches)
        finally:
            crew.close()
        self.seconds, self.cpu = time.perf_counter() - self.began, computed() - self.cpu
        return self

    def __str__(self) -> str:
        """Say how long it took."""
        return f"{self.seconds:.2f} s ({self.cpu:.2f} s of CPU)"


async def shipped(config: Config, archive: SqliteArchive, path: Path) -> None:
    """Check and time every shipped rule."""
    every = chosen(config.matcher, None)
    most, replaying._MOST_SOUGHT = replaying._MOST_SOUGHT, 0
    full = await Run().go(every, archive, collects=True)
    replaying._MOST_SOUGHT = most
    print(f"every article read for all {len(every.rules)} rules: {full}, {full.articles:,} matched", flush=True)
    runs = {}
    for rule in every.rules:
        matcher = chosen(config.matcher, rule)
        found = (await Run().go(matcher, archive, collects=True)).found
        assert found == {one for one in full.found if one[0] == rule}, rule
        runs[rule] = await Run().go(matcher, archive)
    for rule, run in sorted(runs.items(), key=lambda pair: pair[1].seconds):
        beside = peers(config.matcher, rule, path)
        first = f"first after {1000 * run.first:.0f} ms" if run.first else "nothing"
        print(f"  {rule}: {run.articles:,} articles in {run}, {first}; {beside}", flush=True)
    seconds = sorted(run.seconds for run in runs.values())
    broadest = max(runs, key=lambda rule: runs[rule].articles)
    print(f"median {median(seconds):.2f} s, p95 {seconds[int(0.95 * (len(seconds) - 1))]:.2f} s, broadest {broadest}")


def peers(matcher: Matcher, rule: RuleId, path: Path) -> str:
    """Time the first names of a rule's terms as a regular expression over the rows, and in FTS5's words."""
    terms = [term for term in terms_of(matcher.rules[rule].clause) if term.kind is not TermKind.REGEX]
    names = sorted({name for term in terms for name in _names(matcher, term)})
    pattern = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    db = connect(path)
    began = time.perf_counter()
    some = db.conn.execute("SELECT title, lead FROM articles LIMIT ?", (_ROWS,)).fetchall()
    by_re = sum(1 for title, lead in some if pattern.search(f"{title}\n{lead}"))
    after_re = time.perf_counter()
    quoted = " OR ".join('"' + name.replace('"', '""') + '"' for name in names)
    (by_fts,) = db.conn.execute("SELECT count(*) FROM peer WHERE peer MATCH ?", (quoted,)).fetchone()
    done = time.perf_counter()
    db.close()
    each = 1e6 * (after_re - began) / len(some)
    by_words = f"FTS5 {done - after_re:.2f} s ({by_fts:,})"
    return f"any of {len(names)} names: re {each:.0f} us a row ({by_re:,} of {len(some):,}), {by_words}"


def _names(matcher: Matcher, term: Term) -> list[str]:
    return [one.text for one in matcher.entities[term.entity].names] if term.entity else [term.text]


def make_peer(path: Path) -> None:
    """Make FTS5's own index of titles and leads."""
    db = connect(path)
    db.conn.execute("CREATE VIRTUAL TABLE peer USING fts5(title, lead, content='', detail=full)")
    with db.atomic():
        db.conn.execute("INSERT INTO peer (rowid, title, lead) SELECT rowid, title, lead FROM articles")
    db.close()


async def many(config: Config, archive: SqliteArchive, count: int) -> None:
    """Time so many rules: two entities each, or an entity and a word."""
    chance = Random(2)
    ids = [one.id for one in config.entities]
    pattern = next(iter(config.matcher.rules.values()))
    rules = []
    for number in range(count):
        terms = tuple(
            Term(kind=TermKind.ENTITY, text=str(one), written=f"${one}", entity=one) for one in chance.sample(ids, 2)
        )
        clause = replace(pattern.clause, clauses=(replace(pattern.clause, clauses=terms),))
        rules.append(replace(pattern, id=RuleId(f"r{number}"), clause=clause))
    run = await Run().go(config.matcher.with_rules(rules), archive)
    print(f"{count:,} rules: {run.articles:,} articles matched in {run}")


async def changed(config: Config, archive: SqliteArchive) -> None:
    """Time the comparison of two sets of 300 rules of which one differs."""
    rules = list(config.matcher.rules.values())
    old = [replace(rules[number % len(rules)], id=RuleId(f"r{number}")) for number in range(300)]
    new = [replace(old[0], clause=old[1].clause), *old[1:]]
    began, cpu = time.perf_counter(), computed()
    comparison = Comparison(config.matcher.with_rules(old), config.matcher.with_rules(new))
    found = [one async for part in compare(comparison, archive=archive, since=EVER) for one in part.found]
    seconds = f"{time.perf_counter() - began:.2f} s ({computed() - cpu:.2f} s of CPU)"
    print(f"diff, one of 300 rules changed: {len(found):,} differences in {seconds}", flush=True)


async def run(options: argparse.Namespace) -> None:
    """Measure."""
    config = load_config(Path("config"), {})
    languages = {tag for feed in config.feeds for tag in feed.languages}
    with tempfile.TemporaryDirectory() as folder:
        path = options.archive or Path(folder) / "bot.db"
        if not path.exists():
            by_language = texts(options.headlines, options.parallel, languages)
            print(f"{options.articles:,} articles in {len(by_language)} languages: {' '.join(by_language)}", flush=True)
            make(path, by_language, options.articles)
            make_peer(path)
        await note(path)
        archive = await SqliteArchive(path).open()
        await changed(config, archive)
        await shipped(config, archive, path)
        if options.rules:
            await many(config, archive, options.rules)
        await archive.close()
    own, crew = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"RSS at most {own} MB here, {crew} MB in each of two processes; load {os.getloadavg()[0]:.1f}")


def main() -> None:
    """Run what the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("headlines", type=Path)
    parser.add_argument("parallel", type=Path)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--rules", type=int, default=1000)
    parser.add_argument("--archive", type=Path, help="where to make it, or where it is already")
    asyncio.run(run(parser.parse_args()))


if __name__ == "__main__":
    main()
