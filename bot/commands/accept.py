"""`/task accept R`: management accepts a rectification report; its measures become duties (policy 4.2.2b)."""

from bot.commands.ask import Ask
from bot.commands.verbs import chinese, verb
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.rectification import accept
from bot.domain.refusal import Refusal
from bot.domain.reply import Reply, say


@verb("accept", may=Action.ACCEPT, titles=chinese("接受"))
def accept_report(ask: Ask, desk: Desk) -> Reply:
    """Accept the report of that number."""
    if not ask.words:
        raise Refusal("report.which")
    report = desk.report(ask.number(ask.words[0]))
    tasks = desk.tasks(sorted({task for task, _ in report.answers}))
    desk.record(accept(report, tasks, who=ask.who.id, now=ask.now, company=ask.company))
    return say("accept.done", report=report.number, measures=len(report.latest.measures))
