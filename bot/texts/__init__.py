"""Sentences in zh-Hant, zh-Hans and en: the only place with sentences. Import from `bot.texts.texts`."""
