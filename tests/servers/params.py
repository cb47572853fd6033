"""Parameters of a call, as Telegram takes them: all strings, structures as JSON, from wherever the client put them."""

import json

from aiohttp import web

from tests.servers.refusals import bad_request

JsonObject = dict[str, object]

_LONGEST_TEXT = 1 << 15


class Params(dict[str, str]):
    """Parameters by name, read by the kind a method needs."""

    def text(self, name: str) -> str:
        """Give the string; empty if absent."""
        return self.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """Give the number; the default if absent or none."""
        try:
            return int(self[name])
        except (KeyError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Say whether it is switched on."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def structure(self, name: str) -> object:
        """Give what the JSON says; None if absent."""
        if not self.text(name):
            return None
        try:
            return json.loads(self[name])
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def object(self, name: str) -> JsonObject:
        """Give the JSON object; empty if absent or another kind."""
        value = self.structure(name)
        return value if isinstance(value, dict) else {}


async def read_params(request: web.BaseRequest) -> Params:
    """Give the parameters of query, form or JSON body; the body wins."""
    params = Params(request.query)
    if request.content_type == "application/json":
        params.update(_from_json(await request.text()))
    else:
        form = await request.post()
        params.update({name: value for name, value in form.items() if isinstance(value, str)})
    return params


def check_text(text: str) -> str:
    """Give the text back, or refuse what no server takes before looking at it."""
    if not text:
        raise bad_request("message text is empty")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if size > _LONGEST_TEXT:
        raise bad_request("text is too long")
    return text


def _from_json(body: str) -> dict[str, str]:
    try:
        values = json.loads(body or "{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad_request("can't parse JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
        if value is not None
    }
