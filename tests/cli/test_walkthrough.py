"""The walk-through of config/README.md prints what it shows."""

from pathlib import Path

from tests.walkthrough import ELIDED, PAGE, Reader, commands


def test_each_command_prints_what_the_page_shows(tmp_path: Path) -> None:
    """In order, each line; a print that ends in dots goes on."""
    reader = Reader(tmp_path)
    shown = list(commands(PAGE.read_text(encoding="utf-8")))
    assert len([one for one in shown if one.prints]) > 8
    for typed, prints in shown:
        printed = reader.type(typed)
        is_cut = prints[-1:] == [ELIDED]
        wanted = prints[:-1] if is_cut else prints
        assert printed[: len(wanted) if is_cut else None] == wanted, (
            f"{typed}; `python -m tests.walkthrough` writes what is printed now into the page"
        )
