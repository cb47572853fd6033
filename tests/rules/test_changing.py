"""Rules that come, change and go one at a time give what all of them at once would give."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.model.rules import Rule, RuleId
from bot.rules.matching import Matcher
from tests.builders import config, document, matched, rule

TERMS = [
    "nato",
    "summits",
    "summit",
    "ceasefire",
    "cease-fire",
    "=US",
    "air*",
    "press release",
    "re:/x+/",
    "Ceasefire",
    "title:quiz",
]
CLAUSES: list[dict[str, Any]] = [
    {"any": [term]} for term in TERMS
] + [{"all": ["nato", "summit"]}, {"query": "nato NEAR/3 summit"}, {"all": ["ceasefire"], "none": ["quiz"]},
     {"score": {"threshold": 2, "terms": {"nato": 1, "summit": 1}}}]  # fmt: skip
RULES = [config([rule(f"r{at}", **clause)]).rules[0] for at, clause in enumerate(CLAUSES)]
DOCUMENTS = [
    document("NATO summit, a ceasefire", "en"),
    document("quiz: cease-fire at an air show", "en", lead="xx press releases"),
    document("US summits", "en"), document("cease fire", None), document("NATO", "tr"),
]  # fmt: skip
CHANGES = st.lists(st.tuples(st.sampled_from(RULES), st.booleans()), max_size=25)


def found(of: Matcher) -> list[set[str]]:
    return [set(matched(of, doc)) for doc in DOCUMENTS]


@given(CHANGES)
def test_any_order_of_changes_gives_what_a_fresh_start_gives(changes: list[tuple[Rule, bool]]) -> None:
    of, kept = Matcher(), dict[RuleId, Rule]()
    found(of)
    for one, is_added in changes:
        if is_added:
            of.add(one)
            kept[one.id] = one
        elif one.id in kept:
            of.remove(one.id)
            del kept[one.id]
        found(of)
    assert found(of) == found(Matcher(kept.values()))
    assert dict(of.rules) == kept


def test_a_changed_rule_keeps_its_place_and_forgets_its_old_terms() -> None:
    first, second, changed = (
        config([rule("a", any=["nato"]), rule("b", any=["summit"])]).rules + config([rule("a", any=["summit"])]).rules
    )
    of = Matcher((first, second))
    assert matched(of, DOCUMENTS[0]) == ["a", "b"]
    of.add(changed)
    assert matched(of, DOCUMENTS[0]) == ["a", "b"]
    assert matched(of, DOCUMENTS[4]) == []
