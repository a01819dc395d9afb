"""Notices about people who come and go: a newcomer's welcome, and what somebody leaves behind."""

from bot.domain.people import MOST_NAMED
from bot.domain.task import Duty
from bot.views import news
from bot.views.blocks import heading, paragraph, row, small
from bot.views.card import verb_button, what
from bot.views.lists import standards
from bot.views.reader import Block, Reader
from bot.views.told import Told
from bot.views.warning import fulfils
from bot.views.words import Words


def welcome(told: Told, reader: Reader) -> list[Block]:
    """6.1.2: the standards of a newcomer's department, and how to start."""
    words, department, post = Words(reader), told.fact("department"), told.fact("post")
    named = Words(reader, plain=True).department(department)
    key = "welcome.post" if post else "welcome.department"
    parts = [
        heading(f"👋 {words.put('welcome.title', department=named)}"),
        paragraph(words.say(key, department=department, post=post)),
        paragraph(words.put("welcome.start")),
    ]
    theirs = [one for one in reader.company.standards.values() if one.department == department]
    return [*parts, *standards(theirs, reader)[1:]] if theirs else parts


def handed_over(told: Told, reader: Reader) -> list[Block]:
    """A duty passes to the one who reads this: a report with the head's post, any other when its bearer has left."""
    task, clock = told.about
    if clock.stopped_at or clock.name == Duty.RECTIFICATION:
        return news.handed_over(told, reader)
    words, plain = Words(reader), Words(reader, plain=True)
    title = plain.put("duty_handed.title", number=str(task.number), name=plain.clock(task, clock))
    before = words.person(told.fact("before"))
    return [
        heading(f"📌 {title}"),
        paragraph(what(task, words)),
        paragraph(words.put("duty_handed.text", before=before, due=words.due(clock))),
        *row([fulfils(clock, plain), verb_button("show", plain, str(task.number))]),
    ]


def left(told: Told, reader: Reader) -> list[Block]:
    """1.3c: the open work of somebody who has left; nothing is handed over by itself."""
    words = Words(reader)
    who, count = told.fact("name"), int(told.notice.facts["count"])
    tasks = told.fact("tasks").split("\n")
    listed = [f"• #{number} {words.short(title)}" for number, _, title in (line.partition(" ") for line in tasks)]
    parts = [
        heading(f"🚪 {Words(reader, plain=True).put('left.title', who=who)}"),
        paragraph(words.say("left.text", who=told.fact("person"), count=count, why=told.fact("why"))),
        paragraph("\n".join(listed)),
    ]
    if count > MOST_NAMED:
        parts.append(small(words.put("left.more", count=count - MOST_NAMED)))
    parts += row([verb_button("list", Words(reader, plain=True), f"<@{told.fact('person')}>")])
    return parts
