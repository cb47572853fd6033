"""A newsdesk: articles of stories come, match, and are told as its rules say."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.alerts.routing import corrections_for
from bot.model.alerts import Alert, Delivery, DeliveryState, Reason, SendOutcome
from bot.model.articles import ArticleId, ChangeKind, Text
from bot.model.growth import Correction
from bot.model.rules import Conditions, Occasion, Rule, RuleId, Update
from bot.model.stories import Draft, Filing, StoryId, Traits, Verdict
from bot.usecases.arrange import Arranger
from tests.alerts.test_admitting import rule
from tests.fakes import NOON, alert, article, delivery, feed, poll_result, state
from tests.usecases.sending import DESK, Desk

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)
OUTLETS = ("Anadolu", "Reuters", "NOS", "Le Monde", "TASS", "BBC")
SENT, NEW, GROWN, HELD, UNSENT = map(DeliveryState, ("sent", "new", "grown", "held", "unsent"))
NUMBERS = ("Fire kills twelve", "Fire kills 12", "Dozens flee as fire spreads", "Blaze leaves city in the dark",
           "Firemen end their fight", "Mayor speaks of worst night")  # fmt: skip


class KilledError(BaseException):
    """Ends a process."""


@dataclass
class Newsdesk:
    """A desk that sends what its arranger decides; articles of one story come, number by number."""

    desk: Desk
    rules: dict[RuleId, Rule] = field(default_factory=lambda: {RuleId("a"): rule("a")})

    def __post_init__(self) -> None:
        """Begin."""
        self.restart()

    def restart(self) -> None:
        """Let another process go on."""
        self.desk.restart(arranger=Arranger(store=self.desk.store, rules=lambda: self.rules))

    def plan(self, update: Update = Update.EDIT, *occasions: Occasion, **facts: Any) -> None:
        """Let rule `a` tell stories so."""
        made = {"conditions": Conditions(**facts.pop("needs", {})), "new_message_on": frozenset(occasions), **facts}
        self.rules[RuleId("a")] = replace(rule("a", update=update), **made)

    async def tell(
        self, *numbers: int, rules: str = "a", story: str = "article-0", likeness: float = 0.9, **facts: Any
    ) -> None:
        """Let articles of the story come and match, a minute after each other, then send for a moment."""
        for number in numbers:
            await self.publish(number, story=story, likeness=likeness, rows=[self.row(number, rules, **facts)])
        await self.go_on()

    def row(self, number: int, rules: str = "a", **facts: Any) -> Delivery:
        """Give a row of the outbox as a poll queues it."""
        at = NOON + number * MINUTE
        reasons = tuple(Reason(rule=name, title=name.upper()) for name in rules)
        made = {"reasons": reasons, "marks": (), "outlet": OUTLETS[number], "title": NUMBERS[number],
                "published_at": at, "first_seen_at": at, **facts}  # fmt: skip
        return delivery(of=alert(number, **made), state=NEW, due_at=self.desk.clock.now())

    async def publish(self, number: int, *, story: str = "article-0", likeness: float = 0.9, rows: Any = ()) -> None:
        """Let an article come, with the alerts it leads to."""
        now = self.desk.clock.now()
        came = article(number, outlet=OUTLETS[number], text=Text(title=NUMBERS[number]), first_seen_at=now,
                       published_at=now)  # fmt: skip
        draft = Draft(article=came.id, traits=Traits(language="en", written=frozenset()), shingles=frozenset())
        verdict = Verdict(story=StoryId(story), likeness=likeness, nearest=ArticleId(story))
        await self._apply(articles=[came], filings=(Filing(draft=draft, verdict=verdict, mass=1.0),), deliveries=rows)

    async def _apply(self, **facts: Any) -> None:
        now = self.desk.clock.now()
        [(_, _, token)] = await self.desk.store.claim_feeds(now, limit=1, lease=MINUTE, polled_before=now + MINUTE)
        assert await self.desk.store.apply(poll_result(token, state=state(last_poll_at=NOON), **facts), now)

    async def correct(self, number: int, title: str, kind: ChangeKind = ChangeKind.NUMBERS) -> None:
        """Let an outlet change an article."""
        now = self.desk.clock.now()
        changed = article(number, outlet=OUTLETS[number], text=Text(title=title))
        said = Correction(article=changed.id, outlet=changed.outlet, at=now, kind=kind, words="12 \u2192 8 killed")
        rows = corrections_for(changed, said, feed(), [DESK.id], now)
        await self._apply(revised=[changed], deliveries=rows)
        await self.go_on()

    async def go_on(self, length: timedelta = timedelta(0), *answers: SendOutcome) -> None:
        """Send for so long."""
        self.desk.sink.answers.extend(answers)
        until = self.desk.clock.now() + length
        while True:
            done = await self.desk.deliver()
            moments = (done.next_at, await self.desk.store.next_due_at())
            now = self.desk.clock.now()
            later = min((moment for moment in moments if moment and moment > now), default=until)
            if now >= until:
                return
            self.desk.clock.moment = min(later, until)

    @property
    def sent(self) -> list[str]:
        """What came as new messages: the headlines."""
        return [one.title for _, one in self.desk.sink.sent]

    @property
    def edited(self) -> list[Alert]:
        """What messages were edited to say, in order."""
        return self.desk.sink.edited

    async def kept(self, number: int) -> Delivery:
        """Give a row as it is kept."""
        found: Delivery = await self.desk.kept(number)
        return found


def outlets(of: Alert) -> list[str]:
    """Give the outlets that an alert names."""
    return [of.outlet, *(one.outlet for one in of.growth.others)] if of.growth else [of.outlet]
