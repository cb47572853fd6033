"""Prove: that a message can be found again in a chat by forwarding it, which `unconfirmed: probe` relies on."""

from dataclasses import replace
from datetime import timedelta

from bot.alerts.confirming import fingerprint
from bot.errors import BotError
from bot.model.sending import Chat, ChatId, Found, Missing, Proof
from bot.ports import Attempts, Clock, Scribe

_PAUSE = timedelta(seconds=1.1)
"""A chat takes a message a second, and the operator's may be the same."""
_TEXT = "A test of reading back, deleted at once ({}/2)"


async def prove(chat: ChatId, *, scribe: Scribe, store: Attempts, clock: Clock) -> None:
    """Write two messages, read the first back, see that nothing stands behind the second, delete both, keep the proof.

    Raises BotError with the reason if reading back cannot be relied on in this chat.
    """
    if not chat.startswith(("-", "@")):
        raise BotError(f"{chat} is a private chat, whose message ids are not its own: use a channel or a supergroup")
    written: list[int] = []
    try:
        written.append(first := await scribe.write(chat, _TEXT.format(1)))
        await clock.sleep(_PAUSE)
        written.append(second := await scribe.write(chat, _TEXT.format(2)))
        if second != first + 1:
            raise BotError(f"message ids in {chat} do not count up by one; if somebody wrote there just now, try again")
        await clock.sleep(_PAUSE)
        seen = await scribe.look(chat, first)
        if not isinstance(seen, Found):
            why = "it is not found" if isinstance(seen, Missing) else seen.reason
            raise BotError(f"what was written to {chat} cannot be forwarded to {scribe.chat}: {why}")
        if fingerprint(seen.text) != fingerprint(_TEXT.format(1)):
            raise BotError(f"what was written to {chat} comes back as another text")
        if not isinstance(await scribe.look(chat, second + 1), Missing):
            raise BotError(f"an id in {chat} that was not given yet is not said to be missing")
    finally:
        for message in written:
            await scribe.erase(chat, message)
    place = ChatId(chat.lower())
    known = (await store.chats()).get(place) or Chat(id=place)
    await store.keep_chat(replace(known, last_message=max(second, known.last_message or 0)))
    await store.keep_proof(Proof(chat=chat, proved_at=clock.now()))
