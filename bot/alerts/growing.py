"""Growing: what becomes of an alert when another article tells its story, and of that article's own alert.

Edits notify nobody, so what may be another event after all, and what its rules call an occasion, is a new message.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.alerts.admitting import is_untouched
from bot.alerts.settling import told_anew, told_at
from bot.alerts.sourcing import SURE, is_sure, retracted, stands_by
from bot.model.alerts import Alert, Delivery, DeliveryState, Hold, Mark
from bot.model.articles import ArticleId, ChangeKind, Field
from bot.model.channels import Channel
from bot.model.feeds import Rights
from bot.model.growth import Correction, Growth, Retelling
from bot.model.rules import LOUDEST_FIRST, Occasion, Rule, RuleId, Update
from bot.model.stories import Member
from bot.stories.lineage import first_of, sources_of
from bot.text.folding import fold

_COALESCED = timedelta(seconds=20)
_EDITABLE = timedelta(hours=48)
_MOST_RETOLD = 100
_MOST_CORRECTIONS = 5
_BUSY = frozenset((DeliveryState.SENDING, DeliveryState.UNCONFIRMED))
_SAID = "its message says so already"
_LEFT_ALONE = "its story is told, and `story.update` is none"


class Plan(NamedTuple):
    """How a story's further articles are told."""

    update: Update
    occasions: frozenset[Occasion]


def plan_of(alert: Alert, rules: Mapping[RuleId, Rule]) -> Plan:
    """Give what the rules of an alert want, taken together."""
    asked = [rules[RuleId(reason.rule)] for reason in alert.reasons if reason.rule in rules]
    wanted = {rule.update for rule in asked}
    update = next((one for one in Update if one in wanted), Update.EDIT)
    return Plan(update, frozenset().union(*(rule.new_message_on for rule in asked)))


def told_articles(alert: Alert) -> list[ArticleId]:
    """Give the articles an alert tells of, the one it shows first."""
    return [alert.article, *(one.article for one in _others(alert))]


def _others(alert: Alert) -> tuple[Retelling, ...]:
    return alert.growth.others if alert.growth else ()


def lead_for(newcomer: Delivery, tellings: Sequence[Delivery], members: Sequence[Member]) -> Delivery | None:
    """Choose which of the alerts that tell a story an article joins: that of its nearest article, else the latest."""
    if newcomer.alert.correction and (own := _telling(newcomer.alert.article, tellings)):
        return own
    open_ = [one for one in tellings if one.state is not DeliveryState.HELD and _has_room(one)]
    nearest = next((one.verdict.nearest for one in members if one.article.id == newcomer.alert.article), None)
    return _telling(nearest, open_) or next(iter(open_), None)


def _telling(article: ArticleId | None, tellings: Sequence[Delivery]) -> Delivery | None:
    return next((one for one in tellings if article in told_articles(one.alert)), None)


def _has_room(lead: Delivery) -> bool:
    return len(_others(lead.alert)) < _MOST_RETOLD


def is_busy(lead: Delivery) -> bool:
    """Say whether a message is on its way, or in doubt: what it says must not change now."""
    is_waiting = lead.state in {DeliveryState.PENDING, DeliveryState.HELD, DeliveryState.PARKED} and not lead.is_told
    return lead.state in _BUSY or (is_waiting and not is_untouched(lead))


class Joined(NamedTuple):
    """What becomes of an alert and of the one that came."""

    lead: Delivery
    newcomer: Delivery
    """Collapsed; or still new, to be admitted as a message of its own."""


