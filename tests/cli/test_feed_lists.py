"""`feeds add`, `import` and `export` as they are typed."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import cli
from bot.errors import BotError
from bot.settings.loading import load_config
from bot.sources.opml import read_opml
from tests.servers.documents import Item, rss
from tests.servers.feeds import FeedServer

OPML = """<opml version="2.0"><body>
  <outline text="Middle East"><outline text="Anadolu: Türkçe" xmlUrl="https://aa.example/rss"/>
    <outline text="الجزيرة" xmlUrl="https://aj.example/rss" language="ar"/></outline>
  <outline text="Old" xmlUrl="https://old.example/rss"/><outline text="Bad" xmlUrl="ftp://bad.example/"/>
  <outline text="Anadolu: Türkçe" xmlUrl="https://aa.example/other"/>
  <outline text="Same" xmlUrl="http://www.aa.example/rss/"/>
</body></opml>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a configuration with one feed."""
    (tmp_path / "feeds.yaml").write_text("# mine\nfeeds:\n  - {id: old, url: 'https://old.example/rss'}\n")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    """Run a command on the folder."""
    return CliRunner().invoke(cli, ["--config", str(folder), "feeds", *words])


def said(result: Result) -> str:
    """Give what a command ended with."""
    return str(result.exception) if isinstance(result.exception, BotError) else result.output


def test_an_opml_file_becomes_files_of_feeds_that_load(folder: Path) -> None:
    (folder / "My list.opml").write_text(OPML)
    result = run(folder, "import", str(folder / "My list.opml"))
    assert "3 feeds imported, 3 of 6 left out" in result.output
    assert [line.removeprefix("left out: ") for line in result.output.splitlines() if line.startswith("left")] == [
        "https://old.example/rss is read already, as 'old'",
        "'ftp://bad.example/' is no http or https address",
        "http://www.aa.example/rss/ is read already, as https://aa.example/rss of this file",
    ]
    feeds = load_config(folder, {}).feeds
    assert [(one.id, one.outlet, one.languages) for one in feeds[1:]] == [
        ("anadolu-turkce", "Anadolu: Türkçe", ()),
        ("الجزيرة", "الجزيرة", ("ar",)),
        ("anadolu-turkce-2", "Anadolu: Türkçe", ()),
    ]
    assert [one.group for one in feeds] == ["", "Middle East", "Middle East", ""]


def test_folders_go_out_as_they_came_in(folder: Path) -> None:
    (folder / "a.opml").write_text(OPML)
    run(folder, "import", str(folder / "a.opml"))
    found = read_opml(run(folder, "export").output.encode())
    assert [(one.title, one.folder) for one in found] == [
        ("old", ""), ("Anadolu: Türkçe", ""), ("Anadolu: Türkçe", "Middle East"), ("الجزيرة", "Middle East"),
    ]  # fmt: skip


def test_importing_again_brings_nothing_and_touches_nothing(folder: Path) -> None:
    (folder / "a.opml").write_text(OPML)
    run(folder, "import", str(folder / "a.opml"))
    again = run(folder, "import", str(folder / "a.opml"))
    assert "0 feeds imported, 6 of 6 left out" in again.output
    assert [path.name for path in (folder / "feeds").iterdir()] == ["a.yaml"]


def test_ten_thousand_feeds_fit_into_files_that_are_read(folder: Path) -> None:
    outlines = "".join(
        f'<outline text="Outlet {n}" xmlUrl="https://h{n}.example/feeds/rss.xml"/>' for n in range(9_000)
    )
    (folder / "big.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    assert "9,000 feeds imported" in run(folder, "import", str(folder / "big.opml")).output
    paths = sorted(path.name for path in (folder / "feeds").iterdir())
    assert paths == ["big-2.yaml", "big-3.yaml", "big.yaml"]
    assert all((folder / "feeds" / name).stat().st_size < 1_000_000 for name in paths)


@pytest.mark.parametrize(
    ("content", "what"), [("<opml>", "line 1, column 7: no element found"), ("{}", "is it an OPML file?")]
)
def test_a_file_that_is_no_opml_is_one_line(folder: Path, content: str, what: str) -> None:
    (folder / "x.opml").write_text(content)
    result = run(folder, "import", str(folder / "x.opml"))
    assert result.exit_code == 1
    assert said(result).startswith(f"{folder / 'x.opml'}: ")
    assert what in said(result)


def test_what_is_exported_is_what_is_read(folder: Path) -> None:
    run(folder, "export", str(folder / "out.opml"))
    assert 'xmlUrl="https://old.example/rss"' in (folder / "out.opml").read_text()
    assert run(folder, "export").output == (folder / "out.opml").read_text()


def test_a_feed_can_be_added_unchecked_and_what_stands_there_stays(folder: Path) -> None:
    result = run(folder, "add", "https://feeds.nos.nl/nosnieuws", "--unchecked", "--outlet", "NOS: nieuws")
    assert result.exit_code == 0
    assert (folder / "feeds.yaml").read_text().startswith("# mine\nfeeds:\n  - {id: old")
    assert [(one.id, one.url, one.outlet) for one in load_config(folder, {}).feeds][1:] == [
        ("nos-nieuws", "https://feeds.nos.nl/nosnieuws", "NOS: nieuws")
    ]


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        (["http://old.example/rss/"], 1, "is read already, as 'old'"),
        (["https://new.example/", "--unchecked", "--id", "old"], 1, "there is a feed 'old' already"),
        (["mailto:x"], 2, "is no http or https address"),
        (["new.example/rss"], 2, "put https:// in front"),
    ],
)
def test_what_cannot_be_added_is_said(folder: Path, words: list[str], code: int, what: str) -> None:
    before = (folder / "feeds.yaml").read_text()
    result = run(folder, "add", *words)
    assert result.exit_code == code
    assert what in said(result)
    assert (folder / "feeds.yaml").read_text() == before


async def test_what_is_written_is_not_advised_again(folder: Path) -> None:
    items = [Item(guid=str(n), link=f"https://a.example/{n}", title=f"Bakan açıklama yaptı {n}") for n in range(3)]
    async with FeedServer() as server:
        server.publish("/rss", rss(items), validators=False)
        runner = CliRunner(env={"FETCH_ALLOW_NETS": "127.0.0.0/8"})
        words = ["--config", str(folder), "feeds", "add", f"{server.url}/rss"]
        result = await asyncio.to_thread(runner.invoke, cli, words)
    assert result.exit_code == 0, result.output
    assert "language: tr}" in result.output
    assert "neither ETag" in result.output
    assert "write `language" not in result.output


@pytest.mark.parametrize(("id_", "code"), [("we ird: {", 2), ("", 2), ("old", 1), ("new", 0)])
def test_an_id_that_would_not_load_again_is_not_written(folder: Path, id_: str, code: int) -> None:
    result = run(folder, "add", "https://new.example/rss", "--unchecked", "--id", id_)
    is_written = "new.example" in (folder / "feeds.yaml").read_text()
    assert (is_written, len(load_config(folder, {}).feeds)) == (code == 0, 2 if code == 0 else 1)
    if code == 2:
        assert (result.exit_code, "is no id" in result.output) == (2, True)


def test_what_is_exported_comes_in_again_under_its_outlet(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (folder / "feeds.yaml").write_text("feeds: [{id: aa-tr, url: 'https://aa.example/rss', outlet: Anadolu Agency}]\n")
    file, other = folder / "mine.opml", tmp_path_factory.mktemp("other")
    run(folder, "export", str(file))
    run(other, "import", str(file))
    assert [one.outlet for one in load_config(other, {}).feeds] == ["Anadolu Agency"]
