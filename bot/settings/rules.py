"""rules.yaml to rules."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.model.articles import Field, Text
from bot.model.channels import Over
from bot.model.rules import Conditions, Example, Occasion, Priority, Rule, RuleId, Status, Term, TermKind, Update
from bot.rules.compiling import terms_of
from bot.settings.clauses import ClauseReader
from bot.settings.entities import Catalogue
from bot.settings.feeds import country_code
from bot.settings.files import Part, Register, entries, sample
from bot.settings.nodes import Items, Node, Pairs, Scalar
from bot.settings.problems import Place, Problems
from bot.settings.sections import Section, duration, integer, kind_of, section, text
from bot.text.languages import find_tag

_EXAMPLE = "- {id: idlib-ceasefire, all: [$idlib, $ceasefire], to: [syria-desk]}"
_DEFAULTS = frozenset(
    (
        "in", "to", "priority", "max_age", "status", "owner", "languages", "feeds", "outlets", "countries",
        "min_sources", "cooldown", "cap", "story",
    )
)  # fmt: skip
_DEFAULT_AGE = timedelta(hours=48)
_DEFAULT_FIELDS = frozenset((Field.TITLE, Field.LEAD))
_CAP = "cap: {per_hour: 20, over: digest}"
_OCCASIONS = tuple(occasion.value for occasion in Occasion)
_BY_DEFAULT = frozenset((Occasion.ESCALATION,))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRule:
    """A rule with what it names that other files define, which is checked once all are read."""

    rule: Rule
    channels: tuple[tuple[str, Place], ...]
    feeds: tuple[tuple[str, Place], ...]
    place: Place
    names_channels: bool
    """It has a `to`, readable or not."""
    is_whole: bool
    """Nothing in it was wrong, so it can be compiled and tried on its examples."""


def read_rules(parts: list[Part], catalogue: Catalogue, problems: Problems) -> list[ReadRule]:
    """Read every rule, also those in which something is wrong."""
    reader = ClauseReader(catalogue, problems)
    register = Register(problems, "a rule")
    found = [_read_defaults(part, reader, problems) for part in parts]
    for part in parts:
        nodes = entries(part, "rules", defaults=_DEFAULTS, example=_EXAMPLE, problems=problems)
        found.extend(_read_rule(node, reader, register, problems) for node in nodes)
    return [read for read in found if read]


def _read_defaults(part: Part, reader: ClauseReader, problems: Problems) -> ReadRule | None:
    """Read a rule of nothing but the defaults of a file: what they say is checked though no rule may use it."""
    place = Place(part.name, 1, 1)
    required: dict[str, Node] = {"id": Scalar(place, "defaults"), "any": Items(place, (Scalar(place, "defaults"),))}
    node = sample(part, required, _DEFAULTS)
    read = _read_rule(node, reader, Register(problems, "a rule"), problems) if node else None
    return replace(read, rule=replace(read.rule, status=Status.DRAFT), is_whole=False) if read else None


def _read_rule(node: Node, reader: ClauseReader, register: Register, problems: Problems) -> ReadRule | None:
    keys = section(node, problems, "a rule", _EXAMPLE)
    if keys is None:
        return None
    before = len(problems)
    place = keys.place_of("id")
    rule_id = register.enter(keys.take_even_null("id"), keys.place, "id: idlib-ceasefire")
    clause = reader.read(keys)
    feeds = keys.texts("feeds")
    names_channels = keys.has("to")
    channels = keys.texts("to")
    update, occasions = _story(keys)
    titles = keys.by_language("title", "title: {en: Ceasefires, nl: Bestanden}") if keys.is_mapping("title") else ()
    rule = Rule(
        id=RuleId(rule_id or "?"),
        title=dict(titles).get("en") or (titles[0][1] if titles else keys.text("title")) or rule_id or "?",
        titles=titles,
        clause=clause,
        fields=_fields(keys),
        conditions=_conditions(keys, tuple(name for name, _ in feeds)),
        to=tuple(dict.fromkeys(name for name, _ in channels)),
        status=keys.choice("status", Status, Status.LIVE),
        priority=keys.choice("priority", Priority, Priority.NORMAL),
        cooldown=keys.duration("cooldown"),
        cap=_cap(keys),
        update=update,
        new_message_on=occasions,
        owner=keys.text("owner"),
        why=keys.text("why"),
        examples=tuple(_examples(keys)),
        where=str(place),
    )
    keys.finish()
    is_whole = len(problems) == before and bool(clause.clauses) and all(map(_is_resolved, terms_of(clause)))
    return ReadRule(
        rule=rule, channels=channels, feeds=feeds, place=place, names_channels=names_channels, is_whole=is_whole
    )


def _is_resolved(term: Term) -> bool:
    return term.kind is not TermKind.ENTITY or term.entity is not None


def _story(keys: Section) -> tuple[Update, frozenset[Occasion]]:
    """Read how readers are told of a story's other articles, and what of it is worth a new message."""
    node = keys.take("story")
    story = None if node is None else section(node, keys.problems, "'story'", "story: {update: edit}")
    if story is None:
        return Update.EDIT, _BY_DEFAULT
    update = story.choice("update", Update, Update.EDIT)
    is_given, occasions = story.has("new_message_on"), set()
    for word, place in story.texts("new_message_on"):
        if word in _OCCASIONS:
            occasions.add(Occasion(word))
        else:
            keys.problems.add(place, f"'{word}' is no occasion", keys.problems.nearest(word, _OCCASIONS))
    story.finish()
    return update, frozenset(occasions) if is_given else _BY_DEFAULT


