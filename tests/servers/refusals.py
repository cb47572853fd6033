"""Telegram's refusals, in its own words (read in telegram-bot-api's `Client.cpp` and in tdlib, Bot API 10)."""

from http import HTTPStatus

CONFLICT_OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
CONFLICT_SET_WEBHOOK = "Conflict: terminated by setWebhook request"
CONFLICT_WEBHOOK = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class RefusalError(Exception):
    """An answer with `ok: false`: its code, its words, its parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        """Refuse with a full description, prefix included."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, object]:
        """Give the body Telegram sends."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(words: str, **parameters: int) -> RefusalError:
    """Give a 400."""
    return RefusalError(HTTPStatus.BAD_REQUEST, f"Bad Request: {words}", **parameters)


def forbidden(words: str) -> RefusalError:
    """Give a 403."""
    return RefusalError(HTTPStatus.FORBIDDEN, f"Forbidden: {words}")


def conflict(description: str) -> RefusalError:
    """Give a 409."""
    return RefusalError(HTTPStatus.CONFLICT, description)


def too_many_requests(retry_after: int) -> RefusalError:
    """Give a 429 with the seconds to wait."""
    return RefusalError(
        HTTPStatus.TOO_MANY_REQUESTS, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after
    )
