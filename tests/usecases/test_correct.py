"""What feeds take back of what channels were told, on every store."""

from dataclasses import replace

from bot.model.alerts import DeliveryState
from bot.model.stories import StoryId
from tests.fakes import entry
from tests.newsroom import Newsroom

TITLE = "Ceasefire in Idlib after strike that killed {}"


async def corrections(room: Newsroom) -> list[tuple[str, str]]:
    """Give the rows that tell a change, by how it is told."""
    rows = await room.alerts(DeliveryState.NEW)
    return [(row.alert.title, row.alert.correction.words) for row in rows if row.alert.correction]


async def test_a_number_that_is_put_right_is_told_once(room: Newsroom) -> None:
    """And not that the words about it change."""
    for title in (TITLE.format(12), TITLE.format(8), f"UN: {TITLE.format(8)}", TITLE.format(8)):
        await room.brings(entry(title=title))
    assert await corrections(room) == [(TITLE.format(8), "12 → 8")]
    [told] = [row for row in await room.alerts(DeliveryState.PENDING, DeliveryState.NEW) if not row.alert.correction]
    assert told.story == StoryId(told.alert.article)


async def test_what_nobody_was_told_of_is_not_corrected(room: Newsroom) -> None:
    for dead in (12, 8):
        await room.brings(entry(title=f"Olive press explodes, {dead} dead"))
    assert await corrections(room) == []


async def test_a_page_that_tells_of_something_else_by_now_is_not_corrected(room: Newsroom) -> None:
    """A live page counts on, and takes nothing back."""
    first = entry(title=TITLE.format(12))
    await room.brings(first)
    later = "Ceasefire in Idlib: 40 lorries cross, minister flies to Ankara, talks go on for 3 days and schools open"
    await room.brings(replace(first, text=replace(first.text, title=later)))
    assert await corrections(room) == []


async def test_an_article_that_stands_again_takes_its_retraction_back(room: Newsroom) -> None:
    for title in (TITLE.format(12), f"RETRACTED: {TITLE.format(12)}", TITLE.format(12)):
        await room.brings(entry(title=title))
    rows = await room.alerts(DeliveryState.NEW)
    assert {row.alert.correction.kind for row in rows if row.alert.correction} == {"retracted", "corrected"}
