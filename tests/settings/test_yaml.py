"""What YAML the files may hold: the 1.2 core schema, nothing that surprises or attacks."""

from pathlib import Path

import pytest

from tests.settings.files import FEED, RULE, Said, lies_inside, load, problems_of, refusal, terms

_REFUSED = [
    ("an anchor", RULE + "    title: ▸&x a\n", "anchor"),
    ("an anchor on a list", "rules: ▸&all\n  - {id: a, all: [x]}\n", "anchor"),
    ("an alias", "rules:\n  - {id: a, all: [x, ▸*star]}\n", "alias"),
    ("an alias for a whole file", "▸*all\n", "alias"),
    ("a tag", RULE + "    title: ▸!!str a\n", "tag"),
    ("a tag of one's own", RULE + "    title: ▸!secret a\n", "tag"),
    ("a tag that builds objects", "rules: ▸!!python/object/apply:os.system [id]\n", "tag"),
    ("a merge key", "rules:\n  - {id: a, all: [x], ▸<<: {title: b}}\n", "merge"),
    ("a date", RULE + "    why: ▸2024-01-31\n", "date"),
    ("a date with short parts", RULE + "    why: ▸2024-1-3\n", "date"),
    ("a moment", RULE + "    why: ▸2001-12-14t21:59:43.10-05:00\n", "date"),
    ("a moment with a blank", RULE + "    why: ▸2001-12-14 21:59:43.10 -5\n", "date"),
    ("a date as a term", "rules:\n  - {id: a, all: [▸2024-01-31]}\n", "date"),
    ("a key twice", RULE + "    title: b\n    ▸title: c\n", "twice"),
    ("a key twice, once in quotes", RULE + '    title: b\n    ▸"title": c\n', "twice"),
    ("a top key twice", "rules: []\n▸rules: []\n", "twice"),
    ("a list as a key", "rules:\n  - {id: a, all: [x], ▸[b]: c}\n", "key"),
    ("a second document", "rules: []\n▸---\nrules: []\n", "document"),
    ("a tab as indentation", "rules:\n▸\t- {id: a, all: [x]}\n", "not YAML"),
    ("a bracket never closed", "rules:\n  - {id: a, all: [x}▸", "not YAML"),
    ("a colon too many", RULE + "    title: a▸: b\n", "not YAML"),
]


@pytest.mark.parametrize(("written", "said"), [row[1:] for row in _REFUSED], ids=[row[0] for row in _REFUSED])
def test_what_surprises_is_refused_at_its_place_with_a_hint(tmp_path: Path, written: str, said: str) -> None:
    if said == "not YAML":
        # The parser's own sentence; only the line is ours to promise.
        problem = _single(problems_of(tmp_path, {"rules.yaml": written.replace("▸", "")}))
    else:
        problem = refusal(tmp_path, "rules.yaml", written)
    assert said in problem.problem
    assert problem.hint


@pytest.mark.parametrize("text", ["2024-01-31", "*star", "&x", "!secret", "<<", "@name", "a: b", "# no comment", "`x`"])
def test_in_quotes_the_same_is_text(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, {"rules.yaml": RULE + f'    title: "{text}"\n'}).rules[0].title == text


def test_the_key_that_stands_twice_names_the_first_line(tmp_path: Path) -> None:
    assert "line 5" in refusal(tmp_path, "rules.yaml", RULE + "    title: b\n    ▸title: c\n").problem


def test_every_key_that_stands_twice_is_told(tmp_path: Path) -> None:
    written = RULE + "    title: b\n    title: c\n    why: d\n    why: e\n"
    assert [said.where for said in problems_of(tmp_path, {"rules.yaml": written})] == [
        "rules.yaml:6:5",
        "rules.yaml:8:5",
    ]


@pytest.mark.parametrize("kind", ["feeds", "channels", "entities", "rules"])
def test_every_kind_of_file_refuses_an_anchor(tmp_path: Path, kind: str) -> None:
    assert "anchor" in refusal(tmp_path, f"{kind}.yaml", f"{kind}: ▸&x []\n").problem


@pytest.mark.parametrize(
    ("term", "sign"), [("@name", "@"), ("`name`", "`"), ("%name", "%"), ("*name", "*"), ("&name", "&"), ("!name", "!")]
)
def test_a_term_that_yaml_eats_is_shown_the_way_to_quotes(tmp_path: Path, term: str, sign: str) -> None:
    problem = _single(problems_of(tmp_path, {"rules.yaml": f"rules:\n  - id: a\n    all:\n      - {term}\n"}))
    assert problem.where == "rules.yaml:4:9"
    assert "quote" in problem.hint
    assert sign in problem.hint


@pytest.mark.parametrize(("item", "quoted"), [("NATO: summit", '"NATO: summit"'), ("title: summit", '"title: summit"')])
def test_a_term_read_as_key_and_value_is_shown_quoted(tmp_path: Path, item: str, quoted: str) -> None:
    assert quoted in refusal(tmp_path, "rules.yaml", f"rules:\n  - id: a\n    all:\n      - ▸{item}\n").hint


