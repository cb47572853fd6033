"""The schema, as forward-only migrations that old and new code can live with side by side."""

from sqlite_utils import Database, Migrations

from bot.stores.sqlite.concordance import make_tables
from bot.stores.sqlite.views import make_views

migrations = Migrations("bot")


@migrations()
def first_tables(db: Database) -> None:
    """Make feeds, articles, what they are known by, matches and the outbox. Moments are ISO 8601 texts in UTC."""
    db.table("feeds").create(
        {
            "id": str, "url": str, "outlet": str, "is_enabled": int, "due_at": str, "lease_until": str, "token": int,
            "etag": str, "last_modified": str, "body_hash": str, "item_hashes": bytes, "first_polled_at": str,
            "last_poll_at": str, "last_outcome": str, "last_error": str, "last_item_at": str, "interval_s": float,
            "failures": int, "articles": int, "shared_guids": int,
        },
        pk="id",
        not_null={"url", "is_enabled", "due_at", "lease_until", "token"},
    )  # fmt: skip
    db.table("feeds").create_index(["is_enabled", "due_at"], index_name="feeds_due")
    db.table("articles").create(
        {
            "id": str, "feed": str, "outlet": str, "country": str, "url": str, "title": str, "lead": str, "body": str,
            "language": str, "languages": str, "published_at": str, "first_seen_at": str,
        },
        pk="id",
        not_null={"feed", "title", "first_seen_at"},
    )  # fmt: skip
    db.table("articles").create_index(["first_seen_at"], index_name="articles_first_seen")
    db.table("identities").create({"key": str, "article": str}, pk="key", not_null={"article"})
    db.table("matches").create(
        {"article": str, "rule": str, "matched_at": str, "hits": str}, pk=("article", "rule"), not_null={"matched_at"}
    )
    db.table("outbox").create(
        {
            "id": str,
            "channel": str,
            "article": str,
            "priority": str,
            "state": str,
            "due_at": str,
            "lease_until": str,
            "token": int,
            "attempts": int,
            "alert": str,
            "message": str,
            "error": str,
            "published_at": str,
            "queued_at": str,
            "sent_at": str,
        },
        pk="id",
        not_null={"channel", "article", "state", "due_at", "token"},
    )
    db.table("outbox").create_index(["channel", "article"], unique=True, index_name="outbox_once")
    db.table("outbox").create_index(["state", "due_at"], index_name="outbox_due")


@migrations()
def first_alerts_are_told_apart(db: Database) -> None:
    """Note which alerts come of a feed's first poll, so that those let go can be counted."""
    db.table("outbox").add_column("is_first_run", int)


@migrations()
def deliveries_are_attempted(db: Database) -> None:
    """Keep every attempt, what is known of chats, who may send, and what a delivery carries and waits for."""
    for name, kind in (
        ("kind", str), ("members", str), ("digest", str), ("hold", str), ("part", int), ("form", str), ("doubts", int),
    ):  # fmt: skip
        db.table("outbox").add_column(name, kind)
    db.table("outbox").create_index(["digest"], index_name="outbox_digest")
    db.table("attempts").create(
        {
            "id": int,
            "delivery": str,
            "chat": str,
            "kind": str,
            "part": int,
            "floor": int,
            "fingerprint": str,
            "began_at": str,
            "ended_at": str,
            "outcome": str,
            "message": int,
        },
        pk="id",
        not_null={"delivery", "chat", "kind", "began_at"},
    )
    for column in ("delivery", "began_at", "ended_at", "chat"):
        db.table("attempts").create_index([column], index_name=f"attempts_{column}")
    db.table("chats").create(
        {"id": str, "paused": str, "not_before": str, "last_message": int, "moved_to": str, "told": str}, pk="id"
    )
    db.table("senders").create(
        {"name": str, "owner": str, "fence": int, "lease_until": str, "not_before": str},
        pk="name",
        not_null={"owner", "fence", "lease_until"},
    )
    db.table("proofs").create({"chat": str, "proved_at": str}, pk="chat", not_null={"proved_at"})


@migrations()
def feeds_have_a_pace_and_hosts_rest(db: Database) -> None:
    """Keep what polling learns of a feed, and until when hosts are left alone."""
    texts = (
        "host", "address", "moves_to", "moves_since", "whole_at", "distrusted_until", "last_news_at", "failing_since",
        "trouble", "trouble_why", "trouble_since",
    )  # fmt: skip
    columns = {**dict.fromkeys(texts, str), "asked_s": float, "rhythm": bytes, "lag_s": float}
    for name, kind in columns.items():
        db.table("feeds").add_column(name, kind)
    db.table("hosts").create({"host": str, "rests_until": str}, pk="host", not_null={"rests_until"})


@migrations()
def paces_are_kept(db: Database) -> None:
    """Keep how often each rule fires in each channel, an hour a row."""
    db.table("paces").create(
        {"channel": str, "rule": str, "hour": str, "fired": int, "alone": int, "lists": int, "last_at": str},
        pk=("channel", "rule", "hour"),
        not_null={"fired", "alone", "lists"},
    )


