"""Queries: `$nato AND (statement OR "press release") NOT title:quiz` to a tree.

Precedence NOT > NEAR > AND > OR; side by side is AND; `-x` is NOT x; operators in capitals only. What belongs to other
products' dialects is refused by name, for a query that means something else is worse than none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from bot.errors import TermError
from bot.model.articles import Field
from bot.model.rules import AllOf, AnyOf, Clause, Near, NoneOf, Score, Term
from bot.rules.terms import FARTHEST, SCOPES, closing_slash, plain_term

_DEEPEST = 20
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'
_OPERATOR = re.compile(r"AND|OR|NOT|O?NEAR(?:/\d+)?")
_WITHIN = re.compile(r"(?:W|PRE|N|SAME|ADJ)/\d+|ADJ\d*|NEAR\d+")
_DIALECT = "queries of other products are for 'rules import'"


class _Token(NamedTuple):
    kind: str
    """( ) - AND OR NOT NEAR ONEAR scope quote word regex end"""
    text: str
    start: int
    end: int


def _tokens(query: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while at < len(query):
        char = query[at]
        if char.isspace():
            at += 1
        elif char in "()":
            found.append(_Token(char, char, at, at + 1))
            at += 1
        elif char == "-" and at + 1 < len(query) and not query[at + 1].isspace():
            found.append(_Token("-", char, at, at + 1))
            at += 1
        else:
            token = _scope_or_word(query, at)
            found.append(token)
            at = token.end
    found.append(_Token("end", "", len(query), len(query)))
    return found


def _scope_or_word(query: str, at: int) -> _Token:
    for prefix in SCOPES:
        if query.startswith(prefix, at):
            return _Token("scope", prefix, at, at + len(prefix))
    if query.startswith("re:/", at):
        end = closing_slash(query, at + len("re:/"))
        if end is None:
            raise TermError(at, "this regular expression is never closed", hint="write / behind it; / within it is \\/")
        if query[end + 1 : end + 2].isalnum():
            raise TermError(
                end + 1, f"{query[end + 1]!r} behind a regular expression", hint="re:/(?i).../ for any case"
            )
        return _Token("regex", query[at : end + 1], at, end + 1)
    exact = query.startswith("=", at)
    first = at + 1 if exact else at
    if first < len(query) and query[first] in _QUOTES:
        end = _closing_quote(query, first)
        return _Token("quote", query[first + 1 : end - 1], at, end)
    end = at
    while end < len(query) and not query[end].isspace() and query[end] not in "()" and query[end] not in _QUOTES:
        end += 1
    text = query[at:end]
    operator = _OPERATOR.fullmatch(text)
    return _Token(text.split("/")[0] if operator else "word", text, at, end)


def _closing_quote(query: str, start: int) -> int:
    for end in range(start + 1, len(query)):
        if query[end] in _QUOTES:
            after = query[end + 1 : end + 2]
            if after and after in "~^":
                raise TermError(end + 1, f"'{after}' behind a phrase is of another dialect", hint=_DIALECT)
            return end + 1
    raise TermError(start, "this quote is never closed", hint='write a second " behind the phrase')


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._all = _tokens(query)
        self._at = 0
        self._depth = 0

    def parse(self) -> Clause:
        if self._next.kind == "end":
            raise TermError(0, "an empty query", hint="write at least one word")
        clause = self._any_of()
        if self._next.kind == ")":
            raise TermError(self._next.start, "')' without its '('", hint="remove it, or write '(' before its group")
        return clause

    @property
    def _next(self) -> _Token:
        return self._all[self._at]

    def _take(self) -> _Token:
        token = self._all[self._at]
        self._at += 1
        return token

    def _any_of(self) -> Clause:
        clauses = [self._all_of()]
        while self._next.kind == "OR":
            self._take()
            clauses.append(self._all_of())
        return clauses[0] if len(clauses) == 1 else AnyOf(clauses=tuple(clauses))

    def _all_of(self) -> Clause:
        clauses = [self._not()]
        while True:
            if self._next.kind == "AND":
                self._take()
            elif self._next.kind in {"end", ")", "OR"}:
                break
            clauses.append(self._not())
        return clauses[0] if len(clauses) == 1 else AllOf(clauses=tuple(clauses))

    def _not(self) -> Clause:
        if self._next.kind in {"NOT", "-"}:
            token = self._take()
            if self._next.kind in {"NOT", "-"}:
                raise TermError(token.start, "NOT NOT", hint="one is enough, or none")
            denied = NoneOf(clauses=(self._one(),))
            if self._next.kind in {"NEAR", "ONEAR"}:
                hint = f"put what it denies in parentheses: NOT (a {self._next.text} b)"
                raise TermError(self._next.start, f"NOT binds more than {self._next.text}", hint=hint)
            return denied
        start = self._next.start
        clause = self._one()
        if self._next.kind not in {"NEAR", "ONEAR"}:
            return clause
        _need_operand(clause, start)
        return self._near(clause)

    def _near(self, left: Clause) -> Clause:
        operator = self._take()
        distance = operator.text.partition("/")[2]
        if not distance or not 1 <= int(distance) <= FARTHEST:
            hint = f"{operator.kind}/8: at most 7 words between the two"
            raise TermError(operator.start, f"{operator.text} without a distance of 1 to {FARTHEST}", hint=hint)
        start = self._next.start
        right = self._one()
        _need_operand(right, start)
        if self._next.kind in {"NEAR", "ONEAR"}:
            problem = f"{self._next.text} behind another {operator.kind} may mean two things"
            raise TermError(self._next.start, problem, hint="put the first two in parentheses")
        is_ordered = operator.kind == "ONEAR"
        return Near(clauses=(left, right), within=int(distance), is_ordered=is_ordered, name=operator.text)

    def _one(self) -> Clause:
        token = self._take()
        match token.kind:
            case "(":
                return self._group(token)
            case "scope":
                return self._scoped(token)
            case "quote":
                return self._quoted(token)
            case "word" | "regex":
                return self._word(token)
            case "end":
                raise TermError(
                    token.start,
                    "the query ends where a term is expected",
                    hint=f"write one behind {self._before(token)}",
                )
            case ")" if self._before(token) == "'('":
                raise TermError(token.start, "nothing between the parentheses", hint="remove them")
            case _:
                raise TermError(
                    token.start, f"{token.text!r} where a term is expected", hint="quote it to seek the word"
                )

    def _before(self, token: _Token) -> str:
        at = self._all.index(token)
        return f"{self._all[at - 1].text!r}" if at else ""

    def _group(self, opening: _Token) -> Clause:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise TermError(
                opening.start, f"more than {_DEEPEST} parentheses within each other", hint="write it flatter"
            )
        clause = self._any_of() if self._next.kind != ")" else self._one()
        if self._next.kind != ")":
            raise TermError(opening.start, "'(' is never closed", hint="write ')' behind its group")
        self._take()
        self._depth -= 1
        return clause

    def _scoped(self, scope: _Token) -> Clause:
        if self._next.start != scope.end or self._next.kind not in {"(", "word", "quote", "regex"}:
            raise TermError(
                scope.end, f"nothing behind '{scope.text}'", hint=f"{scope.text}word or {scope.text}(a OR b)"
            )
        is_group = self._next.kind == "("
        clause = self._one()
        return _in_field(clause, SCOPES[scope.text], None if is_group else scope.text, scope.start)

    def _quoted(self, token: _Token) -> Term:
        written = self._query[token.start : token.end]
        if written.startswith("="):
            return plain_term(f'="{token.text}"', written=written, offset=token.start)
        if not token.text.strip():
            raise TermError(token.start, "an empty phrase", hint="write words between the quotes")
        # Quotes group words into a phrase, and that is all they do.
        return plain_term(token.text.strip(), written=written, offset=token.start + 1)

    def _word(self, token: _Token) -> Term:
        if token.kind == "word":
            _refuse_dialects(token)
        return plain_term(token.text, written=token.text, offset=token.start)


def _refuse_dialects(token: _Token) -> None:
    text = token.text
    if "~" in text or "^" in text:
        at = min(text.find(sign) for sign in "~^" if sign in text)
        raise TermError(token.start + at, f"{text[at]!r} is of another dialect", hint=_DIALECT)
    name, colon, rest = text.partition(":")
    if name == "re" and rest:
        raise TermError(token.start, "a regular expression without its slashes", hint=f"re:/{rest}/")
    if colon and rest and name.isalpha() and not text.startswith("$"):
        raise TermError(
            token.start, f"unknown scope '{name}:'", hint="title:, lead: and body: are known; quote it as text"
        )
    if text[0] in "!+" or text == "|" or "|" in text.strip("|") or text[0] == "[" or _WITHIN.fullmatch(text):
        raise TermError(token.start, f"{text!r} is of another dialect", hint=_DIALECT)
    if text[0] in "*?":
        raise TermError(token.start, f"{text[0]!r} at the start of a word", hint="* stands only at the end of a word")


def _need_operand(clause: Clause, start: int) -> None:
    """Refuse what has no place in the text: NEAR joins terms, phrases, entities, OR-groups of them, and other NEARs."""
    match clause:
        case Term() | Near():
            return
        case AnyOf(clauses=clauses):
            for child in clauses:
                _need_operand(child, start)
        case _:
            problem = "NEAR joins terms, phrases, entities and OR-groups of them"
            raise TermError(start, problem, hint="AND and NOT go outside: a NEAR/8 b AND c")


def _in_field(clause: Clause, field: Field, prefix: str | None, start: int) -> Clause:
    match clause:
        case Term():
            if clause.fields is not None:
                raise TermError(start, "a scope within a scope", hint="one of title:, lead:, body: is enough")
            written = f"{prefix}{clause.written}" if prefix else clause.written
            return replace(clause, fields=frozenset({field}), written=written)
        case AllOf() | AnyOf() | NoneOf() | Near():
            return replace(clause, clauses=tuple(_in_field(child, field, None, start) for child in clause.clauses))
        case Score():
            return clause


def token_errors(query: str) -> Iterator[TermError]:
    """Give what is wrong with each term of a query on its own, whatever is wrong between them."""
    try:
        tokens = _tokens(query)
    except TermError:
        return
    for token in tokens:
        try:
            if token.kind == "word":
                _refuse_dialects(token)
            if token.kind in {"word", "regex"}:
                plain_term(token.text, written=token.text, offset=token.start)
        except TermError as error:
            yield error


def parse_query(query: str) -> Clause:
    """Read a query into a tree. Raises TermError with the offset in the query at which it cannot be read."""
    return _Parser(query).parse()
