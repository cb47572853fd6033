"""The environment: every variable, good and bad, and secrets that stay secret."""

from contextlib import suppress
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.settings.environment import Settings, describe_settings, process_environment, read_settings
from tests.settings.files import TOKEN

_SECRETS = ["TELEGRAM_BOT_TOKEN", "WEBHOOK_SECRET", "DASHBOARD_TOKEN", "METRICS_TOKEN", "SENTRY_DSN"]


@pytest.fixture(autouse=True)
def _no_variables_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*_SECRETS, *(f"{secret}_FILE" for secret in _SECRETS), *(row[0] for row in describe_settings({}))]:
        monkeypatch.delenv(name, raising=False)


def test_nothing_set_gives_the_documented_defaults() -> None:
    settings = read_settings({})
    assert settings == Settings()
    assert settings.telegram_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert (settings.database, settings.config_dir) == (Path("data/bot.db"), Path("config"))
    assert (settings.port, settings.allow_nets, settings.log_format) == (None, (), None)


@pytest.mark.parametrize(
    ("name", "written", "key", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", TOKEN, "telegram_token", TOKEN),
        ("TELEGRAM_BOT_TOKEN", f" {TOKEN}\n", "telegram_token", TOKEN),
        ("TELEGRAM_CHAT", "-1001234567890", "telegram_chat", -1001234567890),
        ("TELEGRAM_CHAT", "@name", "telegram_chat", "@name"),
        ("TELEGRAM_CHAT", " -100123\n", "telegram_chat", -100123),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081", "telegram_api_url", "http://127.0.0.1:8081"),
        ("TELEGRAM_API_URL", "http://127.0.0.1:8081/", "telegram_api_url", "http://127.0.0.1:8081"),
        ("ADMIN_CHAT", "-100123", "admin_chat", -100123),
        ("TELEGRAM_ADMINS", "12, 34,", "admins", frozenset((12, 34))),
        ("ADMIN_CHAT", "@trouble", "admin_chat", "@trouble"),
        ("DATABASE_URL", "sqlite:///kept/here.db", "database", Path("kept/here.db")),
        ("DATABASE_URL", "sqlite:////var/lib/bot.db", "database", Path("/var/lib/bot.db")),
        ("CONFIG_DIR", "/etc/bot", "config_dir", Path("/etc/bot")),
        ("PORT", "8080", "port", 8080),
        ("FETCH_ALLOW_NETS", "127.0.0.0/8", "allow_nets", (ip_network("127.0.0.0/8"),)),
        ("FETCH_ALLOW_NETS", "10.0.0.7", "allow_nets", (ip_network("10.0.0.7/32"),)),
        ("FETCH_ALLOW_NETS", "10.1.2.3/8, fd00::/8", "allow_nets", (ip_network("10.0.0.0/8"), ip_network("fd00::/8"))),
        ("FETCH_CONTACT", "desk@example.org", "contact", "desk@example.org"),
        ("LANGUAGE_DETECTOR", "langdetect", "detector", "langdetect"),
        ("LANGUAGE_DETECTOR", "eldc", "detector", "eldc"),
        ("LANGUAGE_DETECTOR", "auto", "detector", "auto"),
        ("STORY_MODEL", "use", "story_model", "use"),
        ("STORY_MODEL", "none", "story_model", None),
        ("LOG_FORMAT", "text", "log_format", "text"),
        ("LOG_FORMAT", "json", "log_format", "json"),
        ("LOG_FORMAT", "logfmt", "log_format", "logfmt"),
        ("LOG_LEVEL", "DEBUG", "log_level", "DEBUG"),
        ("LOG_LEVEL", "warning", "log_level", "WARNING"),
        ("SHUTDOWN_S", "10", "shutdown", timedelta(seconds=10)),
        ("RETENTION", "30d", "retention", timedelta(days=30)),
        ("RETENTION", "none", "retention", None),
        ("DYNO", "web.1", "is_ephemeral", True),
    ],
)
def test_a_good_value_is_kept(name: str, written: str, key: str, value: object) -> None:
    assert getattr(read_settings({name: written}), key) == value


