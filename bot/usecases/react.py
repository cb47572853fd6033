"""React: count what readers say with buttons, and do what those who decide for a chat wish of a story."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.alerts.admitting import is_untouched
from bot.alerts.button_words import button_words_in
from bot.alerts.buttons import answer_to, pressed, silenced, voter_of, wished
from bot.alerts.limits import place_of
from bot.model.alerts import AlertId, Delivery
from bot.model.channels import Channel
from bot.model.reactions import Reaction, Vote, Wish
from bot.model.sending import Answer, Chat, ChatId, Press
from bot.ports import Clock, Gatekeeper, ReactingStore
from bot.usecases.poll import Desk

_HEARD_AGAIN = timedelta(days=1)
"""Telegram tells a press again for so long, if the process that heard it was killed before it said so."""


@dataclass(slots=True, kw_only=True)
class Reactor:
    """Hears presses."""

    store: ReactingStore
    desk: Callable[[], Desk]
    """Gives that of the present configuration."""
    gatekeeper: Gatekeeper
    clock: Clock
    key: bytes
    """What voters are told apart with; not kept with the votes."""

    async def react(self, presses: Sequence[Press]) -> list[Answer]:
        """Keep what presses mean, all votes in one transaction, and give what each person is to be told.

        What nobody could have pressed under an alert of that chat is answered with nothing, and changes nothing.
        """
        if not presses:
            return []
        chats = await self.store.chats()
        known: dict[AlertId, Delivery | None] = {}
        votes: dict[tuple[AlertId, str], Vote] = {}
        answers = []
        for press in presses:
            meant = pressed(press.data)
            if meant is None:
                answers.append(Answer(press=press.id, text=""))
                continue
            reaction, id_ = meant
            if id_ not in known:
                known[id_] = await self.store.find_delivery(id_)
            delivery = known[id_]
            channel = self._channel_of(delivery, press, chats)
            if delivery is None or channel is None:
                answers.append(Answer(press=press.id, text=self._gone(press, chats)))
            elif reaction in {Reaction.MUTE, Reaction.FOLLOW}:
                answers.append(Answer(press=press.id, text=await self._wish(press, reaction, delivery, channel)))
            else:
                voter = voter_of(press.person, id_, self.key)
                is_useful = reaction is Reaction.USEFUL
                votes[id_, voter] = Vote(alert=id_, voter=voter, is_useful=is_useful, at=self.clock.now())
                answers.append(Answer(press=press.id, text=button_words_in(channel.language).noted))
        if votes:
            await self.store.keep_votes(list(votes.values()))
        return answers

    def _channel_of(self, delivery: Delivery | None, press: Press, chats: Mapping[ChatId, Chat]) -> Channel | None:
        """Give the channel of an alert, if the press came from its chat."""
        channel = self.desk().channels.get(delivery.alert.channel) if delivery else None
        return channel if channel and place_of(channel, chats).chat in press.chats else None

    def _gone(self, press: Press, chats: Mapping[ChatId, Chat]) -> str:
        of_chat = (one for one in self.desk().channels.values() if place_of(one, chats).chat in press.chats)
        channel = next(of_chat, None)
        return button_words_in(channel.language).gone if channel else ""

    async def _wish(self, press: Press, reaction: Reaction, delivery: Delivery, channel: Channel) -> str:
        may = await self.gatekeeper.is_admin(press.person, press.chats[0])
        if not may:
            return "" if may is None else button_words_in(channel.language).admins
        now = self.clock.now()
        alert = delivery.alert
        before = (await self.store.wishes([alert.article], now - _HEARD_AGAIN)).get((channel.id, alert.article))
        wish = wished(press, reaction, delivery, before, now)
        if wish != before:
            await self.store.keep_wish(wish)
        if wish.reaction is Reaction.MUTE and wish.until > now:
            await self._silence(wish)
        return answer_to(wish, channel, now)

    async def _silence(self, mute: Wish) -> None:
        """Take back what is about to be sent of a muted story; what comes later is passed over when it comes."""
        waiting = [one for one in await self.store.pending(mute.channel) if is_untouched(one)]
        wishes = await self.store.wishes({one.alert.article for one in waiting}, self.clock.now())
        muted = [one for one in waiting if wishes.get((mute.channel, one.alert.article)) == mute]
        await self.store.record([silenced(one, mute) for one in muted])
