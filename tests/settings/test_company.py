from datetime import date, time

import pytest

from bot.domain.calendar_days import Shift
from bot.domain.company import Choices, Department, Management, Person
from bot.domain.standards import Allowance, Begins, Language, Opens, Unit
from bot.settings import official_calendar, read_company, read_standards, sample_company
from tests.settings.written import COMPANY, edited, write

MORNING = Shift(9 * 3600, 12 * 3600)
AFTERNOON = Shift(13 * 3600 + 1800, 18 * 3600)


@pytest.fixture(scope="module")
def sample():
    return read_company(sample_company())


def read(folder, text):
    return read_company(write(folder, text))


def test_a_written_company_is_read_word_for_word(tmp_path):
    blueprint = read(tmp_path, COMPANY)

    assert blueprint.name == "示例保險"
    assert blueprint.language is Language.HANT
    assert blueprint.zone.key == "Asia/Shanghai"
    assert (blueprint.country, blueprint.subdivision) == ("CN", None)
    assert blueprint.administrators == ("U0ADMIN",)
    assert blueprint.audit_channel == "C0AUDIT"
    assert blueprint.channel_names == {"C0AUDIT": "audit", "C0CLAIMS": "claims"}
    assert blueprint.management == Management(("U0BOSS",), "C0MGMT", Language.HANT)
    assert list(blueprint.departments) == ["sales", "service", "claims", "support"]
    assert blueprint.departments["claims"] == Department(
        "claims",
        {Language.HANT: "理賠", Language.HANS: "理赔", Language.EN: "Claims"},
        "C0CLAIMS",
        "U0HEAD",
        "U0WANG",
        Language.HANT,
    )
    assert blueprint.people["U0BOSS"] == Person("U0BOSS", "總經理", "", "總經理")
    assert blueprint.people["U0WANG"] == Person(
        "U0WANG", "王小明", "claims", "專員", Language.HANS, ((date(2026, 12, 1), date(2026, 12, 3)),)
    )
    assert blueprint.hours.weekdays == {0, 1}
    assert blueprint.hours.shifts == (MORNING, AFTERNOON)
    assert blueprint.days.off == {date(2026, 12, 31): "盤點"}
    assert blueprint.days.half == {date(2026, 12, 24): (MORNING,)}
    assert blueprint.days.extra == {}
    assert blueprint.standards == read_standards().standards


def test_what_a_company_does_not_choose_is_the_policys_choice(tmp_path):
    text = edited(('[choices]\nyellow = 0.8\nprogress = { allowance = 1, unit = "working_days" }\n', ""))

    assert read(tmp_path, text).choices == Choices()


def test_a_companys_choices_are_taken(tmp_path):
    chosen = """\
yellow = 0.5
rectification = { allowance = 3, unit = "working_days" }
returned = { allowance = 4, unit = "working_hours" }
morning = "08:30"
late_after_minutes = 20
"""
    text = edited(("yellow = 0.8\n", chosen), ("allowance = 1", "allowance = 2"))

    assert read(tmp_path, text).choices == Choices(
        progress=Allowance(2, Unit.WORKING_DAYS),
        rectification=Allowance(3, Unit.WORKING_DAYS),
        returned=Allowance(4, Unit.WORKING_HOURS),
        yellow=0.5,
        morning=time(8, 30),
        late_after=1200,
    )


def test_a_channels_language_is_its_own_or_the_companys(tmp_path):
    blueprint = read(
        tmp_path, edited(('channel = { id = "C0SALES" }', 'channel = { id = "C0SALES" }\nlanguage = "en"'))
    )

    languages = {department.id: department.language for department in blueprint.departments.values()}
    assert languages == {"sales": "en", "service": "zh-Hant", "claims": "zh-Hant", "support": "zh-Hant"}


def test_business_may_last_until_midnight(tmp_path):
    blueprint = read(tmp_path, edited(('"13:30-18:00"', '"13:30-24:00"')))

    assert blueprint.hours.shifts[-1].closes == 86_400


def test_one_word_changes_the_unit_of_a_standard(tmp_path):
    """Policy, "Each standard names its unit": all else of it, and all others, stay."""
    word = '[[standard]]\nid = "support.document.urgent"\n[[standard.stage]]\nid = "review"\nunit = "hours"\n'

    changed, policy = read(tmp_path, COMPANY + word).standards, dict(read_standards().standards)

    urgent = changed["support.document.urgent"]
    before = policy.pop("support.document.urgent")
    assert urgent.stages[0].allowance == Allowance(2, Unit.HOURS)
    assert (urgent.names, urgent.stages[0].names) == (before.names, before.stages[0].names)
    assert {key: changed[key] for key in policy} == policy


def test_one_figure_changes_an_allowance_or_a_yellow_point(tmp_path):
    figures = """\
[[standard]]
id = "claims.simple"
[[standard.stage]]
id = "review"
allowance = 2
yellow = 0.5
"""

    stages = read(tmp_path, COMPANY + figures).standards["claims.simple"].stages

    assert [(stage.id, stage.allowance.amount, stage.yellow) for stage in stages] == [
        ("registration", 1, 0.8),
        ("review", 2, 0.5),
        ("payment", 1, 0.8),
    ]
    assert stages[1].implies == ("registration",)
    assert stages[1].decides


