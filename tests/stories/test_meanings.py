"""What a language model adds to evidence."""

import pytest

from bot.model.articles import ArticleId
from bot.model.stories import Draft, Meaning, Verdict
from bot.stories.clippings import Clippings
from bot.stories.duplicates import shingles_of
from bot.stories.evidence import traits_of
from bot.stories.meanings import leaning, to_meaning


def test_a_model_leans_by_the_cosine() -> None:
    """Towards one event above a half, against it below; what it was not asked it says nothing of."""
    one = to_meaning([0.04419417] * 512)
    other = to_meaning([0.04419417] * 256 + [-0.04419417] * 256)
    assert leaning(one, one) == pytest.approx(0.5, abs=0.05)
    assert leaning(one, other) == pytest.approx(-0.5, abs=0.01)
    assert leaning(one, b"") == leaning(b"", b"") == leaning(one, one[:9]) == 0.0


def second(title: str, language: str, *meanings: Meaning) -> Verdict:
    """File a report and one more of these meanings; gives the verdict on the second."""
    clippings = Clippings()
    verdicts = [
        clippings.file(
            Draft(
                article=ArticleId(str(number)),
                traits=traits_of(text, tag, ()),
                shingles=shingles_of(text),
                meaning=meanings[number] if meanings else b"",
            )
        ).verdict
        for number, (text, tag) in enumerate((("Minister Ek resigns over bridge contract", "en"), (title, language)))
    ]
    return verdicts[1]


def test_a_model_joins_what_shares_too_little_and_parts_what_shares_words_only() -> None:
    """It is one voice beside the evidence, and its part in a verdict is told."""
    alike, unalike = to_meaning([0.04419417] * 512), to_meaning([-0.04419417, 0.04419417] * 256)
    ek = ("Ek tritt nach Streit um Auftrag zurück", "de")
    assert second(*ek).story == "1"
    joined = second(*ek, alike, alike)
    assert (joined.story, joined.shared[0][0]) == ("0", "m:meaning")
    again = ("Minister Ek signs another bridge contract", "en")
    assert second(*again).story == "0"
    assert second(*again, alike, unalike).story == "1"