@migrations()
def revisions_are_kept(db: Database) -> None:
    """Make room for what articles said before their feeds changed them."""
    db.table("revisions").create(
        {"article": str, "replaced_at": str, "url": str, "title": str, "lead": str, "body": str},
        not_null={"article", "replaced_at"},
    )
    db.table("revisions").create_index(["article"], index_name="revisions_of")


@migrations()
def stories_are_kept(db: Database) -> None:
    """Make room for each article's story and why, what finds it for a week, and the articles behind each piece."""
    db.table("filings").create(
        {
            "place": int,
            "article": str,
            "story": str,
            "filed_at": str,
            "likeness": float,
            "nearest": str,
            "near_duplicate_of": str,
            "shared": str,
            "by_hand": int,
        },
        pk="place",
        not_null={"article", "story", "filed_at", "likeness", "shared", "by_hand"},
    )
    db.table("filings").create_index(["article"], unique=True, index_name="filings_once")
    db.table("filings").create_index(["story"], index_name="filings_of")
    db.table("filings").create_index(["filed_at"], index_name="filings_at")
    db.table("clippings").create(
        {"place": int, "traits": str, "shingles": bytes}, pk="place", not_null={"traits", "shingles"}
    )
    db.table("evidence").create(
        {"piece": int, "articles": float, "last_place": int, "languages": str, "places": bytes},
        pk="piece",
        not_null={"articles", "last_place", "languages", "places"},
    )


@migrations()
def pages_are_kept(db: Database) -> None:
    """Keep what articles' pages said, for as long as a poll may be made again."""
    db.table("pages").create({"url": str, "text": str, "fetched_at": str}, pk="url", not_null={"text", "fetched_at"})
    db.table("pages").create_index(["fetched_at"], index_name="pages_fetched")


@migrations()
def what_is_sent_next_stands_in_an_index(db: Database) -> None:
    """Find each channel's next delivery without reading all that wait; `outbox.heads` orders by the same words."""
    db.conn.execute(
        "CREATE INDEX outbox_heads ON outbox (state, channel, (coalesce(part, 0) = 0), (priority <> 'urgent'), "
        "(coalesce(kind, 'alert') = 'alert'), published_at)"
    )


@migrations()
def copies_are_kept(db: Database) -> None:
    """Keep which other outlets' feeds have an article."""
    db.table("copies").create(
        {"article": str, "feed": str, "outlet": str, "seen_at": str},
        pk=("article", "feed"),
        not_null={"outlet", "seen_at"},
    )


@migrations()
def rule_sets_are_kept(db: Database) -> None:
    """Keep what rules were in force when, each file once, and by which of them an article was judged."""
    db.table("rule_files").create({"hash": str, "content": bytes}, pk="hash", not_null={"content"})
    db.table("rule_sets").create({"version": str, "files": str}, pk="version", not_null={"files"})
    db.table("rule_loads").create(
        {"id": int, "version": str, "loaded_at": str}, pk="id", not_null={"version", "loaded_at"}
    )
    db.table("matches").add_column("version", str)
    db.table("matches").create_index(["rule", "matched_at"], index_name="matches_of")
    db.table("articles").add_column("version", str)
    db.table("attempts").create_index(["message"], index_name="attempts_message")


@migrations()
def pictures_and_readings_are_kept(db: Database) -> None:
    """Keep an article's picture, and when its feed was last read without it."""
    db.table("articles").add_column("image", str)
    db.table("articles").add_column("unseen_at", str)


@migrations()
def reactions_are_kept(db: Database) -> None:
    """Keep what readers think of alerts, and which stories channels have muted or follow, and until when."""
    db.table("votes").create(
        {"alert": str, "voter": str, "is_useful": int, "voted_at": str},
        pk=("alert", "voter"),
        not_null={"is_useful", "voted_at"},
    )
    db.table("wishes").create(
        {"channel": str, "article": str, "reaction": str, "until": str, "press": str},
        pk=("channel", "article"),
        not_null={"reaction", "until", "press"},
    )


@migrations()
def names_outlive_articles(db: Database) -> None:
    """Make room for the names of pruned articles, and find what hangs on an article without reading all."""
    db.table("forgotten").create({"name": int, "forgotten_on": int}, pk="name", not_null={"forgotten_on"})
    for table in ("identities", "outbox", "wishes"):
        db.table(table).create_index(["article"], index_name=f"{table}_of")


@migrations()
def what_people_read_has_names(db: Database) -> None:
    """Make views for whoever opens the database with other programs."""
    make_views(db)


@migrations()
def meanings_are_kept(db: Database) -> None:
    """Make room for what a language model takes articles to mean."""
    db.table("clippings").add_column("meaning", bytes)


@migrations()
def words_are_kept(db: Database) -> None:
    """Make room for the concordance."""
    make_tables(db)


@migrations()
def alerts_grow_with_their_stories(db: Database) -> None:
    """Know the story of each row of the outbox; a change of an article is a row beside the one that told it."""
    for name in ("story", "reply_to"):
        db.table("outbox").add_column(name, str)
    db.conn.execute("DROP INDEX IF EXISTS outbox_once")
    db.table("outbox").create_index(["story", "channel"], index_name="outbox_story")


def is_current(db: Database) -> bool:
    """Say whether every migration has been applied."""
    return not migrations.pending(db)
