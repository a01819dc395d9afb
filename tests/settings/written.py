"""A small faultless company file whose lines are counted on, and what is said of a faulty one."""

from pathlib import Path

from bot.settings import FAULTS, Faults, read_company

COMPANY = """\
name = "示例保險"
language = "zh-Hant"
zone = "Asia/Shanghai"
country = "CN"
administrators = ["U0ADMIN"]
audit_channel = { id = "C0AUDIT", name = "audit" }
[hours]
weekdays = ["mon", "tue"]
shifts = ["09:00-12:00", "13:30-18:00"]
[days]
off = { 2026-12-31 = "盤點" }
half = { 2026-12-24 = ["09:00-12:00"] }
[choices]
yellow = 0.8
progress = { allowance = 1, unit = "working_days" }
[management]
people = ["U0BOSS"]
channel = { id = "C0MGMT" }
[[department]]
id = "sales"
names = { zh-Hant = "銷售", zh-Hans = "销售", en = "Sales" }
channel = { id = "C0SALES" }
[[department]]
id = "service"
names = { zh-Hant = "客服", zh-Hans = "客服", en = "Service" }
channel = { id = "C0SERVICE" }
[[department]]
id = "claims"
names = { zh-Hant = "理賠", zh-Hans = "理赔", en = "Claims" }
channel = { id = "C0CLAIMS", name = "claims" }
head = "U0HEAD"
deputy = "U0WANG"
[[department]]
id = "support"
names = { zh-Hant = "後台", zh-Hans = "后台", en = "Support" }
channel = { id = "C0SUPPORT" }
[[person]]
id = "U0ADMIN"
name = "管理員"
post = "管理員"
[[person]]
id = "U0BOSS"
name = "總經理"
post = "總經理"
[[person]]
id = "U0HEAD"
name = "部門經理"
department = "claims"
post = "經理"
[[person]]
id = "U0WANG"
name = "王小明"
department = "claims"
post = "專員"
language = "zh-Hans"
away = [{ first = 2026-12-01, last = 2026-12-03 }]
"""

LAST = len(COMPANY.splitlines())
"""The number of the last line; what is added begins on the next."""


def write(folder: Path, text: str, name: str = "company.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path, read=read_company) -> list[tuple[int, str]]:
    """Line and key of every fault, each of which must have exactly the facts that `FAULTS` promises the texts."""
    try:
        read(path)
    except Faults as raised:
        faults = raised.faults
    else:
        return []
    assert [fault.path for fault in faults] == [path] * len(faults)
    for fault in faults:
        assert sorted(fault.facts) == sorted(FAULTS[fault.key]), fault.key
    return [(fault.line, fault.key) for fault in faults]


def edited(*edits: tuple[str, str]) -> str:
    """The faultless file with each text put in the place of another, which must stand in it."""
    text = COMPANY
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
