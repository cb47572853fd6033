"""Stories: how well events are told apart, and what it costs.

`pairs FILE [use]` (labelled pairs): area under the curve of likeness, all and across languages; with the model `use`.
`stream FILE FOLDER [use]` (those, parallel lines): swallowed alerts, messages saved, B-cubed; tf-idf beside it;
what a cautious bar for not telling saves.
`duplicates N`: recall on four edits, false finds, speed beside datasketch (`pip install datasketch==1.6.5`).
"""

import json
import math
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.bootstrap import make_encoder
from bot.model.articles import ArticleId, Language, Text
from bot.model.stories import Draft, Shingles, Traits
from bot.polling.filing import to_draft
from bot.rules.findings import Document
from bot.rules.matching import Matcher
from bot.settings.packs import load_packs
from bot.stories.clippings import Clippings
from bot.stories.deciding import LEAST_LIKENESS, Usage, likeness
from bot.stories.duplicates import MOST_AT_A_MARK, Sketches, are_near_duplicates, marks_of, shingles_of, worth_comparing
from bot.stories.meanings import leaning

Title = tuple[str, str, int]
"""Text, language, the story it is of."""
_LANGUAGES = {"eng": "en", "spa": "es", "por": "pt", "deu": "de", "rus": "ru", "fra": "fr", "arb": "ar", "ita": "it"}


def matcher() -> Matcher:
    """Give a matcher of the packs that are on by default."""
    packed = load_packs()
    on = ("countries", "organisations", "concepts")
    return Matcher(entities=[one for id_, one in packed.entities.items() if packed.packs[id_] in on])


def draft(number: int, text: str, language: str, names: Matcher) -> Draft:
    """Give the draft of a title."""
    document = Document(text=Text(title=text), language=Language(tag=language))
    return to_draft(ArticleId(str(number)), document, names.find(document).mentions, None)


def pairs(path: Path, model: str | None = None) -> None:
    """Print the areas under the curve of evidence, and with a model of both and of the model alone."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    names = matcher()
    texts = [(" ".join(row[f"text{side}"].split())[:220], row[f"lang{side}"]) for row in rows for side in "12"]
    traits = [draft(0, text, language, names).traits for text, language in texts]
    usage = usage_of(traits)
    judges = {"evidence": [likeness(traits[2 * at], traits[2 * at + 1], usage) for at in range(len(rows))]}
    encoder = make_encoder(model)
    if encoder is not None:
        meant = encoder.meanings([text for text, _ in texts])
        judges["model"] = [leaning(meant[2 * at], meant[2 * at + 1]) for at in range(len(rows))]
        judges["both"] = [sum(both) for both in zip(judges["evidence"], judges["model"], strict=True)]
    same = [row["overall"] <= 2 for row in rows]
    across = [row["lang1"] != row["lang2"] for row in rows]
    for judge, likes in judges.items():
        kept = list(zip(likes, same, strict=True))
        foreign = [one for one, is_across in zip(kept, across, strict=True) if is_across]
        print(f"{judge}: AUC {area(kept):.3f} of {len(kept)}, {area(foreign):.3f} of {len(foreign)} across languages")


def usage_of(traits: Sequence[Traits]) -> Usage:
    """Give how often evidence is used in all of some articles."""
    languages: defaultdict[str, set[str | None]] = defaultdict(set)
    for one in traits:
        for piece in one.evidence():
            languages[piece].add(one.language)
    counts = Counter(piece for one in traits for piece in one.evidence())
    spoken = Counter(one.language for one in traits)
    return Usage(articles=len(traits), counts=counts, languages=languages, spoken=spoken)


def area(scored: Sequence[tuple[float, bool]]) -> float:
    """Give how often a pair that is the same scores higher than one that is not, ties counted half."""
    good, bad = ([like for like, is_same in scored if is_same is wanted] for wanted in (True, False))
    return sum((one > other) + (one == other) / 2 for one in good for other in bad) / (len(good) * len(bad))


def stream(labelled: Path, parallel: Path, model: str | None = None) -> None:
    """Print figures of two streams."""
    names, encoder = matcher(), make_encoder(model)
    for name, titles in (("pairs", of_pairs(labelled)), ("translations", of_translations(parallel))):
        clippings = Clippings()
        drafts = [draft(at, text, language, names) for at, (text, language, _) in enumerate(titles)]
        if encoder is not None:
            began = time.process_time()
            meant = [meaning for text, _, _ in titles for meaning in encoder.meanings([text])]
            print(f"{name}: the model takes {(time.process_time() - began) / len(titles) * 1e3:.2f} ms a title")
            drafts = [replace(one, meaning=meaning) for one, meaning in zip(drafts, meant, strict=True)]
        began = time.process_time()
        verdicts = [clippings.file(one).verdict for one in drafts]
        filed = [str(one.story) for one in verdicts]
        each = (time.process_time() - began) / len(titles)
        true = [story for _, _, story in titles]
        print(f"{name}: {len(titles)} titles, {len(set(true))} stories, {each * 1e3:.2f} ms a title")
        print(f"  ours               {report(true, filed)}")
        for bar in (LEAST_LIKENESS, 0.28, 0.33, 0.4, 0.5):
            print(f"  silent from {bar:.2f}   {silence(true, [one.likeness >= bar for one in verdicts])}")
        for least in (0.15, 0.2, 0.25, 0.3):
            print(f"  tf-idf over {least:.2f}   {report(true, centroids([text for text, _, _ in titles], least))}")


def of_pairs(path: Path) -> list[Title]:
    """Give a stream of the beginnings of labelled articles: those of one pair are one story if they are labelled so."""
    stories: list[list[tuple[str, str]]] = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        sides = [[(text, row[f"lang{side}"]) for text in beginnings(row[f"text{side}"])] for side in "12"]
        stories += [sides[0] + sides[1]] if row["overall"] <= 2 else sides
    return shuffled(stories)


def beginnings(text: str) -> list[str]:
    """Give the first three lines or sentences of a title's length."""
    found = [" ".join(part.split())[:110] for part in re.split(r"\n+|(?<=[.!?。])\s*", text.strip())]
    return [part for part in found if len(part) > 25][:3]


