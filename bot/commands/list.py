"""`/task list [mine|department|red|yellow|@WHO] [FROM]`: open work, the worst and soonest first."""

from bot.commands.ask import Ask
from bot.commands.verbs import chinese, verb
from bot.commands.words import brief, folded, mentioned
from bot.domain.desk import Desk, Query
from bot.domain.may import Action, may_list
from bot.domain.refusal import Refusal
from bot.domain.reply import Reply, Show

SCOPES = {
    "mine": "mine",
    "我的": "mine",
    "department": "department",
    "部門": "department",
    "部门": "department",
    "red": "red",
    "紅": "red",
    "红": "red",
    "yellow": "yellow",
    "黃": "yellow",
    "黄": "yellow",
}


@verb("list", may=Action.LIST, titles=chinese("列表"))
def list_work(ask: Ask, desk: Desk) -> Reply:
    """A page of tasks; `words` are what to type (with a number to start from) for the next one."""
    scope, offset = _told(ask)
    query, words = _query(scope, offset, ask)
    tasks, total = desk.find(query)
    return Show("list", {"tasks": tasks, "total": total, "query": query, "words": words})


def _told(ask: Ask) -> tuple[str, int]:
    match ask.words:
        case ():
            return "mine", 0
        case (word,) if folded(word).isdecimal():
            return "mine", ask.number(word)
        case (word,):
            return word, 0
        case (word, offset):
            return word, ask.number(offset)
        case words:
            raise Refusal("list.unknown", word=brief(words[2]))


def _query(scope: str, offset: int, ask: Ask) -> tuple[Query, str]:
    if mentioned(scope) or folded(scope).startswith("@"):
        return _of_person(scope, offset, ask)
    match SCOPES.get(folded(scope)):
        case "mine":
            return Query(bearer=ask.who.id, offset=offset), "mine"
        case "department":
            return _of_departments(offset, ask), "department"
        case str(state):
            return _in_state(state, offset, ask), state
        case _:
            raise Refusal("list.unknown", word=brief(scope))


def _of_person(word: str, offset: int, ask: Ask) -> tuple[Query, str]:
    whose = ask.anybody(word).id
    if not may_list(ask.company, ask.who.id, whose, ask.now):
        raise Refusal("list.not_yours", person=whose)
    return Query(bearer=whose, offset=offset), f"<@{whose}>"


def _of_departments(offset: int, ask: Ask) -> Query:
    """Those the person heads now; all for management."""
    if ask.company.is_management(ask.who.id):
        return Query(offset=offset)
    headed = ask.company.heads_now(ask.who.id, ask.now)
    if not headed:
        raise Refusal("list.department")
    return Query(departments=headed, offset=offset)


def _in_state(state: str, offset: int, ask: Ask) -> Query:
    """The company's for management, the departments' for a head, their own for anybody else."""
    if ask.company.is_management(ask.who.id):
        return Query(state=state, offset=offset)
    if headed := ask.company.heads_now(ask.who.id, ask.now):
        return Query(departments=headed, state=state, offset=offset)
    return Query(bearer=ask.who.id, state=state, offset=offset)
