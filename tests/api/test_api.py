"""Alive, ready, figures: what an orchestrator and Prometheus are told, and that nothing that hangs holds them up."""

from threading import Event

import httpx
import pytest
from sqlalchemy import create_engine, text

from bot.api import make_api
from bot.metrics import KEPT, PAGE, Metrics
from storage.measures import Figures, figures, figures_if_any
from storage.patience import Patiently
from tests.storage.post import notice, told

pytestmark = pytest.mark.anyio
WELL = {"tick": True, "database": True, "slack": True, "token": True}
NONE = {
    "open": {},
    "yellow": {},
    "red": {},
    "owed": {},
    "waiting": 0,
    "oldest": None,
    "untold": 0,
    "dead": 0,
    "size": 1,
}


@pytest.fixture
def anyio_backend():
    return "asyncio"


async def asked(api, path):
    async with httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url="http://bot") as client:
        return await client.get(path)


async def test_ready_only_while_every_check_says_so_and_each_is_named():
    well = await asked(make_api(lambda: WELL), "/readyz")
    assert (well.status_code, well.json()) == (200, WELL)
    for name in WELL:
        answer = await asked(make_api(lambda name=name: WELL | {name: False}), "/readyz")
        assert (answer.status_code, answer.json()) == (503, WELL | {name: False})


async def test_alive_whatever_is_wrong():
    answer = await asked(make_api(lambda: dict.fromkeys(WELL, False)), "/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_no_figures_are_no_page():
    assert (await asked(make_api(lambda: WELL), "/metrics")).status_code == 404


class Time:
    now = 5000.0

    def __call__(self):
        return self.now


def lines(metrics):
    return set(metrics.page().decode().splitlines())


async def test_the_page_has_every_figure_with_departments_verbs_and_kinds_only():
    time = Time()
    here = Figures(
        **NONE | {"size": 1, "open": {"claims": 3}, "red": {"claims": 1}, "waiting": 2, "oldest": 4990.0, "dead": 4}
    )
    metrics = Metrics(lambda: here, lambda: 4997.0, wall=time, steady=time)
    metrics.gesture("open", "done")
    metrics.gesture("open", "done")
    metrics.acked("command", 0.02)
    metrics.turned_away(401)
    metrics.told("slow")
    metrics.found("untold", 7)
    metrics.ticked(0.003)
    answer = await asked(make_api(lambda: WELL, page=metrics.page, kind=PAGE), "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    assert {
        'timeliness_tasks_open{department="claims"} 3.0',
        'timeliness_tasks_red{department="claims"} 1.0',
        "timeliness_outbox_waiting 2.0",
        "timeliness_outbox_oldest_seconds 10.0",
        "timeliness_dead_letters 4.0",
        "timeliness_database_up 1.0",
        "timeliness_database_bytes 1.0",
        "timeliness_tick_age_seconds 3.0",
        'timeliness_gestures_total{result="done",verb="open"} 2.0',
        'timeliness_ack_seconds_bucket{kind="command",le="0.025"} 1.0',
        'timeliness_http_turned_away_total{status="401"} 1.0',
        'timeliness_deliveries_total{result="slow"} 1.0',
        'timeliness_audit_findings_total{finding="untold"} 7.0',
        'timeliness_tick_seconds_bucket{le="0.005"} 1.0',
    } <= set(answer.text.splitlines())


def test_many_who_look_ask_the_database_once_in_a_while():
    time, asked_for = Time(), []
    metrics = Metrics(lambda: asked_for.append(1), lambda: 0.0, wall=time, steady=time)
    for _ in range(5):
        metrics.page()
    assert len(asked_for) == 1
    time.now += KEPT
    metrics.page()
    assert len(asked_for) == 2


def test_a_database_that_fails_takes_only_its_own_figures_along():
    metrics = Metrics(lambda: None, lambda: 0.0)
    metrics.gesture("open", "failed")
    page = lines(metrics)
    assert {"timeliness_database_up 0.0", 'timeliness_gestures_total{result="failed",verb="open"} 1.0'} <= page
    assert not any(line.startswith("timeliness_tasks") for line in page)


def test_two_bots_in_one_process_have_figures_of_their_own():
    one, other = Metrics(lambda: None, lambda: 0.0), Metrics(lambda: None, lambda: 0.0)
    one.told("done")
    assert 'timeliness_deliveries_total{result="done"} 1.0' not in lines(other)


def test_a_question_that_hangs_is_given_up_and_not_asked_again_meanwhile():
    free, asked_for = Event(), []

    def ask():
        asked_for.append(1)
        return free.wait(30)

    ready = Patiently(ask, otherwise=False, seconds=0.01)
    assert (ready(), ready(), len(asked_for)) == (False, False, 1)
    free.set()
    patient = Patiently(ask, otherwise=False, seconds=30)
    assert patient()


def test_figures_are_counted_where_they_stand(filled_office):
    found = figures(filled_office)
    assert (found.open, found.waiting, found.dead, found.untold) == ({"claims": 2}, 1, 1, 0)
    assert found.oldest is not None
    assert found.size > 100_000


@pytest.fixture
def filled_office(database):
    """Two open tasks and a closed one; a message that waits and a dead one."""
    task = (
        "insert into task (number, standard, promise, department, title, reference, responsible, opened_by,"
        " received_at, documents_at, entered_at, state, cycle, result, chain_n, chain_end)"
        " values (:n, 's', 'h', 'claims', 't', 'r', 'u', 'u', 1, 1, 1, :state, 1, '', 0, '')"
    )
    told(database, notice("a", "C1"), notice("b", "C2"))
    with database.transaction() as session:
        session.execute(text("insert into promise (hash, words) values ('h', '{}')"))
        session.execute(text(task), [{"n": n, "state": state} for n, state in enumerate(("open", "open", "closed"))])
        session.execute(text("update message set state = 'dead' where place = 'C2'"))
    return database


def test_a_database_that_is_gone_answers_nothing(database):
    assert database.answers()
    database.close()
    database.engine = create_engine("postgresql+psycopg://127.0.0.1:9/none")
    assert not database.answers()
    assert figures_if_any(database) is None