def test_who_allows_a_forgetful_disk_gets_it() -> None:
    assert not read_settings({"DYNO": "web.1", "ALLOW_EPHEMERAL_SQLITE": "1"}).is_ephemeral


@pytest.mark.parametrize(
    ("name", "written"),
    [
        *[
            ("TELEGRAM_CHAT", "syria desk"),
            ("TELEGRAM_CHAT", "@"),
            ("TELEGRAM_CHAT", "1.5"),
            ("ADMIN_CHAT", "me"),
            ("TELEGRAM_ADMINS", "@me"),
        ],
        *[("TELEGRAM_CHAT", "1" * 5000), ("TELEGRAM_API_URL", "telegram.test"), ("TELEGRAM_API_URL", "ftp://x")],
        *[("DATABASE_URL", "bot.db"), ("DATABASE_URL", "sqlite:///"), ("DATABASE_URL", "mysql://h/db")],
        *[("DATABASE_URL", "postgres://h/db"), ("DATABASE_URL", "postgresql://h/db")],
        *[("DATABASE_URL", "sqlite:////"), ("DATABASE_URL", "sqlite:///."), ("DATABASE_URL", "sqlite:///a/..")],
        *[("DATABASE_URL", "sqlite:///:memory:"), ("DATABASE_URL", "sqlite:///a\x00b")],
        *[("TELEGRAM_BOT_TOKEN", "foo"), ("TELEGRAM_BOT_TOKEN", "123456:ab"), ("TELEGRAM_BOT_TOKEN", f"{TOKEN} x")],
        *[("TELEGRAM_API_URL", "http://[bad"), ("TELEGRAM_API_URL", "http://127.0.0.1:99999")],
        *[("TELEGRAM_API_URL", "http://x y"), ("TELEGRAM_API_URL", "http://")],
        *[("PORT", "--5"), ("PORT", "-"), ("PORT", "٣"), ("PORT", "5-")],
        *[("PORT", "http"), ("PORT", "-1"), ("PORT", "65536"), ("PORT", "80.5"), ("PORT", "1" * 5000)],
        *[
            ("FETCH_ALLOW_NETS", "localhost"),
            ("FETCH_ALLOW_NETS", "10.0.0.0/33"),
            ("FETCH_ALLOW_NETS", "10.0.0.0/8 ::1"),
        ],
        *[("LANGUAGE_DETECTOR", "fasttext"), ("STORY_MODEL", "gpt"), ("LOG_FORMAT", "xml"), ("LOG_LEVEL", "LOUD")],
        *[("RETENTION", "90"), ("RETENTION", "6d"), ("RETENTION", "for ever")],
        *[("SHUTDOWN_S", "25s"), ("SHUTDOWN_S", "0"), ("SHUTDOWN_S", "-5"), ("SHUTDOWN_S", "100000")],
    ],
)
def test_a_bad_value_names_its_variable_and_exits_3(name: str, written: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read_settings({name: written})
    assert refused.value.where == name
    assert refused.value.exit_code == 3
    assert refused.value.problem


@pytest.mark.parametrize(
    ("name", "written", "hint"),
    [
        ("TELEGRAM_CHAT", "syria desk", "@name"),
        ("DATABASE_URL", "bot.db", "sqlite:///"),
        ("PORT", "65536", "65535"),
        ("PORT", "http", ""),
        ("FETCH_ALLOW_NETS", "localhost", "127.0.0.0/8"),
        ("LANGUAGE_DETECTOR", "fasttext", "langdetect"),
        ("LOG_FORMAT", "xml", "logfmt"),
        ("LOG_LEVEL", "LOUD", "INFO"),
        ("SHUTDOWN_S", "25s", ""),
    ],
)
def test_a_bad_value_is_told_what_would_be_good(name: str, written: str, hint: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read_settings({name: written})
    assert refused.value.hint
    assert hint in refused.value.hint


def test_postgres_is_not_available_yet() -> None:
    with pytest.raises(ConfigError, match="not available yet"):
        read_settings({"DATABASE_URL": "postgres://desk:s3cret@db.test/bot"})


@pytest.mark.parametrize("url", ["postgres://desk:s3cret@db.test/bot", "mysql://desk:s3cret@db.test/bot"])
def test_a_databases_password_is_not_repeated(url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read_settings({"DATABASE_URL": url})
    assert "s3cret" not in str(refused.value)


def test_an_empty_variable_is_an_absent_one(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_CHAT", "PORT", "LOG_FORMAT", "DATABASE_URL"):
        monkeypatch.setenv(name, " ")
    assert read_settings(process_environment()) == Settings()


@pytest.mark.parametrize("name", _SECRETS)
def test_a_secret_may_come_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "secret").write_text("s3cret\n")
    monkeypatch.setenv(f"{name}_FILE", str(tmp_path / "secret"))
    assert process_environment()[name] == "s3cret"


def test_the_variable_wins_over_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("from the file")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    assert read_settings(process_environment()).telegram_token == TOKEN


@pytest.mark.parametrize("content", [None, b"\xff\xfe"], ids=["absent", "not UTF-8"])
def test_a_secrets_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "secret"))
    with pytest.raises(ConfigError, match="secret") as refused:
        process_environment()
    assert (refused.value.where, refused.value.exit_code) == ("TELEGRAM_BOT_TOKEN_FILE", 3)


@pytest.mark.parametrize("content", ["", "\n"])
def test_an_empty_secrets_file_is_not_an_empty_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    """As with an empty variable; or it is told, but never is the secret the empty text."""
    (tmp_path / "secret").write_text(content)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "secret"))
    token = None
    with suppress(ConfigError):
        token = read_settings(process_environment()).telegram_token
    assert token is None


