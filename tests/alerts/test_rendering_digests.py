"""A list of headlines, as subscribers read it."""

from datetime import timedelta

from bot.alerts.rendering import messages
from bot.model.alerts import Alert, Reason
from bot.model.rules import Priority
from tests.alerts.test_rendering import ARABIC, DESK, DUTCH, check
from tests.fakes import NOON, alert
from tests.servers.telegram_html import parse_html


def digest_of(*members: Alert) -> list[str]:
    """Give the lines of a digest in one message."""
    whole = alert(title="Syrië, 2026-11-23", first_seen_at=NOON, published_at=None, reasons=(), marks=())
    [one] = messages(whole, DUTCH, members)
    return parse_html(one.html).text.splitlines()


def test_a_digest_lists_headlines_under_their_rules() -> None:
    truce, other = Reason(rule="a", title="Staakt-het-vuren"), Reason(rule="b", title="NAVO")
    nl = alert(1, language="nl", title="Ceasefire in Idlib", reasons=(truce,))
    seen_before = alert(2, reasons=(truce,), published_at=NOON - timedelta(days=1), priority=Priority.URGENT)
    assert digest_of(nl, seen_before, ARABIC, alert(3, language="nl", marks=(), reasons=(other,))) == [
        "📋 Syrië, 2026-11-23 · koppen: 3",
        "📌 Staakt-het-vuren",
        "• Ceasefire in Idlib · Anadolu Agency · nl · 12:00",
        "• ‼️ Ceasefire holds in Idlib, day 2 · Anadolu Agency · en · 11-22 13:00 · 🏷 ceasefire, Idlib",
        "",
        "📌 NAVO over Idlib",
        f"• \u2068{ARABIC.title}\u2069 · \u2068الجزيرة\u2069 · ar · 12:00 · 🏷 NAVO, staakt-het-vuren, Idlib",
        "",
        "📌 NAVO",
        "• Ceasefire holds in Idlib, day 3 · Anadolu Agency · nl · 12:00 · 🏷 ceasefire, Idlib",
    ]


def test_a_large_digest_takes_as_few_messages_as_it_can() -> None:
    members = tuple(alert(number) for number in range(400))
    parts = messages(alert(title="Much at once"), DESK, members)
    seen = "".join(parse_html(one.html).text for one in parts)
    assert all(f"• {one.title} ·" in seen for one in members)
    assert len(parts) <= 10
    check(alert(title="Much at once"), DESK, members)