def of_translations(folder: Path) -> list[Title]:
    """Give a stream of short lines, each in some of eight languages."""
    lines = {tag: (folder / f"{name}.txt").read_text("utf-8").splitlines() for name, tag in _LANGUAGES.items()}
    chance = random.Random(7)
    numbers = [number for number, line in enumerate(lines["en"]) if 25 <= len(line) <= 110]
    return shuffled(
        [[(lines[tag][number], tag) for tag in chance.sample(list(lines), chance.randint(1, 8))] for number in numbers]
    )


def shuffled(stories: Sequence[Sequence[tuple[str, str]]]) -> list[Title]:
    """Let stories begin at any time, and their titles follow one another some 400 titles apart."""
    chance = random.Random(5)
    length = sum(map(len, stories))
    arrivals = []
    for number, titles in enumerate(stories):
        begin = chance.random() * length
        arrivals += [
            (begin + at * chance.expovariate(1 / 400), text, tag, number) for at, (text, tag) in enumerate(titles)
        ]
    return [(text, tag, number) for _, text, tag, number in sorted(arrivals)]


def report(true: Sequence[int], filed: Sequence[Any]) -> str:
    """Give swallowed alerts, messages saved, and B-cubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    both, of_true, of_filed = Counter(zip(true, filed, strict=True)), Counter(true), Counter(filed)
    precision = sum(count * count / of_filed[story] for (_, story), count in both.items()) / len(true)
    recall = sum(count * count / of_true[event] for (event, _), count in both.items()) / len(true)
    opened: set[Any] = set()
    met: set[int] = set()
    swallowed = 0
    for event, story in zip(true, filed, strict=True):
        swallowed += event not in met and story in opened
        met.add(event)
        opened.add(story)
    f1 = 2 * precision * recall / (precision + recall)
    saved = 1 - len(of_filed) / len(true)
    return f"swallowed {swallowed / len(of_true):.3f} saved {saved:.3f} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def silence(true: Sequence[int], is_silent: Sequence[bool]) -> str:
    """Give what is saved if nobody is told of some articles: events whose first is not told, and those never told."""
    first = dict(zip(reversed(true), reversed(is_silent), strict=True))
    told = {event for event, silent in zip(true, is_silent, strict=True) if not silent}
    swallowed, never = sum(first.values()) / len(first), 1 - len(told) / len(first)
    return f"first not told {swallowed:.3f} never told {never:.3f} saved {sum(is_silent) / len(is_silent):.3f}"


def centroids(texts: Sequence[str], least: float) -> list[int]:
    """File by the cosine of tf-idf with the sum of a story's titles, weights known beforehand: the peer."""
    counts = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    documents = Counter(word for one in counts for word in one)
    sums: list[defaultdict[str, float]] = []
    norms: list[float] = []
    behind: defaultdict[str, set[int]] = defaultdict(set)
    filed = []
    for one in counts:
        vector = {word: count * math.log((len(texts) + 1) / documents[word]) for word, count in one.items()}
        norm = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        rare = [word for word in vector if documents[word] < len(texts) / 20]
        best, at = least, len(sums)
        for story in sorted({story for word in rare for story in behind[word]}):
            like = sum(weight * sums[story][word] for word, weight in vector.items()) / norm / norms[story]
            if like > best:
                best, at = like, story
        if at == len(sums):
            sums.append(defaultdict(float))
            norms.append(1.0)
        for word, weight in vector.items():
            sums[at][word] += weight / norm
            behind[word].add(at)
        norms[at] = math.sqrt(sum(weight * weight for weight in sums[at].values())) or 1.0
        filed.append(at)
    return filed


