"""A desk to test with: rules compiled by the real loader."""

import tempfile
from pathlib import Path

from bot.model.channels import Channel, ChannelId
from bot.rules.matching import Matcher
from bot.settings.loading import load_config
from bot.usecases.poll import Desk

IDLIB = """
rules:
  - {id: idlib, title: Ceasefire in Idlib, all: [$idlib, $ceasefire], to: [syria-desk]}
"""


def matcher(rules: str = IDLIB, channels: str = "channels: {syria-desk: {}}", feeds: str = "") -> Matcher:
    """Compile rules written in YAML."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "rules.yaml").write_text(rules, encoding="utf-8")
        (Path(folder) / "channels.yaml").write_text(channels, encoding="utf-8")
        (Path(folder) / "feeds.yaml").write_text(feeds, encoding="utf-8")
        return load_config(Path(folder), {}).matcher


def desk(rules: str = IDLIB, channels: str = "channels: {syria-desk: {}}", feeds: str = "") -> Desk:
    """Give rules and the channel `syria-desk`."""
    name = ChannelId("syria-desk")
    return Desk(matcher=matcher(rules, channels, feeds), channels={name: Channel(id=name, chat=-100, language="nl")})
