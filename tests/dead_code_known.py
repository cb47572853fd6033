"""What looks dead and is not: called by a library, or by a person."""

from typing import Any

called: Any = None

# click calls commands and the methods of its groups
called.list_alerts
called.schema_rules
called.import_rules
called.gaps_rules
called.stats_rules
called.prune_
called.backup_
called.restore_
called.list_stories
called.log_rules
called.why
called.whynot
called.merge
called.demo
called.doctor
called.list_feeds
called.import_feeds
called.export
called.discover
called.add
called.show_entity
called.suggest
called.list_commands
called.format_commands
called.obj
# The words of a channel's choices
called.HOLD
called.SMALL
called.LARGE
# expat calls its handlers
called.StartElementHandler
called.EndElementHandler
called.EntityDeclHandler
# sqlite-utils runs migrations; sqlite3 reads the factory
called.first_tables
called.first_alerts_are_told_apart
called.copies_are_kept
called.alerts_grow_with_their_stories
called.paces_are_kept
called.reactions_are_kept
called.feeds_have_a_pace_and_hosts_rest
called.meanings_are_kept
called.pages_are_kept
called.words_are_kept
called.deliveries_are_attempted
called.what_is_sent_next_stands_in_an_index
called.pictures_and_readings_are_kept
called.revisions_are_kept
called.stories_are_kept
called.names_outlive_articles
called.what_people_read_has_names
called.rule_sets_are_kept
# states of the outbox that are not used yet
called.HELD
called.DIGEST
called.QUIET
called.COOLDOWN
called.CAP
called.LIMIT
called.BREAKER
called.OUTAGE
called.SHORT
called.PROBE
# what tests ask a round
called.tried
called.row_factory
# words of the contract that analysts write
called.PERSON
called.PLACE
called.EVENT
called.owner
# parts that the tests' contracts run on
called.MemorySink
called.MemoryStore
# tables of languages, read by their names
called.ALBANIAN
called.ARABIC
called.ARMENIAN
called.AZERBAIJANI
called.BELARUSIAN
called.BENGALI
called.BOSNIAN
called.BULGARIAN
called.CATALAN
called.CHINESE
called.CROATIAN
called.CZECH
called.DANISH
called.DUTCH
called.ENGLISH
called.ESTONIAN
called.FINNISH
called.FRENCH
called.GALICIAN
called.GEORGIAN
called.GERMAN
called.GREEK
called.HEBREW
called.HINDI
called.HUNGARIAN
called.ITALIAN
called.KAZAKH
called.KOREAN
called.KURMANJI
called.LATVIAN
called.LITHUANIAN
called.MACEDONIAN
called.MALAY
called.NORWEGIAN
called.PERSIAN
called.POLISH
called.PORTUGUESE
called.ROMANIAN
called.RUSSIAN
called.SERBIAN
called.SLOVAK
called.SLOVENE
called.SORANI
called.SPANISH
called.SWAHILI
called.SWEDISH
called.TURKISH
called.UKRAINIAN
called.URDU
called.UZBEK
called.VIETNAMESE
# Read from files; delivery obeys them
called.per_minute
called.preview
called.unconfirmed
called.cooldown
# The sender calls it before every turn
called.Arranger
called.catch_up
called.arrange
# what an article said before, for people to look at
called.replaced_at