def test_a_unit_that_takes_no_allowance_needs_none(tmp_path):
    word = '[[standard]]\nid = "claims.simple"\n[[standard.stage]]\nid = "payment"\nunit = "end_of_quarter"\n'

    payment = read(tmp_path, COMPANY + word).standards["claims.simple"].stage("payment")

    assert payment.allowance == Allowance(1, Unit.END_OF_QUARTER)


def test_a_stage_may_begin_elsewhere(tmp_path):
    words = """\
[[standard]]
id = "claims.simple"
[[standard.stage]]
id = "payment"
begins = "documents"
[[standard.stage]]
id = "review"
after = "registration"
"""

    standard = read(tmp_path, COMPANY + words).standards["claims.simple"]

    assert (standard.stage("payment").begins, standard.stage("payment").after) == (Begins.DOCUMENTS, None)
    assert (standard.stage("review").begins, standard.stage("review").after) == (Begins.STAGE, "registration")


def test_a_company_may_add_a_standard_of_its_own(tmp_path):
    """A stage of a known kind has its usual name and the standard's clause."""
    added = """\
[[standard]]
id = "claims.windscreen"
names = { zh-Hant = "玻璃險", zh-Hans = "玻璃险", en = "Windscreen" }
clause = "company 7.2"
department = "claims"
[[standard.stage]]
id = "review"
begins = "documents"
allowance = 1
unit = "working_days"
[[standard.stage]]
id = "glazing"
names = { zh-Hant = "裝玻璃", zh-Hans = "装玻璃", en = "Glazing" }
clause = "company 7.3"
after = "review"
"""

    standards = read(tmp_path, COMPANY + added).standards

    standard = standards["claims.windscreen"]
    assert list(standards)[-1] == "claims.windscreen"
    assert standard.opens is Opens.BY_HAND
    assert standard.stage("review").names[Language.HANT] == "審核"
    assert standard.stage("review").clause == "company 7.2"
    assert standard.stage("glazing").allowance is None
    assert standard.stage("glazing").after == "review"


def test_a_company_may_leave_out_a_standard_or_a_stage(tmp_path):
    left_out = """\
[[standard]]
id = "sales.phone"
used = false
[[standard]]
id = "service.complaint.complex"
[[standard.stage]]
id = "feedback"
used = false
"""

    standards = read(tmp_path, COMPANY + left_out).standards

    assert "sales.phone" not in standards
    assert [stage.id for stage in standards["service.complaint.complex"].stages] == ["contact", "solve"]


def test_the_template_shows_overrides_that_would_be_taken(tmp_path):
    """What the template has commented out is right, too: the days, an absence and everything under the last heading."""
    text = sample_company().read_text(encoding="utf-8")
    head, _, standards = text.partition("# Only what is written changes.")
    shown = [line.removeprefix("# ").removeprefix("#") for line in standards.splitlines()[1:]]
    for commented in ('2026-12-31 = "', "2026-12-26 = [", "2026-12-24 = [", "away = [", 'language = "zh-Hans"'):
        assert f"# {commented}" in head
        head = head.replace(f"# {commented}", commented)

    blueprint = read(tmp_path, head + "\n".join(shown))

    assert list(blueprint.days.off) == [date(2026, 12, 31)]
    assert list(blueprint.days.extra) == [date(2026, 12, 26)]
    assert list(blueprint.days.half) == [date(2026, 12, 24)]
    assert blueprint.people["U0CHEN"].is_away(date(2026, 12, 25))
    assert blueprint.departments["sales"].language is Language.HANS
    assert blueprint.standards["support.document.urgent"].stages[0].allowance == Allowance(2, Unit.HOURS)
    assert "sales.phone" not in blueprint.standards
    assert blueprint.standards["claims.windscreen"].department == "claims"


def test_the_sample_company_has_four_departments_with_heads_and_a_deputy(sample):
    assert list(sample.departments) == ["sales", "service", "claims", "support"]
    assert all(department.head for department in sample.departments.values())
    assert [department.id for department in sample.departments.values() if department.deputy] == ["claims"]


def test_the_sample_companys_people_have_chinese_names_and_posts(sample):
    assert len(sample.people) == 13
    assert all("\u4e00" <= character <= "\u9fff" for person in sample.people.values() for character in person.name)
    assert sample.people["U0WANG"].name == "王小明"
    assert sample.people["U0WANG"].department == "claims"
    assert len(sample.management.people) == 2
    assert len(sample.administrators) == 1


def test_the_sample_companys_channels_all_have_names(sample):
    assert sample.channel_names == {
        "C0AUDIT": "audit",
        "C0MGMT": "management",
        "C0SALES": "sales",
        "C0SERVICE": "service",
        "C0CLAIMS": "claims",
        "C0SUPPORT": "support",
    }


def test_the_sample_companys_choices_are_the_policys(sample):
    assert sample.choices == Choices()
    assert sample.standards == read_standards().standards


def test_a_blueprint_with_a_calendar_is_the_company(sample):
    calendar = official_calendar(sample, 2026, 2026)

    company = sample.company(calendar)

    assert company.calendar is calendar
    assert company.person("U0WANG").name == "王小明"
    assert company.department("claims").head == "U0CHEN"
    assert company.is_management("U0ZHAO")
    assert company.standard("claims.simple") == sample.standards["claims.simple"]
    assert (company.name, company.audit_channel, company.administrators) == ("安遠財產保險", "C0AUDIT", ("U0SUN",))
    assert (company.choices, company.language) == (sample.choices, Language.HANT)
