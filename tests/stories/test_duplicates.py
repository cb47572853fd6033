"""Near-duplicates by shingles, with an exact look behind the index."""

import random

from bot.stories.duplicates import Sketches, are_near_duplicates, shingles_of

WORDS = [
    f"{head}{tail}" for head in ("ba", "ko", "mi", "tu", "re", "sa", "lo") for tail in ("r", "nt", "ve", "ls", "g")
]


def sentence(rng: random.Random, length: int = 18) -> str:
    """Give some words."""
    return " ".join(rng.choice(WORDS) for _ in range(length)).capitalize() + "."


def test_four_edits_are_recognised() -> None:
    """A headline rewritten, a text cut, a byline added, some words changed."""
    rng = random.Random(5)
    sketches = Sketches()
    texts = [[sentence(rng, 9)] + [sentence(rng) for _ in range(3)] for _ in range(200)]
    for text in texts:
        assert sketches.add(shingles_of(*text)) is None
    for number, text in enumerate(texts[:40]):
        whole = " ".join(text)
        changed = " ".join("uvw" if at % 12 == 5 else word for at, word in enumerate(whole.split()))
        edits = [
            " ".join([sentence(rng, 9), *text[1:]]),
            whole[: len(whole) * 65 // 100],
            f"By Ann Other. {whole}",
            changed,
        ]
        for edit in edits:
            assert sketches.add(shingles_of(edit)) == number


def test_a_shared_sentence_is_no_duplicate() -> None:
    """Two reports may quote the same man."""
    rng = random.Random(6)
    quoted = sentence(rng)
    one, other = (shingles_of(sentence(rng), sentence(rng), quoted, sentence(rng)) for _ in range(2))
    assert not are_near_duplicates(one, other)


def test_short_titles_must_be_the_same() -> None:
    """One word tells two of them apart."""
    assert are_near_duplicates(shingles_of("Fire in Ghent"), shingles_of("Fire in Ghent!"))
    assert not are_near_duplicates(shingles_of("Fire in Ghent"), shingles_of("Fire in Bruges"))
    assert not are_near_duplicates(shingles_of("Fire"), shingles_of("Flood"))
    one, other = (shingles_of(f"Weekly market report: shares of {name} rise sharply") for name in ("Acme", "Zeta"))
    assert not are_near_duplicates(one, other)
    assert are_near_duplicates(one, shingles_of("Weekly market report: shares of Acme rise sharply - Agency"))


def test_scripts_without_spaces_are_compared_by_letters() -> None:
    """A Chinese title has no words to pair."""
    one, other = (
        "印度尼西亚海啸死亡人数已上升到八百三十二人仍有数百人失踪",
        "印度尼西亚海啸的死亡人数已上升到八百三十二人仍有数百人失踪",
    )
    assert are_near_duplicates(shingles_of(one), shingles_of(other))
    assert not are_near_duplicates(shingles_of(one), shingles_of("人数死亡海啸上升到印度尼西亚八百人已三十二"))
