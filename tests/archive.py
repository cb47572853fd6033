"""A database as a bot leaves it: the rules of a folder, two articles, a clock that stands still."""

from datetime import timedelta
from pathlib import Path

from bot.bootstrap import to_desk
from bot.model.articles import Entry, Text
from bot.settings.environment import read_settings
from bot.settings.loading import load_config
from bot.stores.sqlite import SqliteStore
from tests.fakes import NOON, feed
from tests.newsroom import Newsroom

RULES = """rules:
  - id: nato-idlib
    all: [$nato, $idlib]
    to: [syria-desk]
    tests: {match: [{en: "NATO warns over Idlib"}], reject: [{en: "Senator Renato in Idlib"}]}

  - id: strikes   # to be seen first
    status: shadow
    all: [$airstrike, $idlib]
    to: [syria-desk]
    tests: {match: [{en: "Airstrikes hit Idlib"}], reject: [{en: "Pilots strike over pay"}]}
"""
CHANNELS = "channels: {syria-desk: {chat: -1001234567890}}\n"
TURKISH = Entry(
    guid="https://www.aa.com.tr/tr/dunya/1",
    link="https://www.aa.com.tr/tr/dunya/1?utm_source=rss",
    text=Text(title="NATO'dan İdlib'deki hava saldırıları sonrası dayanışma mesajı"),
    published_at=NOON - timedelta(minutes=5),
)
DUTCH = Entry(
    guid="nos-1",
    link="https://nos.nl/artikel/1",
    text=Text(title="Luchtaanvallen treffen Idlib", lead="De NAV0 vergadert."),
    published_at=NOON - timedelta(minutes=3),
)


def configured(folder: Path, rules: str = RULES) -> Path:
    """Write a configuration; gives its folder."""
    folder.mkdir(exist_ok=True)
    for kind, text in (("rules", rules), ("channels", CHANNELS), ("entities", "packs: []\n")):
        (folder / f"{kind}.yaml").write_text(text, encoding="utf-8")
    return folder


class Archive(Newsroom):
    """A newsroom whose rules are those of a folder, kept when they are loaded."""

    @classmethod
    async def opened(cls, folder: Path) -> "Archive":
        """Begin with an empty database in the folder, or go on with the one there."""
        store = await SqliteStore(folder / "bot.db").open(migrate=True)
        archive = cls(store, to_desk(load_config(configured(folder / "config"), {}), read_settings({})))
        await archive.load(folder / "config")
        return archive

    async def load(self, folder: Path) -> None:
        """Take the files of a folder up, as a running bot does."""
        config = load_config(folder, {})
        await self.store.keep_rule_set(config.rule_set, self.clock.now())
        self.desk = to_desk(config, read_settings({}))

    async def close(self) -> None:
        """Let go of the database."""
        assert isinstance(self.store, SqliteStore)
        await self.store.close()

    async def read(self) -> None:
        """Poll two feeds that bring an article each."""
        await self.brings(TURKISH, of=AA)
        await self.brings(DUTCH, of=NOS)


AA = feed("aa-tr", languages=("tr",), outlet="Anadolu Ajansı", url="https://www.aa.com.tr/tr/rss")
NOS = feed("nos", languages=("nl",), outlet="NOS", url="https://feeds.nos.nl/nieuws")