def test_the_token_is_not_in_the_repr() -> None:
    assert TOKEN not in repr(read_settings({"TELEGRAM_BOT_TOKEN": TOKEN}))


def test_every_setting_is_described_with_its_origin_and_without_secrets() -> None:
    rows = {
        name: (value, origin) for name, value, origin in describe_settings({"TELEGRAM_BOT_TOKEN": TOKEN, "PORT": "80"})
    }
    assert rows["PORT"] == ("80", "environment")
    assert rows["LOG_LEVEL"] == ("INFO", "default")
    assert rows["TELEGRAM_BOT_TOKEN"][1] == "environment"
    assert TOKEN.partition(":")[2] not in rows["TELEGRAM_BOT_TOKEN"][0]


def test_a_setting_tells_the_option_or_the_file_it_comes_from() -> None:
    environment = {"PORT": "80", "LOG_LEVEL": "ERROR", "CONFIG_DIR": "a", "BOT_NAMES_FROM_ENV_FILE": "PORT OTHER"}
    rows = {
        name: (value, origin)
        for name, value, origin in describe_settings(environment, {"CONFIG_DIR": ("b", "--config")})
    }
    assert rows["PORT"] == ("80", ".env")
    assert rows["LOG_LEVEL"] == ("ERROR", "environment")
    assert rows["CONFIG_DIR"] == ("b", "--config")


def test_a_wrong_token_is_not_repeated() -> None:
    with pytest.raises(ConfigError) as refused:
        read_settings({"TELEGRAM_BOT_TOKEN": "s3cret"})
    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize(
    "name",
    [
        *["TELEGRAM_BOT_TOKEN", "TELEGRAM_CHAT", "TELEGRAM_API_URL", "ADMIN_CHAT", "DATABASE_URL", "TELEGRAM_ADMINS"],
        *["CONFIG_DIR", "PORT", "FETCH_ALLOW_NETS", "FETCH_CONTACT", "LANGUAGE_DETECTOR", "STORY_MODEL", "LOG_FORMAT"],
        *["LOG_LEVEL", "SHUTDOWN_S", "ALLOW_EPHEMERAL_SQLITE"],
    ],
)
def test_no_setting_that_is_read_is_left_out_of_the_description(name: str) -> None:
    assert name in {row[0] for row in describe_settings({})}


def test_a_model_that_is_not_installed_is_told_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.settings.environment.find_spec", lambda name: None)
    assert read_settings({}).story_model is None
    with pytest.raises(ConfigError) as refused:
        read_settings({"STORY_MODEL": "use"})
    assert "bot/extras/embeddings.txt" in (refused.value.hint or "")
