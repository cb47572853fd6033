"""What an edit changed."""

import pytest

from bot.model.articles import ChangeKind, Text
from bot.stories.revising import announced, change_of, words_of


@pytest.mark.parametrize(
    ("before", "after", "kind", "replaced"),
    [
        ("12 killed in Idlib", "8 killed in Idlib", ChangeKind.NUMBERS, (("12", "8"),)),
        ("٣ قتلى في إدلب", "٨ قتلى في إدلب", ChangeKind.NUMBERS, (("٣", "٨"),)),
        ("Fire kills 8", "CORRECTED: Fire kills 3", ChangeKind.CORRECTED, (("", "CORRECTED :"), ("8", "3"))),
        ("Süd siegt", "Korrektur: Nord siegt", ChangeKind.CORRECTED, (("Süd", "Korrektur : Nord"),)),
        ("Minister quits", "RETRACTED: Minister quits", ChangeKind.RETRACTED, (("", "RETRACTED :"),)),
        ("Министр ушёл", "Сообщение отозвано: Министр ушёл", ChangeKind.RETRACTED, (("", "Сообщение отозвано :"),)),
        ("Fire in Ghent", "Large fire in Ghent", ChangeKind.REWORDED, (("", "Large"),)),
        ("Fire in Ghent, 3 hurt", "Fire in Ghent", ChangeKind.REWORDED, ((", 3 hurt", ""),)),
        ("Fire in “Ghent”", "fire in Ghent", ChangeKind.NOTHING, ()),
    ],
)
def test_a_change_is_told_by_what_it_does(
    before: str, after: str, kind: ChangeKind, replaced: tuple[tuple[str, str], ...]
) -> None:
    """Word by word."""
    change = change_of(Text(title=before), Text(title=after))
    assert (change.kind, change.replaced) == (kind, replaced)


def test_the_lead_counts() -> None:
    """A number that changes there is a change of numbers."""
    before, after = (Text(title="Fire in Ghent", lead=f"At least {dead} died.") for dead in ("1,200", "1,300"))
    assert change_of(before, after).replaced == (("1,200", "1,300"),)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Strike kills 12 in Idlib", "Strike kills 8 in Idlib", "12 \u2192 8 in"),
        ("12 killed in Idlib", "8 killed in Idlib", "12 \u2192 8 killed"),
        ("Fire in Ghent", "Large fire in Ghent", ""),
        ("Nord siegt", "Süd siegt", "Nord \u2192 Süd"),
    ],
)
def test_a_change_is_told_in_a_few_words(before: str, after: str, words: str) -> None:
    """A number with what it counts."""
    assert words_of(change_of(Text(title=before), Text(title=after)), Text(title=after)) == words


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("CORRECTION: Fire kills 3", ChangeKind.CORRECTED),
        ("Rectificatie - drie doden bij brand", ChangeKind.CORRECTED),
        ("(Withdrawn) Fire kills 3", ChangeKind.RETRACTED),
        ("Ministry: report withdrawn", None),
        ("Officer corrects a child's spelling: video", None),
        ("Fire kills 3", None),
    ],
)
def test_a_headline_may_announce_that_it_takes_something_back(title: str, kind: ChangeKind | None) -> None:
    """By its first words, which stand apart."""
    assert announced(title) is kind
