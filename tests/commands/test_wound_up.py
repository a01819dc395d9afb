"""Work of a department that is gone from the company file: nothing that is said of it is lost."""

from dataclasses import replace

import pytest

from tests.company import LIN, MANAGEMENT_CHANNEL, ZHOU

REPORT = "缺人 | 加人 <@U0CHEN|陳> 11-30 | 每週排班"


def wind_up(office, department):
    company = office.company
    departments = {id_: one for id_, one in company.departments.items() if id_ != department}
    standards = {id_: one for id_, one in company.standards.items() if one.department != department}
    office.company = replace(company, departments=departments, standards=standards)


@pytest.mark.parametrize(("line", "kind"), [("stuck 1 缺件", "stuck"), ("progress 1 a | b | c", "progress")])
def test_its_people_are_heard_by_management(office, line, kind):
    office.type("open claims.simple 車險 CLM-1")
    wind_up(office, "claims")
    assert office.type(line).key == f"{kind}.done_management"
    assert office.told(kind) == [MANAGEMENT_CHANNEL]


def test_its_report_can_be_returned_to_the_one_who_wrote_it(office):
    office.type("open claims.simple 車險 CLM-1 received:2026-11-16T10:00")
    office.tick("2026-11-23 10:00")
    office.type(f"rectify {REPORT}", LIN)
    wind_up(office, "claims")
    office.type("return 1 請補充", ZHOU)
    assert office.told("returned") == [LIN]
    assert office.type(f"rectify 1 {REPORT}", LIN).facts["version"] == 2
