"""Queries: precedence, grouping, phrases, scopes, and dialects that are refused by name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TermError
from bot.model.articles import Field
from bot.model.rules import AllOf, AnyOf, Clause, Near, NoneOf, Score, Term, TermKind
from bot.rules.query import parse_query

_MARKS = {TermKind.WORDS: "", TermKind.EXACT: "=", TermKind.PREFIX: "^", TermKind.ENTITY: "$", TermKind.REGEX: "re:"}


def shape(clause: Clause) -> str:
    """Give a tree on one line: `all(a any(b c) none(d))`, scopes as `title:a`, phrases as `a_b`, prefixes as `^a`."""
    match clause:
        case Term(kind=kind, text=text, fields=fields):
            scope = "" if fields is None else "+".join(sorted(fields)) + ":"
            return f"{scope}{_MARKS[kind]}{text.replace(' ', '_')}"
        case AllOf() | AnyOf() | NoneOf() | Near() | Score():
            return f"{clause.name}({' '.join(shape(child) for child in clause.clauses)})"


MEANINGS = {
    "a": "a",
    "a AND b": "all(a b)",
    "a OR b": "any(a b)",
    "a b": "all(a b)",
    "a b c": "all(a b c)",
    "a OR b AND c": "any(a all(b c))",
    "a AND b OR c": "any(all(a b) c)",
    "a OR b c": "any(a all(b c))",
    "a b OR c d": "any(all(a b) all(c d))",
    "(a OR b) c": "all(any(a b) c)",
    "a AND (b OR c)": "all(a any(b c))",
    "a NOT b": "all(a none(b))",
    "a AND NOT b": "all(a none(b))",
    "NOT a b": "all(none(a) b)",
    "NOT a OR b": "any(none(a) b)",
    "a OR NOT b AND c": "any(a all(none(b) c))",
    "a -b": "all(a none(b))",
    "-a b": "all(none(a) b)",
    "a -(b OR c)": "all(a none(any(b c)))",
    "a NOT (b c)": "all(a none(all(b c)))",
    'a -"b c"': "all(a none(b_c))",
    "a -$nato": "all(a none($nato))",
    "a -title:quiz": "all(a none(title:quiz))",
    "cease-fire": "cease-fire",
    '"press release"': "press_release",
    '"press release" OR x': "any(press_release x)",
    "“press release” OR «communiqué commun»": "any(press_release communiqué_commun)",
    'a"b c"d': "all(a b_c d)",
    "a and b": "all(a and b)",
    "a or b not c near d": "all(a or b not c near d)",
    '"AND" a': "all(AND a)",
    '"a OR b"': "a_OR_b",
    "ORDER ANDES NOTE": "all(ORDER ANDES NOTE)",
    "=US b": "all(=US b)",
    '="Le Monde" b': "all(=Le_Monde b)",
    "airstrike* b": "all(^airstrike b)",
    "$nato $country.tr": "all($nato $country.tr)",
    '"$nato"': "$nato",
    "title:a": "title:a",
    'title:"a b"': "title:a_b",
    "title:$nato": "title:$nato",
    "title:=US": "title:=US",
    'title:="Le Monde"': "title:=Le_Monde",
    "title:airstrike*": "title:^airstrike",
    "title:(a OR b)": "any(title:a title:b)",
    "lead:(a b -c)": "all(lead:a lead:b none(lead:c))",
    "a OR title:b c": "any(a all(title:b c))",
    "title:a OR body:b": "any(title:a body:b)",
    "((a))": "a",
    "(a)(b)": "all(a b)",
    "a\nOR\tb": "any(a b)",
    "hava saldırısı": "all(hava saldırısı)",
    '$nato AND (statement OR "press release" OR verklaring OR açıklama) NOT title:quiz':
        "all($nato any(statement press_release verklaring açıklama) none(title:quiz))",
}  # fmt: skip


@pytest.mark.parametrize(("query", "tree"), MEANINGS.items())
def test_a_query_is_the_tree_its_precedence_makes(query: str, tree: str) -> None:
    assert shape(parse_query(query)) == tree


def test_terms_are_reported_as_written() -> None:
    tree = parse_query('title:$nato OR =US OR "press release" OR airstrike*')
    assert isinstance(tree, AnyOf)
    written = [term.written for term in tree.clauses if isinstance(term, Term)]
    assert written == ["title:$nato", "=US", '"press release"', "airstrike*"]


def test_a_scope_reaches_every_term_of_its_group() -> None:
    tree = parse_query("body:(a OR (b -c))")
    leaves = shape(tree).replace("any(", "").replace("all(", "").replace("none(", "").replace(")", "").split()
    assert leaves == [f"{Field.BODY}:a", f"{Field.BODY}:b", f"{Field.BODY}:c"]


REFUSED = {
    "": 0, "   ": None, "(": None, ")": 0, "()": None, "(a": 0, "a)": 1, "a AND": 5, "AND a": 0, "a OR OR b": 5,
    "a OR": 4, "NOT": None, "a NOT": None, "a AND OR b": 6, '"a': 0, '""': None, 'a "b c': 2, "title:": None,
    "title: ": None, "title:lead:a": None, "title:(a OR lead:b)": None, "$": None, "=": None, "*": None, "ab*": None,
    "!": 0, "a -": None,
}  # fmt: skip


@pytest.mark.parametrize(("query", "offset"), REFUSED.items())
def test_what_is_no_query_is_refused_at_its_char(query: str, offset: int | None) -> None:
    with pytest.raises(TermError) as caught:
        parse_query(query)
    assert caught.value.problem
    assert 0 <= caught.value.offset <= len(query)
    assert offset is None or caught.value.offset == offset


@pytest.mark.parametrize(
    "query",
    [
        '"a b"~5',
        "roam~",
        "roam~2",
        "a^4",
        '"a b"^2',
        "te?t*x",
        "wom?n",
        "!quiz a",
        "*fire",
        "url:example",
        "site:example.com",
        "a~3 b",
    ],
)
def test_other_dialects_are_refused_and_never_read_as_something_else(query: str) -> None:
    with pytest.raises(TermError):
        parse_query(query)


@pytest.mark.parametrize("query", ['"air* strike"', '"*strike air"', '"air st*ike"'])
def test_an_asterisk_within_a_phrase_is_a_prefix_or_refused_and_never_ignored(query: str) -> None:
    """Quotes group words into a phrase, and that is all they do."""
    try:
        tree = parse_query(query)
    except TermError:
        return
    assert not isinstance(tree, Term) or tree.kind is not TermKind.WORDS


@pytest.mark.parametrize(
    "query",
    [
        "(" * 5000,
        "(" * 5000 + "a" + ")" * 5000,
        "-" * 5000 + "a",
        "NOT " * 5000 + "a",
        "title:" * 5000 + "a",
        '"' * 5001,
    ],
    ids=["open", "nested", "minus", "not", "scopes", "quotes"],
)
def test_a_hostile_query_is_refused_and_not_a_crash(query: str) -> None:
    with pytest.raises(TermError):
        parse_query(query)


def test_a_long_query_is_read() -> None:
    tree = parse_query(" OR ".join(f"word{number}" for number in range(5000)))
    assert isinstance(tree, AnyOf)
    assert len(tree.clauses) == 5000


PIECES = st.sampled_from(
    ["a", "b c", "AND", "OR", "NOT", "NEAR/3", "ONEAR/2", "(", ")", "-", '"', "“", "title:", "lead:", "$", "$nato",
    "$x+",
     "=", "=US", "*", "air*", "re:/", "~", "^", "?", " ", "é", "\0", "\ud800", ":", "/"]
)  # fmt: skip


@given(st.lists(PIECES).map("".join) | st.lists(PIECES).map(" ".join) | st.text(st.characters()))
def test_any_query_is_read_or_refused_within_it(query: str) -> None:
    refused: TermError | None = None
    try:
        assert shape(parse_query(query))
    except TermError as error:
        refused = error
    assert refused is None or (0 <= refused.offset <= len(query) and refused.problem)


def _joined(left: str, operator: str, right: str) -> str:
    return f"({left}){operator}({right})"


QUERIES: st.SearchStrategy[str] = st.deferred(
    lambda: (
        st.sampled_from(["a", "$nato", '"b c"', "dog*", "=E"])
        | st.builds(_joined, QUERIES, st.sampled_from([" AND ", " OR ", " ", " NOT "]), QUERIES)
    )
)


@given(QUERIES.filter(lambda query: query.count("(") < 19))
def test_parentheses_around_the_whole_change_nothing(query: str) -> None:
    assert shape(parse_query(f"({query})")) == shape(parse_query(query))
