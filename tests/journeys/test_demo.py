"""The first five minutes: the demo, offline, and what a hand changes in it."""

import shutil
from pathlib import Path

import pytest

from tests.journeys.forked import ROOT
from tests.journeys.processes import run


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """Give a copy of the demo's folder to change."""
    return Path(shutil.copytree(ROOT / "config" / "demo", tmp_path / "demo"))


async def test_an_alert_grows_with_its_story(tmp_path: Path) -> None:
    """Over several polls, in many languages, until a number is corrected; the demo needs and leaves nothing."""
    result = await run("demo", cwd=tmp_path, FETCH_ALLOW_NETS="")
    assert result.code == 0, result.err
    assert list(tmp_path.iterdir()) == []
    alerts = result.out.strip().split("\n\n")
    assert [alert.startswith("\u21bb update") for alert in alerts].count(False) == 3
    assert "BBC News" in alerts[1]
    assert alerts[-1].endswith("Al Jazeera: 12 \u2192 8 dead")
    for words in ("*İdlib'in*", "*hava saldırısını*", "*بإدلب*", "*Luftangriffen* in *Idlib*"):
        assert words in result.out
    assert "poll 5 of 5: 8 feeds, 2 new articles, 1 for nato-idlib, 1 correction" in result.err
    assert "8 articles in ar, de, en, fr, nl, ru, tr" in result.err
    assert "Natolin" not in result.out


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
    assert "olives: 1 alert of 1 article in de" in result.err


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        ("articles.yaml", "  - {feed: nox, title: x}\n", "articles.yaml:71:12: no feed 'nox' (did you mean 'nos'?)"),
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
