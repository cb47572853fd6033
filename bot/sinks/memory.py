"""A sink that remembers, for demos and tests."""

from bot.alerts.confirming import fingerprint
from bot.model.alerts import Alert, Delivery, SendOutcome, Sent
from bot.model.channels import Channel
from bot.model.sending import Post


class MemorySink:
    """Keeps what it was sent, in order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.sent: list[tuple[Channel, Alert]] = []
        self.edited: list[Alert] = []
        self.answers: list[SendOutcome] = []
        """What to answer next, first in first out; `Sent` when empty."""

    def compose(self, delivery: Delivery, channel: Channel) -> Post | None:
        """See `ports.Sink`; the text is the title: a message for each of its lines, and each further page of a lead."""
        titles = [*delivery.alert.title.split("\n"), *delivery.alert.lead.split("\f")[1:]]
        if delivery.is_told:
            return Post(delivery=delivery, text=titles[0], edits=delivery.message)
        if delivery.part >= len(titles):
            return None
        title = titles[delivery.part]
        return Post(
            delivery=delivery, text=title, fingerprint=fingerprint(title), is_last=delivery.part == len(titles) - 1
        )

    async def send(self, post: Post, channel: Channel) -> SendOutcome:
        """See `ports.Sink`."""
        outcome = self.answers.pop(0) if self.answers else Sent(message=post.edits or str(len(self.sent) + 1))
        if isinstance(outcome, Sent) and post.edits:
            self.edited.append(post.delivery.alert)
        elif isinstance(outcome, Sent):
            self.sent.append((channel, post.delivery.alert))
        return outcome
