"""A configuration folder to all it defines, or every problem of every file at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ConfigError, InvalidConfigError
from bot.model.channels import CONSOLE, Channel
from bot.model.entities import Entity
from bot.model.feeds import Feed
from bot.model.histories import RuleSet
from bot.model.rules import Priority, Rule, Status
from bot.rules.examples import failed_examples
from bot.rules.matching import Matcher, fits_pattern
from bot.settings.channels import read_channels
from bot.settings.entities import Catalogue, read_catalogue
from bot.settings.feeds import read_feeds
from bot.settings.files import KINDS, Register, paths_of, read_files, read_parts, version_of, warn_of_strays
from bot.settings.problems import Problems, in_order
from bot.settings.rules import ReadRule, read_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a folder says, checked, without what is worked out of it to match."""

    feeds: tuple[Feed, ...]
    channels: tuple[Channel, ...]
    rules: tuple[Rule, ...]
    warnings: tuple[ConfigError, ...]
    blockers: tuple[ConfigError, ...]
    """What is a warning while checking and stops the bot from running."""
    rule_set: RuleSet
    """The files all this was read from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config(Outline):
    """Everything a folder defines, checked and compiled."""

    entities: tuple[Entity, ...]
    """All that are sought: own ones, packs that are on, packed ones that are named."""
    matcher: Matcher
    catalogue: Catalogue
    """Own entities with their places, and all packs."""
    remarks: tuple[ConfigError, ...] = ()
    """What is doubtful and may well be meant: for `rules check` alone."""
    failed_tests: tuple[ConfigError, ...] = ()
    """Tests that fail of rules that are given all the same, for a person who wants to know why."""


def load_config(
    folder: Path,
    environment: Mapping[str, str],
    *,
    files: Mapping[str, bytes] | None = None,
    has_failing_tests: bool = False,
) -> Config:
    """Read and check all four kinds of files; with `has_failing_tests` a rule that fails its tests is no problem.

    With `files`, named as within the folder, those are read as if they stood there, and nothing that does.
    Raises InvalidConfigError with every problem found, ConfigError if there is no such folder.
    """
    problems = Problems()
    if files is None:
        warn_of_strays(folder, problems)
        files = read_files(folder, KINDS, problems)
    parts = {kind: list(read_parts(files, folder, kind, problems)) for kind in KINDS}
    feeds, feed_ids = read_feeds(parts["feeds"], environment, problems)
    channels, channel_ids = read_channels(parts["channels"], problems)
    catalogue = read_catalogue(parts["entities"], problems)
    read = read_rules(parts["rules"], catalogue, problems)
    for one in read:
        _check_channels(one, channel_ids, problems)
        _check_feeds(one, feed_ids, problems)
        _check_digests(one, channels, problems)
    rules = tuple(one.rule for one in read if one.is_whole)
    matcher = Matcher(rules, catalogue.beside_packs(), catalogue.of_packs())
    failed = Problems()
    _check_examples(rules, matcher, failed)
    problems.warnings.extend(failed.warnings)
    if not has_failing_tests:
        problems.extend(failed)
    if problems:
        raise InvalidConfigError(in_order(problems), warnings=[*problems.warnings, *problems.remarks])
    return Config(
        feeds=feeds,
        channels=channels,
        rules=rules,
        entities=catalogue.loaded(),
        matcher=matcher,
        warnings=tuple(problems.warnings),
        blockers=tuple(problems.blockers),
        catalogue=catalogue,
        remarks=tuple(problems.remarks),
        failed_tests=tuple(failed),
        rule_set=RuleSet(version=version_of(files), files=files),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a folder says of names: enough for whoever asks about entities."""

    catalogue: Catalogue
    feeds: tuple[Feed, ...]
    rules: tuple[Rule, ...]
    problems: tuple[ConfigError, ...] = ()
    """What is wrong with the files; what they say right is here all the same."""


def load_names(folder: Path, environment: Mapping[str, str]) -> Names:
    """Read entities, feeds and rules, as far as they are right, and try nothing.

    Raises ConfigError if there is no such folder.
    """
    problems = Problems()
    warn_of_strays(folder, problems)
    files = read_files(folder, ("feeds", "entities", "rules"), problems)
    parts = {kind: list(read_parts(files, folder, kind, problems)) for kind in ("feeds", "entities", "rules")}
    feeds, _ = read_feeds(parts["feeds"], environment, problems)
    catalogue = read_catalogue(parts["entities"], problems)
    rules = tuple(one.rule for one in read_rules(parts["rules"], catalogue, problems))
    return Names(catalogue=catalogue, feeds=feeds, rules=rules, problems=tuple(in_order(problems)))


Stamp = tuple[tuple[str, int, int, int], ...]


def config_stamp(folder: Path) -> Stamp:
    """Give what changes when any file of the folder does: names, times, sizes, and which files they are."""
    stamps = []
    for kind in KINDS:
        for path in paths_of(folder, kind):
            try:
                stat = path.stat()
            except OSError:
                continue
            stamps.append((str(path), stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(stamps)


def _check_channels(one: ReadRule, channels: Register, problems: Problems) -> None:
    for name, place in one.channels:
        if name not in channels and "channels" not in problems.unread:
            hint = problems.nearest(name, channels.names(), f"write '{name}:' under 'channels:' in channels.yaml")
            problems.add(place, f"no channel '{name}'", hint)
    if not one.names_channels and one.rule.status in {Status.LIVE, Status.SHADOW}:
        problem = f"the rule '{one.rule.id}' has no 'to'; its alerts go to the console"
        problems.warn(one.place, problem, "to: [syria-desk]")


def _check_digests(one: ReadRule, channels: tuple[Channel, ...], problems: Problems) -> None:
    """Refuse a rule that is told only in digests for a channel that has none."""
    if one.rule.priority is not Priority.LOW:
        return
    without = {str(channel.id) for channel in channels if channel.digest is None}
    lacking = [(name, place) for name, place in one.channels if name in without]
    if not one.names_channels and one.rule.status in {Status.LIVE, Status.SHADOW}:
        lacking.append((CONSOLE, one.place))
    for name, place in lacking:
        problem = f"'{one.rule.id}' is of priority low, which is told only in a digest, and '{name}' has none"
        problems.add(place, problem, 'digest: {at: ["07:00"]} under the channel, or priority: normal')


def _check_feeds(one: ReadRule, feeds: Register, problems: Problems) -> None:
    for name, place in one.feeds:
        if "feeds" in problems.unread or any(fits_pattern(feed, name) for feed in feeds.names()):
            continue
        if "*" in name:
            problems.warn(place, f"no feed fits '{name}'", problems.nearest(name, feeds.names()))
        else:
            problems.add(
                place, f"no feed '{name}'", problems.nearest(name, feeds.names(), "feeds.yaml has none so named")
            )


def _check_examples(rules: tuple[Rule, ...], matcher: Matcher, problems: Problems) -> None:
    for failed in failed_examples(rules, matcher):
        if failed.rule.status is Status.DRAFT:
            problems.warn(failed.example.where, failed.describe(), "a draft; the others load")
        elif failed.rule.status is not Status.RETIRED:
            problems.add(failed.example.where, failed.describe(), "mend the rule or the example")
