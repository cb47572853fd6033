"""A rule's own examples: headlines it must, or must not, match."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.model.articles import Language, Text
from bot.model.rules import Example, Rule
from bot.rules.explaining import explain, why_not
from bot.rules.findings import Document
from bot.rules.matching import Matcher

_LONGEST_SHOWN = 70


class FailedExample(NamedTuple):
    """An example that does not come out as its rule says."""

    rule: Rule
    example: Example
    reason: str

    def describe(self) -> str:
        """Give the sentence for people: rule, example, reason."""
        verb = "does not match" if self.example.matches else "matches"
        return f"rule '{self.rule.id}' {verb} its example {_shown(self.example.text)}: {self.reason}"


def failed_examples(rules: Iterable[Rule], matcher: Matcher) -> Iterator[FailedExample]:
    """Give every example that fails: text and language are judged, the other conditions are not."""
    for rule in rules:
        for example in rule.examples:
            document = to_document(example)
            findings = matcher.find(document)
            # Nearly all come out as they should, and why they do costs more than that they do.
            if matcher.holds(rule, document, findings) is not example.matches:
                yield FailedExample(rule, example, why_not(explain(rule, document, matcher, findings)))


def to_document(example: Example) -> Document:
    """Give the document of an example: its language is the one written."""
    return Document(text=example.text, language=Language(tag=example.language))


def _shown(text: Text) -> str:
    whole = " / ".join(part for part in (text.title, text.lead, text.body) if part)
    return f'"{whole[:_LONGEST_SHOWN]}..."' if len(whole) > _LONGEST_SHOWN else f'"{whole}"'
