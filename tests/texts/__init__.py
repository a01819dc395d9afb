"""Sentences: there is one for every key, in three languages, with the same facts."""