def made_up(count: int) -> list[list[str]]:
    """Give articles of a title and three sentences; half of them share one or two sentences with another."""
    chance = random.Random(4)
    words = ["".join(chance.choices("abdegiklmnoprstuv", k=chance.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    pool = iter(chance.choices(words, weights, k=count * 62))
    articles: list[list[str]] = []
    for _ in range(count):
        one = [" ".join(next(pool) for _ in range(length)) for length in (9, 17, 17, 17)]
        if articles and chance.random() < 0.5:
            other = chance.choice(articles)
            for at in chance.sample((1, 2, 3), chance.randint(1, 2)):
                one[at] = other[at]
        articles.append(one)
    return articles


def edits(one: Sequence[str], other: Sequence[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Give four edits of an article; what is new comes from another one."""
    whole, words = " ".join(one), " ".join(other).split()
    yield "headline rewritten", " ".join((other[0], *one[1:]))
    yield "cut to 65 %", whole[: len(whole) * 65 // 100]
    yield "byline added", f"By {words[0]} {words[1]}, staff reporter. {whole}"
    yield "8 % of words", " ".join(chance.choice(words) if chance.random() < 0.08 else word for word in whole.split())


def duplicates(count: int) -> None:
    """Print recall, false finds and speed."""
    articles = made_up(count)
    texts = [" ".join(one) for one in articles]
    sketches, behind, kept = Sketches(), defaultdict[int, list[int]](list), list[Shingles]()
    began = time.process_time()
    for text in texts:
        sketches.add(shingles_of(text))
    ours = (time.process_time() - began) / count
    for number, text in enumerate(texts):
        kept.append(shingles_of(text))
        for mark in marks_of(kept[-1]):
            behind[mark].append(number)
    chance = random.Random(3)
    found: Counter[str] = Counter()
    wrong = 0
    chosen = chance.sample(range(count), min(1000, count))
    for number in chosen:
        for name, text in edits(articles[number], chance.choice(articles), chance):
            shingles = shingles_of(text)
            likely = worth_comparing(behind[mark][-MOST_AT_A_MARK:] for mark in marks_of(shingles))
            same = [at for at in likely if are_near_duplicates(shingles, kept[at])]
            found[name] += number in same
            wrong += any(at != number for at in same)
    for name, hits in found.items():
        print(f"{name}: recall {hits / len(chosen):.3f}")
    print(f"false: {wrong / len(chosen) / 4:.4f} of the edits found another article as well")
    theirs = datasketch(texts[:3000])
    print(
        f"signature, look-up, insert: ours {ours * 1e6:.0f} us, datasketch {theirs * 1e6:.0f} us: {theirs / ours:.1f} x"
    )


def datasketch(texts: Sequence[str]) -> float:
    """Give seconds a text with datasketch: 64 permutations, the same pairs of words."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=0.5, num_perm=64)
    began = time.process_time()
    for number, text in enumerate(texts):
        words = text.lower().split()
        sketch = MinHash(num_perm=64)
        sketch.update_batch([f"{one} {two}".encode() for one, two in pairwise(words)])
        index.query(sketch)
        index.insert(number, sketch)
    return (time.process_time() - began) / len(texts)


def main() -> None:
    """Run what is asked for."""
    commands: dict[str, Callable[..., None]] = {
        "pairs": lambda path, model=None: pairs(Path(path), model),
        "stream": lambda path, folder, model=None: stream(Path(path), Path(folder), model),
        "duplicates": lambda count="100000": duplicates(int(count)),
    }
    commands[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
