"""`python -m bot`."""

import sys

if __name__ == "__main__":
    try:
        from bot.cli.main import main

        main()
    except KeyboardInterrupt:
        # Ctrl-C while the bot is still being loaded.
        sys.exit(130)
