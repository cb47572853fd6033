"""Chat: what people do in Telegram, as far as the bot listens."""
