"""Stories: which articles are about one event, decided as they come; pure."""
