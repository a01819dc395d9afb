"""Every verb: typed in full in Chinese, called by each of its names, and by form where words are missing."""

from tests.world_face.hands import buttons, finds_standard, having, pressed, the, words_of

NAMES = {
    "open": ("開立", "开立"),
    "close": ("辦結", "办结"),
    "list": ("列表",),
    "show": ("查看",),
    "why": ("為何", "为何"),
    "progress": ("進展", "进展"),
    "stuck": ("受阻",),
    "rectify": ("整改",),
    "standards": ("標準", "标准"),
    "help": ("幫助", "帮助"),
}
FORMS = {"open": "開立工作", "close": "選擇工作", "progress": "選擇工作", "stuck": "選擇工作"}


def test_the_main_job_typed_in_full_in_chinese(world):
    opened = world.says("陳志強", "/task 開立 簡單理賠 車險理賠 CLM-1 @徐文博 收件:09:30")
    assert "已開立工作 #1" in opened
    assert "11月26日" in opened
    assert "交給您一件工作：#1" in world.hears("徐文博")[-1]

    assert "環節已結束" in world.says("徐文博", "/task 辦結 1 立案 已登記")
    assert "陳志強" in world.says("徐文博", "/task 受阻 1 等再保公司回覆")
    assert "等再保公司回覆" in world.hears("陳志強")[-1]

    world.now = "2026-11-26 14:00"
    assert "已將 #1 的進展報告交給" in world.says("徐文博", "/task 進展 1 缺照片 | 已請客戶補件 | 明天中午")
    assert all(word in world.hears("陳志強")[-1] for word in ("缺照片", "已請客戶補件", "明天中午"))

    world.now = "2026-11-26 18:00:01"
    report = "1 人手不足 | 每日檢視 @王小明 2026-12-01 | 調整排班"
    assert "已提交公司管理層" in world.says("陳志強", f"/task 整改 {report}")
    assert "已退回" in world.says("趙建國", "/task 退回 1 請寫明根本原因")
    assert "第 2 版" in world.says("陳志強", f"/task 整改 {report}")
    assert "已接受" in world.says("錢慧敏", "/task 接受 1")

    assert "每日檢視" in world.says("趙建國", "/task 查看 報告 1")
    assert "CLM-1" in world.says("徐文博", "/task 查看 1")
    assert "#1" in world.says("陳志強", "/task 列表 紅")
    assert "claims.simple" in world.says("徐文博", "/task 標準 理賠")

    assert "賠付" in world.says("徐文博", "/task 辦結 1 核准 已核定金額")
    assert "已辦結工作 #1" in world.says("徐文博", "/task 辦結 1 已賠付")
    assert "不能再變更" in world.says("徐文博", "/task 辦結 1 再一次")


def test_a_refused_claim_has_no_payment(world):
    world.says("王小明", "/task 開立 簡單理賠 車險理賠")
    assert "已辦結工作 #1" in world.says("王小明", "/task 辦結 1 審核 拒賠 不在承保範圍")
    assert "賠付" not in world.says("王小明", "/task 為何 1").split("歷史紀錄")[1].replace("已賠付", "")


def test_every_verb_answers_to_its_names_in_three_languages(world):
    """The same answer, or the same form, by whichever name."""
    world.says("王小明", "/task open claims.simple 車險理賠")
    for verb, names in NAMES.items():
        number = " 1" if verb in ("show", "why") else ""
        answers = set()
        for name in (verb, *names):
            seen = world.types("王小明", f"/task {name}{number}")
            answers.add(words_of(seen.view) if verb in FORMS else world.words(seen))
        assert len(answers) == 1
        assert verb not in FORMS or FORMS[verb] in answers.pop()
    for name in ("accept", "接受", "return", "退回"):
        assert "哪一份整改報告" in world.says("趙建國", f"/task {name}")


def test_a_verb_in_full_width_letters_and_capitals_is_understood(world):
    assert world.says("王小明", "/task ＨＥＬＰ") == world.says("王小明", "/task Help")


