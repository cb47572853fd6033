"""Articles judged by other processes come to the same as in this one."""

from bot.model.replays import Kept
from bot.model.stories import StoryId
from bot.usecases.crew import Crew, tallied
from tests.archives import kept
from tests.builders import matcher, rule

KEPT = [
    Kept(article=kept(str(at), title, lang), story=StoryId(str(at)))
    for at, (lang, title) in enumerate(
        [("en", "Grain prices fall"), ("nl", "Graan"), ("en", "Weather"), ("en", "Grain")]
    )
]


async def test_shared_work_comes_to_the_same_in_the_same_order() -> None:
    of = matcher([rule("grain", any=["grain"]), rule("graan", any=["graan"])])
    crew = Crew(of, 2)
    try:
        tally, found = await crew.judge(KEPT, 2)
    finally:
        crew.close()
    alone, found_alone = tallied(KEPT, of, 3)
    assert found_alone == [one for one in found if one.article.id in {"0", "1", "3"}]
    assert (tally.total, list(tally.rules())) == (alone.total, list(alone.rules()))
    assert (tally.languages, tally.feeds) == (alone.languages, alone.feeds)
