"""Text: markup to visible text, folding with a way back, words, languages, inflection. Pure."""