def join(
    lead: Delivery,
    newcomer: Delivery,
    members: Sequence[Member],
    channel: Channel,
    rules: Mapping[RuleId, Rule],
    now: datetime,
    *,
    is_followed: bool = False,
) -> Joined | str:
    """Decide of a new alert of a story that another alert tells; or say why it is told as if it were another story.

    `is_followed`: readers want to hear of every newcomer.
    """
    new = newcomer.alert
    is_change = new.correction is not None and new.article in told_articles(lead.alert)
    if is_change:
        new = replace(
            new, reasons=lead.alert.reasons, priority=lead.alert.priority, labels=lead.alert.labels,
            lead=new.lead if lead.alert.lead else "",
        )  # fmt: skip
    plan = plan_of(new, rules)
    if is_followed and not is_change:
        plan = plan._replace(update=min(plan.update, Update.REPLY, key=list(Update).index))
    if not is_change and (why := _why_alone(lead, new, members, plan.update)):
        return why
    may_swap = plan.update is Update.EDIT or not lead.is_told
    grown = _corrected(lead.alert, new) if is_change else _retold(lead.alert, new, channel if may_swap else None)
    grown = _in_one_message(_counted(grown, members), lead)
    is_shown = is_change and (plan.update is Update.NEW or new.article == lead.alert.article)
    newcomer = replace(newcomer, alert=new, digest=lead.alert.id)
    is_again = new.correction is not None and _sense(new.correction) in map(_sense, _said(lead.alert))
    is_occasion = not is_again and (plan.update is Update.REPLY or _occasions(lead.alert, new, grown) & plan.occasions)
    if is_again and (grown.title, grown.lead) == (lead.alert.title, lead.alert.lead):
        return Joined(lead, replace(newcomer, state=DeliveryState.UNSENT, hold=None, error=_SAID))
    if lead.is_told and is_occasion:
        newcomer = replace(newcomer, reply_to=lead.message)
    elif not lead.is_told or plan.update is Update.EDIT or is_shown:
        newcomer = replace(newcomer, state=DeliveryState.COLLAPSED, hold=None)
    elif plan.update is Update.NEW:
        whole = _counted(_retold(replace(new, growth=lead.alert.growth), lead.alert, None), members)
        whole = replace(whole, alone="`story.update` is new: it tells all that was known of the story")
        return Joined(lead, replace(newcomer, alert=whole, digest=None))
    else:
        newcomer = replace(newcomer, state=DeliveryState.UNSENT, hold=None, error=_LEFT_ALONE)
    lead = replace(lead, alert=grown)
    shows_it = plan.update is Update.EDIT or is_shown
    return Joined(_to_edit(lead, channel, now) if lead.is_told and shows_it else lead, newcomer)


def _why_alone(lead: Delivery, new: Alert, members: Sequence[Member], update: Update) -> str | None:
    """Say why an article does not join what tells its story, if it does not."""
    if update is Update.SEPARATE:
        return "`story.update` is separate"
    mine = next((one for one in members if one.article.id == new.article), None)
    if not (mine and is_sure(mine)):
        return _doubt(mine)
    names_it = fold(new.outlet) in map(fold, [lead.alert.outlet, *(one.outlet for one in _others(lead.alert))])
    if names_it and (update is Update.EDIT or not lead.is_told):
        return f"{new.outlet} had told of it already, so this is news, which an edit would not show"
    return None


def _doubt(member: Member | None) -> str:
    if member is None or member.verdict.nearest is None:
        return "what it is like is not known, so it may be another event"
    verdict = member.verdict
    return f"like {verdict.nearest} by only {verdict.likeness:.2f} of the {SURE:.2f} needed, so it may be another event"


def _in_one_message(grown: Alert, lead: Delivery) -> Alert:
    """Leave out a lead that may take several messages, so that what is told can be edited from now on."""
    is_swapped = lead.is_told and grown.article != lead.alert.article and grown.rights is Rights.FULL
    return replace(grown, lead="") if lead.part or is_swapped else grown


def why_alone(tellings: Sequence[Delivery]) -> str:
    """Say why none of the alerts that tell a story can be joined."""
    if any(one.state is DeliveryState.HELD and one.hold is not Hold.SOURCES for one in tellings):
        return "its story waits to be told in a list, which does not grow"
    return f"the messages of its story tell {_MOST_RETOLD} articles more already"


def _occasions(told: Alert, new: Alert, grown: Alert) -> frozenset[Occasion]:
    found = {
        Occasion.CORRECTION: new.correction is not None,
        Occasion.ESCALATION: LOUDEST_FIRST[new.priority] < LOUDEST_FIRST[told.priority],
        Occasion.SECOND_SOURCE: _sources(told) < 2 <= _sources(grown),
    }
    return frozenset(occasion for occasion, is_so in found.items() if is_so)


def _sources(alert: Alert) -> int:
    return alert.growth.sources if alert.growth else 1


