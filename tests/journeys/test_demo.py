"""The first five minutes: the demo, offline, and what a hand changes in it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.journeys.forked import ROOT
from tests.journeys.processes import run

LANGUAGES = {"nl", "en", "tr", "ar", "ru", "fr", "de"}


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """Give a copy of the demo's folder to change."""
    return Path(shutil.copytree(ROOT / "config" / "demo", tmp_path / "demo"))


async def test_one_rule_alerts_in_many_languages_with_the_words_marked(tmp_path: Path) -> None:
    """Over several polls, while its feeds change; it needs and leaves nothing."""
    result = await run("demo", cwd=tmp_path, FETCH_ALLOW_NETS="")
    assert result.code == 0, result.err
    assert list(tmp_path.iterdir()) == []
    alerts = result.out.strip().split("\n\n")
    assert len(alerts) == 7
    shown = {match[1] for alert in alerts if (match := re.search(r" · (\w\w) · \d{4}-", alert))}
    assert shown == LANGUAGES
    assert all("NATO on Idlib" in alert for alert in alerts)
    for words in (
        "*NAVO*-lidstaten",
        "*İdlib'deki*",
        "L'*OTAN*",
        "*прекращению огня*",
        "*بإدلب*",
        "*staakt-het-vuren*",
    ):
        assert words in result.out
    assert "nato-idlib: 7 alerts in ar, de, en, fr, nl, ru, tr" in result.err
    assert "Natolin" not in result.out
    polls = re.findall(r"poll (\d) of 4: 7 feeds, \d new articles?, (\d) alerts?", result.err)
    assert [number for number, _ in polls] == ["1", "2", "3", "4"]
    assert sum(int(alerts) for _, alerts in polls) == 7


async def test_an_article_added_by_hand_is_alerted(demo: Path, tmp_path: Path) -> None:
    with (demo / "articles.yaml").open("a", encoding="utf-8") as file:
        file.write("  - feed: nos\n    title: NAVO bespreekt bestand na luchtaanval bij Idlib\n")
    result = await run("--config", demo, "demo", cwd=tmp_path)
    assert "*NAVO* bespreekt bestand na *luchtaanval* bij *Idlib*" in result.out


async def test_a_rule_added_by_hand_alerts(demo: Path, tmp_path: Path) -> None:
    with (demo / "rules.yaml").open("a", encoding="utf-8") as file:
        file.write("  - id: olives\n    any: [Olivenernte]\n    to: [syria-desk]\n")
    result = await run("--config", demo, "demo", cwd=tmp_path)
    assert "*Olivenernte* beginnt in Andalusien" in result.out
    assert "olives: 1 alert in de" in result.err


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        ("articles.yaml", "  - {feed: nox, title: x}\n", "articles.yaml:61:12: no feed 'nox' (did you mean 'nos'?)"),
        ("articles.yaml", "  - {feed: nos}\n", "an article without 'title'"),
        ("articles.yaml", "  - {feed: nos, title: x, ago: soon}\n", "not a duration"),
        ("articles.yaml", "  - {feed: nos, title: @x}\n", "not YAML"),
        ("rules.yaml", "  - {id: x, any: [$natto]}\n", "no entity '$natto' (did you mean 'nato'?)"),
        ("feeds.yaml", '  - {id: x, url: "https://real.example/rss"}\n', "the demo has no network"),
    ],
)
async def test_a_mistake_is_said_with_its_place(demo: Path, tmp_path: Path, file: str, added: str, said: str) -> None:
    with (demo / file).open("a", encoding="utf-8") as opened:
        opened.write(added)
    result = await run("--config", demo, "demo", cwd=tmp_path)
    assert result.code == 3
    assert said in result.err
    assert "Traceback" not in result.err
