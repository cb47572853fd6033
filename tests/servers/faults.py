"""What may go wrong with one call, on its way, at the server, or on the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from tests.servers.refusals import RefusalError, too_many_requests


@dataclass(frozen=True, slots=True)
class HttpError:
    """An error status; with `is_accepted` the call took effect all the same, as behind a failing gateway."""

    code: int
    description: str
    parameters: Mapping[str, int] = field(default_factory=dict)
    is_accepted: bool = False

    def refusal(self) -> RefusalError:
        """Give the answer in Telegram's form."""
        return RefusalError(self.code, self.description, **self.parameters)


@dataclass(frozen=True, slots=True)
class DropBefore:
    """The connection closes and nothing is accepted."""


@dataclass(frozen=True, slots=True)
class DropAfter:
    """The call is accepted, then the connection closes without an answer."""


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is accepted at once and answered late; without `is_accepted`, lost if the client gives up first."""

    delay: timedelta
    is_accepted: bool = True


@dataclass(frozen=True, slots=True)
class BrokenJson:
    """The call is accepted and answered with status 200 and half the JSON."""


Fault = HttpError | DropBefore | DropAfter | Slow | BrokenJson


def flood_wait(retry_after: timedelta) -> HttpError:
    """Give the 429 that names the time to wait."""
    refusal = too_many_requests(round(retry_after.total_seconds()))
    return HttpError(refusal.code, refusal.description, refusal.parameters)
