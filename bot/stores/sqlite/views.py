"""Views with readable names: what a spreadsheet, a notebook or Datasette is to see of the database."""

from sqlite_utils import Database

VIEWS = {
    "articles_with_story": """
        SELECT articles.id AS article, first_seen_at, published_at, outlet, feed, country, language, title, lead, url,
            story, near_duplicate_of, body
        FROM articles LEFT JOIN filings ON filings.article = articles.id""",
    "matches_with_article": """
        SELECT matched_at, rule,
            (SELECT group_concat(json_extract(value, '$.text'), ', ') FROM json_each(hits)) AS words,
            outlet, language, title, url, story, matches.article AS article
        FROM matches JOIN articles ON articles.id = matches.article
            LEFT JOIN filings ON filings.article = matches.article""",
    "alerts_with_state": """
        SELECT id AS alert, coalesce(kind, 'alert') AS kind, channel, state, queued_at, sent_at, priority,
            (SELECT group_concat(json_extract(value, '$[0]'), ', ')
                FROM json_each(outbox.alert, '$.reasons')) AS rules,
            json_extract(outbox.alert, '$.outlet') AS outlet, json_extract(outbox.alert, '$.language') AS language,
            json_extract(outbox.alert, '$.title') AS title, json_extract(outbox.alert, '$.url') AS url,
            hold, error, message, digest, article
        FROM outbox""",
    "alerts_told": "SELECT * FROM alerts_with_state WHERE state = 'sent'",
    "stories_with_sources": """
        SELECT story, count(*) AS articles, count(DISTINCT outlet) AS outlets,
            group_concat(DISTINCT language) AS languages, min(first_seen_at) AS first_at, max(first_seen_at) AS last_at,
            (SELECT title FROM filings AS first JOIN articles AS its ON its.id = first.article
                WHERE first.story = filings.story ORDER BY place LIMIT 1) AS title
        FROM filings JOIN articles ON articles.id = filings.article GROUP BY story""",
    "feeds_with_state": """
        SELECT id AS feed, outlet, url, is_enabled, last_poll_at, last_outcome, last_error, failures, trouble_why,
            last_item_at, articles, interval_s, due_at
        FROM feeds""",
}


def make_views(db: Database) -> None:
    """Make every view."""
    for name, select in VIEWS.items():
        db.create_view(name, select)