def test_a_term_read_as_a_comment_is_told(tmp_path: Path) -> None:
    problem = _single(
        problems_of(tmp_path, {"rules.yaml": "rules:\n  - id: a\n    all:\n      - #hashtag\n      - x\n"})
    )
    assert "empty term" in problem.problem
    assert "#" in problem.hint


@pytest.mark.parametrize("size", [1_100_000, 5_000_000])
def test_a_file_over_one_megabyte_is_refused(tmp_path: Path, size: int) -> None:
    problem = _single(problems_of(tmp_path, {"rules.yaml": "# " + "x" * size + "\nrules: []\n"}))
    assert problem.where == "rules.yaml:1:1"
    assert "1 MB" in problem.problem


def test_size_counts_bytes_not_letters(tmp_path: Path) -> None:
    assert "1 MB" in _single(problems_of(tmp_path, {"rules.yaml": "# " + "ж" * 600_000})).problem


def test_a_file_under_one_megabyte_is_read(tmp_path: Path) -> None:
    assert load(tmp_path, {"rules.yaml": "# " + "x" * 900_000 + "\n" + RULE}).rules


@pytest.mark.parametrize(("groups", "is_refused"), [(7, False), (8, False), (9, True), (40, True)])
def test_twenty_levels_are_read_and_more_are_refused(tmp_path: Path, groups: int, is_refused: bool) -> None:
    """A rule's list is the fourth level, and every group adds two."""
    written = "rules:\n  - {id: a, to: [], all: [" + "{any: [" * groups + "x" + "]}" * groups + "]}\n"
    if is_refused:
        assert "20 levels" in _single(problems_of(tmp_path, {"rules.yaml": written})).problem
    else:
        assert load(tmp_path, {"rules.yaml": written}).rules


_BOMBS = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "mappings": "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "questions": "? " * 100_000,
    "indentation": "".join(" " * depth + "a:\n" for depth in range(1000)),
    "laughs": "a: &a [x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "parentheses": "rules:\n  - {id: a, query: '" + "(" * 50_000 + "'}\n",
    "quotes": "rules:\n  - {id: a, query: '" + '"' * 50_001 + "'}\n",
    "NOTs": "rules:\n  - {id: a, query: '" + "NOT " * 50_000 + "x'}\n",
}


@pytest.mark.parametrize("bomb", _BOMBS.values(), ids=_BOMBS.keys())
def test_a_bomb_is_refused(tmp_path: Path, bomb: str) -> None:
    assert problems_of(tmp_path, {"rules.yaml": bomb})


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f"])
def test_a_control_character_is_refused_on_its_line(tmp_path: Path, control: str) -> None:
    problem = _single(problems_of(tmp_path, {"rules.yaml": RULE + f"    title: a{control}b\n    why: c\n\n\n"}))
    assert "control character" in problem.problem
    assert problem.where.startswith("rules.yaml:5:")
    assert problem.hint


@pytest.mark.parametrize(
    "content", ["rules: []\n".encode("utf-16"), b"\xff", b"rules: []\n# \xe9t\xe9\n"], ids=["UTF-16", "byte", "Latin-1"]
)
def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path, content: bytes) -> None:
    problem = _single(problems_of(tmp_path, {"rules.yaml": content}))
    assert "UTF-8" in problem.problem
    assert "UTF-8" in problem.hint


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert load(tmp_path, {"rules.yaml": b"\xef\xbb\xbf" + RULE.encode()}).rules
    problem = _single(problems_of(tmp_path, {"rules.yaml": b"\xef\xbb\xbfrule: []\n"}))
    assert problem.where == "rules.yaml:1:1"


@pytest.mark.parametrize(
    "written", [RULE.replace("\n", "\r\n"), "---\n" + RULE, RULE + "...\n", "%YAML 1.2\n---\n" + RULE]
)
def test_other_ways_to_write_one_document_are_read(tmp_path: Path, written: str) -> None:
    assert load(tmp_path, {"rules.yaml": written}).rules[0].id == "a"


_SCALARS = "no NO yes on off y n 22:30 010 1e3 0x1F 0o17 737 1_000 3.14 .5 .inf true False null Null 1.0"


@pytest.mark.parametrize("text", _SCALARS.split())
def test_a_term_keeps_its_source_text(tmp_path: Path, text: str) -> None:
    (term,) = terms(load(tmp_path, {"rules.yaml": f"rules:\n  - {{id: a, all: [{text}]}}\n"}).rules[0])
    assert (term.text, term.written) == (text, text)


@pytest.mark.parametrize("text", [text for text in _SCALARS.split() if text.lower() != "null"])
def test_text_keeps_its_source_text(tmp_path: Path, text: str) -> None:
    assert load(tmp_path, {"feeds.yaml": FEED + f"    outlet: {text}\n"}).feeds[0].outlet == text


def test_no_is_norwegian_and_norway(tmp_path: Path) -> None:
    feed = load(tmp_path, {"feeds.yaml": FEED + "    language: no\n    country: NO\n"}).feeds[0]
    assert feed.country == "NO"
    assert len(feed.languages) == 1


