"""`/task return R REMARK`: management returns a rectification report, saying why (policy 4.2.2c)."""

from bot.commands.ask import Ask
from bot.commands.verbs import chinese, verb
from bot.commands.words import plain
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.rectification import give_back
from bot.domain.refusal import Refusal
from bot.domain.reply import Open, Reply, say


@verb("return", may=Action.RETURN, titles=chinese("退回"))
def return_report(ask: Ask, desk: Desk) -> Reply:
    """Return the report of that number, or ask for the remark."""
    if not ask.words:
        raise Refusal("report.which")
    report = desk.report(ask.number(ask.words[0]))
    remark = plain(ask.words[1:]) if ask.form is None else ask.typed("remark")
    if not remark and ask.form is None:
        report.moved("return")  # a report that cannot be returned is refused before anybody types a remark
        return Open("return", (str(report.number),), {"report": report})
    tasks = desk.tasks(sorted({task for task, _ in report.answers}))
    desk.record(give_back(report, tasks, remark, who=ask.who.id, now=ask.now, company=ask.company))
    return say("return.done", report=report.number)
