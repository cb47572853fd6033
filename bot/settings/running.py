"""What stops a bot from running though its files are right."""

from bot.errors import ConfigError, PlatformRefusedError
from bot.model.channels import Unconfirmed
from bot.ports import Attempts
from bot.settings.environment import Settings
from bot.settings.loading import Outline


def refuse_ephemeral_disk(settings: Settings) -> None:
    """Raise PlatformRefusedError where the platform forgets the disk at every restart."""
    if settings.is_ephemeral:
        raise PlatformRefusedError(
            "this platform (DYNO is set) forgets its disk at every restart, so alerts would be sent again or lost: "
            "use one with a volume (Dokku, Fly, Railway, Render), or set ALLOW_EPHEMERAL_SQLITE=1 to run all the same"
        )


def check_runnable(config: Outline, settings: Settings) -> None:
    """Raise ConfigError for what stops the bot from running though the files are right."""
    if config.blockers:
        raise config.blockers[0]
    if not config.feeds:
        raise ConfigError(str(settings.config_dir), "no feeds to read", hint="write one into feeds.yaml")
    chats = (settings.telegram_chat, *(channel.chat for channel in config.channels))
    if settings.telegram_token and all(chat is None for chat in chats):
        hint = "set TELEGRAM_CHAT, or `chat:` of a channel; `setup` finds the number out"
        raise ConfigError("TELEGRAM_BOT_TOKEN", "there is a token, but no channel names a chat", hint=hint)


async def check_proved(config: Outline, settings: Settings, store: Attempts) -> None:
    """Raise ConfigError if a channel wants lost answers looked for, and it was not proved that this works."""
    asking = [channel for channel in config.channels if channel.unconfirmed is Unconfirmed.PROBE]
    if not asking or settings.telegram_token is None:
        return
    where = asking[0].where
    if settings.admin_chat is None:
        hint = "set ADMIN_CHAT: messages are forwarded there to be read, and deleted"
        raise ConfigError(where, "'unconfirmed: probe' without ADMIN_CHAT", hint=hint)
    if not await store.proofs():
        hint = "prove it in a channel of your own: bash bot/run.sh doctor --probe CHAT; until then: resend, or hold"
        raise ConfigError(where, "'unconfirmed: probe', and nobody has proved that reading back works", hint=hint)
