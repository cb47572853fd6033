"""Watch news feeds in many languages and alert Telegram channels."""
