"""feeds.yaml: every key, good and bad."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.model.feeds import Feed, FirstRun
from bot.settings import feeds as feeds_module
from bot.settings.environment import Settings
from bot.settings.running import check_runnable
from tests.settings.files import FEED, load, refusal, warning


def _feed(folder: Path, more: str) -> Feed:
    (feed,) = load(folder, {"feeds.yaml": FEED + f"    {more}\n"}).feeds
    return feed


def test_a_feed_of_two_keys_has_the_documented_defaults(tmp_path: Path) -> None:
    (feed,) = load(tmp_path, {"feeds.yaml": FEED}).feeds
    assert (feed.id, feed.url) == ("f", "https://feeds.test/rss")
    assert (feed.every, feed.first_run, feed.languages) == (None, FirstRun(), ())
    assert (feed.rights, feed.identity) == ("headline", "auto")


@pytest.mark.parametrize(
    ("more", "key", "value"),
    [
        ("outlet: Anadolu Agency", "outlet", "Anadolu Agency"),
        ("outlet: 1843", "outlet", "1843"),
        ("language: tr", "languages", ("tr",)),
        ("language: [nl, tr]", "languages", ("nl", "tr")),
        ("language: [nld, nl-BE, sr-Latn, ckb]", "languages", ("nl", "sr", "ckb")),
        ("country: TR", "country", "TR"),
        ("country: tr", "country", "TR"),
        ("every: auto", "every", None),
        ("every: 1s", "every", timedelta(seconds=1)),
        ("every: 90s", "every", timedelta(seconds=90)),
        ("every: 15m", "every", timedelta(minutes=15)),
        ("every: 36h", "every", timedelta(hours=36)),
        ("every: 2d", "every", timedelta(days=2)),
        ("first_run: baseline", "first_run", FirstRun()),
        ("first_run: last 24h", "first_run", FirstRun(window=timedelta(hours=24))),
        ("first_run: all", "first_run", FirstRun(everything=True)),
        ("rights: headline", "rights", "headline"),
        ("rights: excerpt", "rights", "excerpt"),
        ("rights: full", "rights", "full"),
        ("identity: auto", "identity", "auto"),
        ("identity: guid", "identity", "guid"),
        ("identity: link", "identity", "link"),
        ("identity: title", "identity", "title"),
        ("stale_after: 6h", "stale_after", timedelta(hours=6)),
        ("headers: {X-Api-Key: abc, Accept: '*/*'}", "headers", (("X-Api-Key", "abc"), ("Accept", "*/*"))),
    ],
)
def test_a_good_value_is_kept(tmp_path: Path, more: str, key: str, value: object) -> None:
    assert getattr(_feed(tmp_path, more), key) == value


@pytest.mark.parametrize(
    ("more", "said", "hint"),
    [
        ("outlet: ▸[a]", "outlet", ""),
        ("language: ▸tlh", "tlh", "nl"),
        ("language: [nl, ▸xx]", "xx", "nl"),
        ("country: ▸Turkey", "Turkey", "TR"),
        ("country: ▸T1", "T1", "TR"),
        ("every: ▸0s", "every", "1s"),
        ("every: ▸10", "every", "48h"),
        ("every: ▸1.5h", "every", "48h"),
        ("every: ▸-1h", "every", "48h"),
        ("every: ▸2w", "every", "48h"),
        ("every: ▸often", "every", "48h"),
        ("every: ▸99999999999d", "every", "48h"),
        ("first_run: ▸last 24", "first_run", "48h"),
        ("first_run: ▸last week", "first_run", "48h"),
        ("first_run: ▸newest", "newest", "last 24h"),
        ("rights: ▸fulll", "fulll", "'full'"),
        ("identity: ▸gid", "gid", "'guid'"),
        ("headers: ▸[a]", "headers", "Authorization"),
        ("headers: {▸X Y: z}", "header", "letters"),
        ('headers: {▸X-Y: "a\\r\\nEvil: b"}', "header", "one line"),
        ("headers: {X-Y: ▸[a]}", "header", ""),
        ("▸outlte: a", "outlte", "'outlet'"),
        ("▸languages: [nl]", "languages", "'language'"),
        ("▸lnguage: nl", "lnguage", "'language'"),
        ("▸header: {}", "header", "'headers'"),
    ],
)
def test_a_bad_value_is_told_with_its_place(tmp_path: Path, more: str, said: str, hint: str) -> None:
    problem = refusal(tmp_path, "feeds.yaml", FEED + f"    {more}\n")
    assert said in problem.problem
    assert hint in problem.hint


@pytest.mark.parametrize(
    "url",
    [
        "https://www.aa.com.tr/tr/rss/default?cat=guncel",
        "http://127.0.0.1:8080/rss",
        "http://[::1]:8080/rss",
        "https://новости.рф/rss",
        "HTTPS://FEEDS.TEST/",
    ],
)
def test_a_web_address_is_kept_as_written(tmp_path: Path, url: str) -> None:
    (feed,) = load(tmp_path, {"feeds.yaml": f"feeds:\n  - {{id: f, url: '{url}'}}\n"}).feeds
    assert feed.url == url


@pytest.mark.parametrize(
    "url",
    [
        *["ftp://feeds.test/rss", "file:///etc/passwd", "feeds.test/rss", "https://", "https:///rss", "javascript:x"],
        *[
            "https://a b.test/",
            "https://[::1/",
            "https://feeds.test:99999/",
            "https://u:p@feeds.test/",
            "",
            "https://a/" + "x" * 2100,
        ],
    ],
)
def test_no_web_address_is_refused(tmp_path: Path, url: str) -> None:
    assert "https://" in refusal(tmp_path, "feeds.yaml", f"feeds:\n  - {{id: f, url: ▸'{url}'}}\n").hint


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("feeds:\n  - ▸url: https://feeds.test\n", "'id'"),
        ("feeds:\n  - ▸id: f\n", "'url'"),
        ("feeds:\n  - {id: ▸a b, url: https://feeds.test}\n", "a b"),
        ("feeds:\n  - {id: ▸'', url: https://feeds.test}\n", "id"),
        ("feeds:\n  - {id: ▸aa*, url: https://feeds.test}\n", "aa*"),
        ("feeds:\n  - ▸https://feeds.test\n", "feed"),
        ("feeds: ▸https://feeds.test\n", "list"),
        ("feeds:\n  ▸f: {url: https://feeds.test}\n", "list"),
    ],
)
def test_what_is_no_feed_is_refused(tmp_path: Path, written: str, said: str) -> None:
    problem = refusal(tmp_path, "feeds.yaml", written)
    assert said in problem.problem
    assert problem.hint


def test_pages_need_an_extra_and_without_it_the_message_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _feed(tmp_path, "fetch_page: true").fetch_page
    monkeypatch.setattr(feeds_module, "find_spec", lambda name: None)
    problem = refusal(tmp_path, "feeds.yaml", FEED + "    fetch_page: ▸true\n")
    assert "needs trafilatura" in problem.problem
    assert "bot/extras/pages.txt" in problem.hint


def test_fetch_page_may_be_off(tmp_path: Path) -> None:
    assert _feed(tmp_path, "fetch_page: false").id == "f"


def test_a_header_is_filled_from_the_environment(tmp_path: Path) -> None:
    written = (
        FEED + '    headers: {Authorization: "Bearer ${AA_KEY}", X-Two: "${ONE}${TWO}", X-None: "$AA_KEY {AA_KEY}"}\n'
    )
    config = load(tmp_path, {"feeds.yaml": written}, {"AA_KEY": "s3cret", "ONE": "1", "TWO": "2"})
    assert dict(config.feeds[0].headers) == {
        "Authorization": "Bearer s3cret",
        "X-Two": "12",
        "X-None": "$AA_KEY {AA_KEY}",
    }
    assert not config.blockers


def test_an_unset_variable_is_a_warning_and_stops_run(tmp_path: Path) -> None:
    config = load(tmp_path, {"feeds.yaml": FEED + '    headers: {Authorization: "Bearer ${AA_KEY}"}\n'})
    (blocker,) = config.blockers
    assert blocker.where == f"{tmp_path}/feeds.yaml:4:30"
    assert "AA_KEY" in blocker.problem
    assert blocker.hint
    with pytest.raises(ConfigError, match="AA_KEY") as refused:
        check_runnable(config, Settings())
    assert refused.value.exit_code == 3


def test_a_variable_cannot_add_a_header(tmp_path: Path) -> None:
    """A value from the environment keeps to the rule for written ones: one line."""
    written = FEED + '    headers: {Authorization: "Bearer ${AA_KEY}"}\n'
    with pytest.raises(ConfigError):
        check_runnable(load(tmp_path, {"feeds.yaml": written}, {"AA_KEY": "a\r\nEvil: b"}), Settings())


def test_a_headers_secret_is_not_in_the_repr(tmp_path: Path) -> None:
    written = FEED + '    headers: {Authorization: "Bearer ${AA_KEY}"}\n'
    assert "s3cret" not in repr(load(tmp_path, {"feeds.yaml": written}, {"AA_KEY": "s3cret"}).feeds)


def test_an_unknown_header_variable_in_any_other_key_is_plain_text(tmp_path: Path) -> None:
    assert _feed(tmp_path, 'outlet: "${AA_KEY}"').outlet == "${AA_KEY}"


def test_a_feed_without_a_rule_is_no_warning(tmp_path: Path) -> None:
    assert not load(tmp_path, {"feeds.yaml": FEED}).warnings


def test_a_pattern_of_a_rule_that_fits_no_feed_is_a_warning(tmp_path: Path) -> None:
    rules = "rules:\n  - {id: a, all: [x], to: [desk], feeds: [f*, ▸aa-*]}\n"
    assert "aa-*" in warning(tmp_path, "rules.yaml", rules, feeds=FEED).problem