def _to_edit(lead: Delivery, channel: Channel, now: datetime) -> Delivery:
    """Let a message be edited in a while, with all that comes until then; a terminal need not be spared."""
    last_at = told_at(lead) or now
    pause = _COALESCED if channel.chat is not None else timedelta(0)
    is_named = lead.message is not None or channel.chat is None
    if lead.part or not is_named or (lead.sent_at and now - lead.sent_at > _EDITABLE):
        return told_anew(lead, now)
    if lead.state is DeliveryState.GROWN:
        return lead
    return replace(lead, state=DeliveryState.GROWN, due_at=max(now, last_at + pause))


def _retold(alert: Alert, new: Alert, channel: Channel | None) -> Alert:
    """Add another article; a copy in the readers' language takes the top, if the one there is not in it."""
    growth = alert.growth or Growth()
    is_better = channel is not None and new.language == channel.language != alert.language
    top, other = (new, alert) if is_better else (alert, new)
    known = new.growth.corrections if new.growth else ()
    said = (*growth.corrections, *known, *((new.correction,) if new.correction else ()))
    return replace(
        top,
        id=alert.id,
        reasons=tuple(dict.fromkeys((*alert.reasons, *new.reasons))),
        labels=tuple(dict.fromkeys((*alert.labels, *new.labels))),
        priority=min(alert.priority, new.priority, key=LOUDEST_FIRST.__getitem__),
        growth=replace(growth, others=(*growth.others, _as_told(other)), corrections=_latest(said)),
        correction=alert.correction,
        alone=alert.alone,
    )


def _corrected(alert: Alert, new: Alert) -> Alert:
    """Note what an article took back; where its headline is shown, the new one is."""
    growth = alert.growth or Growth()
    said: tuple[Correction, ...] = (new.correction,) if new.correction else ()
    others = tuple(
        replace(one, title=new.title, url=new.url) if one.article == new.article else one for one in growth.others
    )
    growth = replace(growth, others=others, corrections=_latest((*growth.corrections, *said)))
    if alert.article != new.article:
        return replace(alert, growth=growth)
    kept = tuple(mark for mark in alert.marks if _stands(mark, new))
    return _upheld(replace(alert, title=new.title, lead=new.lead, url=new.url, marks=kept, growth=growth))


def _latest(said: Sequence[Correction]) -> tuple[Correction, ...]:
    """Give corrections once each, the latest few of them and retractions first of all, by time."""
    once = {_sense(one): one for one in said}.values()
    weighed = sorted(once, key=lambda one: (one.kind is ChangeKind.RETRACTED, one.at))
    return tuple(sorted(weighed[-_MOST_CORRECTIONS:], key=lambda one: one.at))


def _sense(one: Correction) -> tuple[ArticleId, ChangeKind, str]:
    """Give what makes a correction another one; a number that goes back and forth is told aloud once each way."""
    return one.article, one.kind, one.words


def _said(alert: Alert) -> tuple[Correction, ...]:
    return alert.growth.corrections if alert.growth else ()


def _upheld(alert: Alert) -> Alert:
    """Let another article take the top if the one there was retracted: the first that stands."""
    gone, others = retracted(alert), _others(alert)
    top = next((one for one in others if one.article not in gone), None)
    if alert.growth is None or top is None or alert.article not in gone:
        return alert
    growth = replace(alert.growth, others=(_as_told(alert), *(one for one in others if one is not top)))
    return replace(
        alert, article=top.article, title=top.title, url=top.url, outlet=top.outlet, language=top.language,
        published_at=top.at, lead="", marks=(), growth=growth,
    )  # fmt: skip


def _as_told(alert: Alert) -> Retelling:
    return Retelling(
        article=alert.article, title=alert.title, url=alert.url, outlet=alert.outlet, language=alert.language,
        at=alert.published_at or alert.first_seen_at,
    )  # fmt: skip


def _stands(mark: Mark, alert: Alert) -> bool:
    span = mark.span
    text = {Field.TITLE: alert.title, Field.LEAD: alert.lead}.get(span.field)
    return text is None or text[span.start : span.end] == mark.text


def _counted(alert: Alert, members: Sequence[Member]) -> Alert:
    """Count an alert's independent sources, and say who was first."""
    mine = [member for member in members if member.article.id in told_articles(alert)]
    gone = retracted(alert)
    told = [one for one in mine if one.article.id not in gone and stands_by(one)] or mine
    if not told or alert.growth is None:
        return alert
    first = first_of(told)
    growth = replace(
        alert.growth, sources=len(sources_of(told)), first=first.article.outlet, is_first_certain=first.is_certain
    )
    return replace(alert, growth=growth)
