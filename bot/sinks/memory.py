"""A sink that remembers, for demos and tests."""

from bot.model.alerts import Alert, SendOutcome, Sent
from bot.model.channels import Channel


class MemorySink:
    """Keeps what it was sent, in order."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.sent: list[tuple[Channel, Alert]] = []
        self.answers: list[SendOutcome] = []
        """What to answer next, first in first out; `Sent` when empty."""

    async def send(self, alert: Alert, channel: Channel) -> SendOutcome:
        """See `ports.Sink`."""
        outcome = self.answers.pop(0) if self.answers else Sent(message=str(len(self.sent) + 1))
        if isinstance(outcome, Sent):
            self.sent.append((channel, alert))
        return outcome
