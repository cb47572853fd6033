"""`stories` on the command line."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from bot.cli.main import cli
from tests.journeys.processes import write_config


def cluster(folder: Path, *lines: dict[str, Any] | str) -> tuple[int, list[dict[str, Any]]]:
    """Give the exit code and the answers to lines."""
    write_config(folder / "config", rules="rules: []", feeds="feeds: []")
    stdin = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    result = CliRunner().invoke(cli, ["--config", str(folder / "config"), "stories", "cluster", "--jsonl"], input=stdin)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]


def test_a_stream_of_titles(tmp_path: Path) -> None:
    """A title alone suffices; ids come back as they were given; a story is called by its first article."""
    code, answers = cluster(
        tmp_path,
        {"id": 7, "title": "Simone Biles withdraws from Olympic all-around final", "lang": "en"},
        {"id": "x", "title": "Симона Байлз снялась с финала многоборья на Олимпиаде", "lang": "ru"},
        {"id": 9, "title": "Simone Biles withdraws from Olympic all-around final today", "published": "2026-11-23"},
        {
            "id": 10,
            "title": "Grain prices fall",
            "published": 1700000000,
            "url": "https://a.example/grain?utm_source=x",
        },
        {"id": 11, "title": "Harvest", "published": "yesterday", "url": "http://www.a.example/grain"},
    )
    assert code == 0
    assert answers == [
        {"id": 7, "story": 7},
        {"id": "x", "story": 7},
        {"id": 9, "story": 7, "near_duplicate_of": 7},
        {"id": 10, "story": 10},
        {"id": 11, "story": 10, "near_duplicate_of": 10},
    ]


def test_a_bad_line_is_answered_in_its_place(tmp_path: Path) -> None:
    """One line in, one line out; the command fails at the end."""
    code, answers = cluster(tmp_path, "no json", {"id": 1}, {"id": 2, "title": "Grain prices fall"})
    assert code == 1
    assert [sorted(answer) for answer in answers] == [["error", "id"], ["error", "id"], ["id", "story"]]