@pytest.mark.parametrize("value", ["yes", "no", "on", "off", "1", '"true"', "y"])
def test_only_true_and_false_are_booleans(tmp_path: Path, value: str) -> None:
    assert refusal(tmp_path, "feeds.yaml", FEED + f"    fetch_page: ▸{value}\n").hint == "true or false"


@pytest.mark.parametrize("value", ["~", "null", "Null", "NULL", ""])
def test_null_is_an_absent_key(tmp_path: Path, value: str) -> None:
    assert load(tmp_path, {"rules.yaml": RULE + f"    title: {value}\n"}).rules[0].title == "a"


_PLACES = {
    "plain": "rules:\n  - {id: a, all: [x, ▸$nowhere]}\n",
    "in single quotes": "rules:\n  - {id: a, all: [x, ▸'$nowhere']}\n",
    "in double quotes": 'rules:\n  - {id: a, all: [x, ▸"$nowhere"]}\n',
    "in a block list": "rules:\n  - id: a\n    all:\n      - x\n      - ▸$nowhere\n",
    "nested": "rules:\n  - id: a\n    all:\n      - any: [x, {all: [y, ▸$nowhere]}]\n",
    "in a flow list over lines": "rules:\n  - id: a\n    all: [x,\n          y,   ▸$nowhere]\n",
    "behind other scripts": "rules:\n  - {id: a, title: 'الخوذ 白盔 🎈', all: [Каски, ▸$nowhere]}\n",
    "behind a comment in another script": "# الخوذ البيضاء\nrules:\n  - {id: a, all: [▸$nowhere]}\n",
    "in Windows lines": "rules:\r\n  - id: a\r\n    all: [x, ▸$nowhere]\r\n",
    "in a plain query": "rules:\n  - id: a\n    query: x AND ▸$nowhere OR y\n",
    "in a query in single quotes": "rules:\n  - id: a\n    query: 'x AND ▸$nowhere'\n",
    "in a query in double quotes": 'rules:\n  - id: a\n    query: "x AND ▸$nowhere"\n',
    "a group of a query": "rules:\n  - id: a\n    query: x AND ▸(y OR z\n",
    "a sign in a term": "rules:\n  - {id: a, all: [ai▸*rstrike]}\n",
    "a sign in a quoted term": 'rules:\n  - {id: a, all: ["ai▸*rstrike"]}\n',
    "in the second of two that begin alike": "rules:\n  - id: a\n    query: $nato AND ▸$nat\n",
    "behind a doubled quote": "rules:\n  - id: a\n    query: 'it''s AND ▸(y'\n",
    "behind escaped quotes": 'rules:\n  - id: a\n    query: "\\"x y\\" AND ▸(y"\n',
}


@pytest.mark.parametrize("written", _PLACES.values(), ids=_PLACES.keys())
def test_the_place_is_exact(tmp_path: Path, written: str) -> None:
    assert refusal(tmp_path, "rules.yaml", written).problem


@pytest.mark.parametrize(
    "query",
    [
        "x AND\n      y AND (z",
        "'x AND\n      y AND (z'",
        '"x AND\n      y AND (z"',
        "|\n      x AND\n      y AND (z",
        ">-\n      x\n      (z",
    ],
    ids=["plain", "single quotes", "double quotes", "block", "folded block"],
)
def test_a_query_over_several_lines_is_placed_inside_the_file(tmp_path: Path, query: str) -> None:
    files = {"rules.yaml": f"rules:\n  - id: a\n    query: {query}\n"}
    (problem,) = problems_of(tmp_path, files)
    assert lies_inside(problem.where, files), problem.where


@pytest.mark.parametrize("written", ["rules: [x", "rules: {x", "rules: 'x", 'rules: "x'])
def test_a_file_that_ends_too_early_is_placed_inside_it(tmp_path: Path, written: str) -> None:
    (problem,) = problems_of(tmp_path, {"rules.yaml": written})
    assert lies_inside(problem.where, {"rules.yaml": written}), problem.where


def test_a_byte_that_is_not_utf8_is_placed_exactly(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"rules.yaml": b"rules:\n  - {id: a, all: [ab\xff]}\n"})
    assert problem.where == "rules.yaml:2:21"


def test_a_control_character_is_placed_exactly(tmp_path: Path) -> None:
    refusal(tmp_path, "rules.yaml", RULE + "    title: ab▸\x07c\n")


def test_a_control_character_behind_another_script_is_placed_on_its_line(tmp_path: Path) -> None:
    """The parser counts bytes; people count lines."""
    (problem,) = problems_of(tmp_path, {"rules.yaml": "# " + "ж" * 20 + "\n\x07" + "\n" * 30})
    assert problem.where.startswith("rules.yaml:2:")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"], ids=["U+2028", "U+2029", "U+0085"])
def test_only_what_editors_show_as_a_line_counts_as_one(tmp_path: Path, sign: str) -> None:
    """YAML 1.2 has no line breaks but LF and CR; the others come along with text that is pasted from pages."""
    refusal(tmp_path, "rules.yaml", f"# pasted{sign}text\nrules:\n  - {{id: a, all: [x], ▸foo: 1}}\n")


def _single(problems: tuple[Said, ...]) -> Said:
    (problem,) = problems
    return problem