def test_open_by_form_finds_its_standard_in_each_language_and_by_id(world):
    world.types("王小明", "/task 開立")
    for query in ("簡單理賠", "简单理赔", "simple claim", "claims.simple"):
        assert "claims.simple" in finds_standard(world, "王小明", query)

    early = int(world.at("2026-11-23 09:15").timestamp())
    fields = {"title": "車險理賠", "reference": "CLM-1", "responsible": "U0XU", "received": early}
    seen = world.submits("王小明", standard="claims.simple", **fields)

    assert "已開立工作 #1" in words_of(seen.view)
    shown = world.says("徐文博", "/task 查看 1")
    assert all(word in shown for word in ("徐文博", "CLM-1", "09:15"))
    assert "交給您一件工作：#1" in world.hears("徐文博")[-1]


def test_close_progress_and_stuck_by_form(world):
    world.says("王小明", "/task 開立 簡單理賠 車險理賠")
    world.types("王小明", "/task 辦結")
    world.submits("王小明", task="1")
    form = world.form("王小明")
    stages = [block for block in form.blocks if block.get("block_id") == "stage"]
    assert len(stages[0]["element"]["options"]) == 2  # registration and review run side by side
    seen = world.submits("王小明", stage="1", result="已登記")
    assert "環節已結束" in words_of(seen.view)

    world.types("王小明", "/task 受阻 1")
    assert "已告知" in words_of(world.submits("王小明", text="等再保公司回覆").view)
    assert "等再保公司回覆" in world.hears("陳志強")[-1]

    world.types("王小明", "/task 進展 1")
    seen = world.submits("王小明", cause="缺照片", measure="已請客戶補件", ready="明天")
    assert "進展報告" in words_of(seen.view)

    world.types("王小明", "/task 辦結 1")
    errors = world.submits("王小明", result="已核定").errors
    assert errors  # approved or refused must be said
    world.submits("王小明", approved="refused", result="不在承保範圍")
    assert "不在承保範圍" in world.says("王小明", "/task 查看 1")


def test_measures_are_added_without_losing_what_was_typed(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價")
    world.now = "2026-11-24 18:00:01"
    world.types("李美華", "/task 整改")
    typed = {"causes": "人手不足", "prevention": "調整排班"}
    first = {"measure.1.what": "每日檢視", "measure.1.who": "U0WU", "measure.1.on": "2026-12-01"}
    view = world.form("李美華")
    world.workspace.type_in("U0LI", view.id, {name: {name: value} for name, value in (typed | first).items()})

    world.presses("李美華", "add_measure")
    second = {"measure__2__what": "補齊人力", "measure__2__who": "U0LI", "measure__2__on": "2026-12-02"}
    world.submits("李美華", **second)

    message = the(world, "management", "提交整改報告第 1 號")
    report = pressed(world, "趙建國", "show", message) if "show" in buttons(message) else ""
    report = report or world.says("趙建國", "/task 查看 報告 1")
    for word in ("人手不足", "每日檢視", "補齊人力", "調整排班"):
        assert word in report


def test_a_rectification_report_needs_each_measure_s_person_and_date(world):
    world.says("吳俊傑", "/task 開立 sales.email 詢價")
    world.now = "2026-11-24 18:00:01"
    for line in ("1 因 | 每日檢視 @吳俊傑 | 防", "1 因 | 每日檢視 2026-12-01 | 防", "1 因 | @吳俊傑 2026-12-01 | 防"):
        assert "每項措施請寫成" in world.says("李美華", f"/task 整改 {line}")
    assert "日期" in world.says("李美華", "/task 整改 1 因 | 檢視 @吳俊傑 2026-02-30 | 防")
    assert "較晚的日期" in world.says("李美華", "/task 整改 1 因 | 檢視 @吳俊傑 2026-11-20 | 防")
    assert having(world, "management", "整改報告第") == []
