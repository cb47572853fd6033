"""What two rule sets tell differently."""

from collections.abc import Mapping

import pytest

from bot.model.channels import ChannelId
from bot.model.entities import EntityId
from bot.model.replays import Difference, Kept
from bot.model.stories import StoryId
from bot.polling.taking_in import to_document
from bot.rules.comparing import Comparison
from bot.usecases.judging import tells
from tests.archives import kept
from tests.builders import Written, entity, matcher, rule

GRAIN = rule("grain", any=["grain"])
SHADOW = rule("grain", any=["grain"], status="shadow")
IDLIB = rule("idlib", any=["$idlib"])
GALA = {"gala": entity("place", names={"en": ["Idlib Gala"]})}


def differences(
    old: Written, new: Written, title: str, entities: tuple[Mapping[str, Written], Mapping[str, Written]] = ({}, {})
) -> list[Difference]:
    """Compare two sets of one rule on an article."""
    article = kept("a", title)
    comparison = Comparison(matcher([old], entities[0]), matcher([new], entities[1]))
    one = Kept(article=article, story=StoryId("a"))
    return list(comparison.differences(one, to_document(article), tells))


@pytest.mark.parametrize(
    ("new", "gained", "lost", "why"),
    [
        (rule("grain", any=["wheat"]), "", "console", "now: found none of wheat"),
        (rule("grain", any=["grain"], status="shadow"), "", "console", "was live, now shadow"),
        (rule("grain", any=["grain"], status="draft"), "", "console", "now draft"),
        (rule("grain", any=["grain"], languages=["nl"]), "", "console", "now: languages: en is none of nl"),
        (rule("grain", any=["grain", "corn"], why="more"), "", "", ""),
    ],
)
def test_what_is_gained_and_lost_and_why(new: Written, gained: str, lost: str, why: str) -> None:
    """Each with the clause or the key that decides; a change without effect on the article is none."""
    found = differences(GRAIN, new, "Grain prices fall")
    told = [(*map("".join, (one.gained, one.lost)), one.why) for one in found]
    assert told == ([(gained, lost, why)] if why else [])
    back = [(one.gained, one.lost) for one in differences(new, GRAIN, "Grain prices fall")]
    assert back == [(one.lost, one.gained) for one in found]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (rule("grain", any=["grain"], status="draft"), SHADOW, "was draft"),
        (rule("corn", any=["corn"]), SHADOW, "the rule is new"),
        (rule("grain", any=["wheat"]), SHADOW, "was: found none of wheat"),
        (rule("grain", any=["wheat"], status="shadow"), SHADOW, "was: found none of wheat"),
    ],
)
def test_what_only_shadows_count_is_told_to_nobody(old: Written, new: Written, why: str) -> None:
    """Gained or lost, it is marked, with the clause that decides or where the rule stood."""
    found = differences(old, new, "Grain prices fall")
    assert [(one.is_shadow, bool(one.gained), one.why) for one in found] == [(True, True, why)]
    assert [(one.is_shadow, bool(one.lost)) for one in differences(new, old, "Grain prices fall")] == [(True, True)]


def test_a_rule_under_another_name_is_a_new_one_and_one_gone() -> None:
    """And each says that the other tells of it."""
    found = differences(GRAIN, rule("corn", any=["grain"]), "Grain prices fall")
    assert [(one.rule, one.why, one.also) for one in found] == [
        ("corn", "the rule is new", ()),
        ("grain", "the rule is gone", ("corn",)),
    ]


def test_entities_of_each_side_are_its_own() -> None:
    """An entity whose name holds another's takes mentions from it, though no rule names it."""
    [one] = differences(IDLIB, IDLIB, "Idlib Gala begins", (GALA, {}))
    assert one.gained == {ChannelId("console")}
    assert one.hits[0].text == "Idlib"
    comparison = Comparison(matcher([IDLIB], GALA), matcher([IDLIB], {}))
    assert not comparison.changes
    assert comparison.entities == {EntityId("gala")}
    assert not Comparison(matcher([IDLIB], GALA), matcher([IDLIB], dict(GALA))).entities
