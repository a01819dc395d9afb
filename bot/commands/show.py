"""`/task show N`: how a task stands. `/task show report R`: a rectification report."""

from bot.commands.ask import Ask
from bot.commands.pick import pick
from bot.commands.verbs import chinese, verb
from bot.commands.words import folded
from bot.domain.desk import Desk
from bot.domain.may import Action
from bot.domain.reply import Reply, Show

REPORT = {"report", "報告", "报告"}


@verb("show", may=Action.SHOW, titles=chinese("查看"))
def show(ask: Ask, desk: Desk) -> Reply:
    """The task or the report as it stands now."""
    match ask.words:
        case ():
            return pick("show", ask, desk)
        case (kind, word, *_) if folded(kind) in REPORT:
            report = desk.report(ask.number(word))
            tasks = tuple(desk.tasks(sorted({task for task, _ in report.answers})))
            return Show("report", {"report": report, "tasks": tasks})
        case words:
            number, _ = ask.place(words[0])
            return Show("task", {"task": desk.task(number)})
