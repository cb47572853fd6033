"""What a language model promises that judges whether texts are of one event."""

import pytest

from bot.bootstrap import make_encoder
from bot.ports import Encoder
from bot.stories.meanings import leaning

FIRE = ("Fire destroys warehouse at harbour of Rotterdam", "Brand verwoest loods in haven van Rotterdam")
OTHER = "Central bank leaves interest rates unchanged"


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """Give the one there is."""
    made = make_encoder("use")
    assert made is not None
    return made


def test_the_same_event_in_two_languages_is_nearer_than_another(encoder: Encoder) -> None:
    one, same, other = encoder.meanings([*FIRE, OTHER])
    assert leaning(one, same) > 0 > leaning(one, other)
    assert leaning(one, one) == pytest.approx(0.5, abs=0.02)


def test_a_text_means_the_same_alone_and_among_others(encoder: Encoder) -> None:
    """Nearly: sums are made in another order."""
    [alone] = encoder.meanings([OTHER])
    assert leaning(alone, encoder.meanings([*FIRE, OTHER])[2]) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("text", ["", " ", "!?", "\x00", "😀" * 300])
def test_any_text_has_a_meaning(encoder: Encoder, text: str) -> None:
    [one] = encoder.meanings([text])
    assert len(one) == len(encoder.meanings([OTHER])[0])
    assert encoder.meanings([]) == []


def test_without_a_name_there_is_no_model() -> None:
    assert make_encoder(None) is None