def _cap(keys: Section) -> int | None:
    node = keys.take("cap")
    cap = None if node is None else section(node, keys.problems, "'cap'", _CAP)
    if cap is None:
        return None
    count = cap.take("per_hour")
    most = None if count is None else integer(count, keys.problems, "'per_hour'", _CAP)
    if count is None:
        keys.problems.add(cap.place, "a cap without 'per_hour'", _CAP)
    elif most is not None and most < 1:
        keys.problems.add(count.place, f"'per_hour' is {most}", "1 or more; `status: shadow` sends nothing")
    place = cap.place_of("over")
    if cap.choice("over", Over, Over.DIGEST) is Over.QUEUE:
        keys.problems.add(place, "'over' is 'queue'", "digest: what is over a cap comes as one list")
    cap.finish()
    return most


def _fields(keys: Section) -> frozenset[Field]:
    node = keys.take("in")
    if node is None:
        return _DEFAULT_FIELDS
    written = node.text if isinstance(node, Scalar) else kind_of(node)
    fields = set()
    for name in written.split("+"):
        try:
            fields.add(Field(name.strip()))
        except ValueError:
            keys.problems.add(node.place, f"'in' names '{name.strip()}'", "title, lead or body, joined by +")
    return frozenset(fields) or _DEFAULT_FIELDS


def _conditions(keys: Section, feeds: tuple[str, ...]) -> Conditions:
    countries = (country_code(name, place, keys.problems) for name, place in keys.texts("countries"))
    return Conditions(
        languages=frozenset(keys.languages("languages")),
        feeds=feeds,
        outlets=frozenset(name for name, _ in keys.texts("outlets")),
        countries=frozenset(code for code in countries if code),
        max_age=_max_age(keys),
        min_sources=_min_sources(keys),
    )


def _min_sources(keys: Section) -> int:
    node = keys.take("min_sources")
    least = 1 if node is None else integer(node, keys.problems, "'min_sources'", "min_sources: 2")
    if node is not None and least is not None and least < 1:
        keys.problems.add(node.place, f"'min_sources' is {least}", "1 or more")
    return least or 1


def _max_age(keys: Section) -> timedelta | None:
    node = keys.take("max_age")
    if node is None:
        return _DEFAULT_AGE
    if isinstance(node, Scalar) and node.text == "none":
        return None
    return duration(node, keys.problems, "'max_age'")


def _examples(keys: Section) -> list[Example]:
    node = keys.take("tests")
    if node is None:
        return []
    tests = section(node, keys.problems, "'tests'", 'tests: {match: [{nl: "..."}], reject: [{en: "..."}]}')
    if tests is None:
        return []
    examples = [*_side(tests, "match", matches=True), *_side(tests, "reject", matches=False)]
    tests.finish()
    return examples


def _side(tests: Section, key: str, *, matches: bool) -> list[Example]:
    node = tests.take(key)
    if node is None:
        return []
    if not isinstance(node, Items):
        tests.problems.add(node.place, f"'{key}' is {kind_of(node)}, not a list", f'{key}: [{{nl: "..."}}]')
        return []
    examples = []
    for one in node.nodes:
        if not isinstance(one, Pairs) or not one.entries:
            tests.problems.add(one.place, f"an example is {kind_of(one)}", '{nl: "a headline"}, with its language')
            continue
        for tag, (place, value) in one.entries.items():
            language = find_tag(tag)
            if language is None:
                tests.problems.add(place.place, f"'{tag}' is no language the bot knows", "a tag such as nl")
            written = _example_text(value, tests.problems)
            if language and written:
                examples.append(Example(language=language, text=written, matches=matches, where=str(value.place)))
    return examples


def _example_text(node: Node, problems: Problems) -> Text | None:
    before = len(problems)
    if isinstance(node, Pairs):
        keys = Section(node, problems, "an example")
        found = Text(title=keys.text("title") or "", lead=keys.text("lead") or "", body=keys.text("body") or "")
        keys.finish()
    else:
        found = Text(title=text(node, problems, "an example") or "")
    if len(problems) > before:
        return None
    if not any(part.strip() for _, part in found.fields()):
        problems.add(node.place, "an example without text", '{nl: "a headline"}')
        return None
    return found
