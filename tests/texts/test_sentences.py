import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.domain.standards import Language
from bot.texts.days import KNOWN, day_key
from bot.texts.texts import HERE, Texts, texts_in

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)

SIMPLIFIED = (
    "时标准协办结报进预际环节条责项员问题发启级复杂简单个这种为与专业严丝丢两丽么义乌乐买乱争亏云亚产亲亿仅从仑仓仪们价众优会伟传伤"
    "伦伪体余佣侠侣侦侧侨俩债倾储儿兑党兰关兴养兽冈册写军农决况冻净凉减凑凤凭凯击创别刘则刚删剂剑剥剧劝务动励劲劳势勋区医华协"
    "单卖卢卫却厂厅历厉压厌厕县参双变叙叶号叹吓吕吗听员呜周响哑唤啸团园围图圆圣场坏块坚坛坝坟垄垫垒墙壮声壳处备够头夹夺奋奖妆妇"
    "妈娱学宁宝实审宪宫宽宾对寻导寿将尔尘尝层属岁岂岗岛币师帐帮带广庆庐库应庙废开异弃张弥弯归录彻径态忆忧怀总恶恳悬惊惧惩惯愿慑懒"
    "戏户扑执扩扫扬扰抚抛抢护报担拟拢拥择挂挡挣挤挥损换据捡掷揽摄摆摇撑敌数无旧显术机杀权构枪柜栏树样档检楼榄横欢欧残毁毕气汇汉沟没"
    "泪泽洁浅测济浏涛润涨渐渔湿满滚滞灭灯灵炉点炼烂烦烧热爱牵状独狭狮猎环现玛画畅疗疯监盖盘着码础确离积称稳穷窃竞笔筑签类粮紧纠红"
    "约级纪纯纲纳纵纷纸纹线练组细织终绍经结给络绝统继绩续维绵绿缓编缘缩缴网罗罚职联聪肃胁胆脉脏脑脚腾舰艺节范荐获营萧蓝虑虚虽补装"
    "见观规视览觉触订计认讨让训议讯记讲许论设访证评识诉词译试诚话询该详语误说请诸读课谁调谈谊谋谓谢谨贝负财责败货质购贯贴费资赔赖赛"
    "赞赢趋车转轮软轻载较辅辆输辞边达迁过运还这进远违连迟适选递逻遗邮释里钟钢钱铁铃银销锁锋错键镇长门闭问闲间闻阅队阳阴阵阶际陆陈险随"
    "隐难雾静页项顺须顾顿预领频题颜额风飞饭饮馆马驱驳验骤鱼鸟鸡龙"
)
BOTH_SCRIPTS = (
    "准着周没系了里后于制并个气据录范余适册宁帐叶号复别刘结着云称环节条责单双众"
    """Letters that are right in some words of either script."""
)
TRADITIONAL = (
    "時標準則辦結報進預際環節條責項員問題發啟級復雜簡單個這種為與專業嚴絲兩麗麼義樂買亂爭虧雲亞產親億僅從倉儀們價眾優會偉傳傷體餘"
    "備夠頭夾奪奮獎婦學寧寶實審憲寬賓對尋導壽將爾塵嘗層屬歲豈崗島幣師帳幫帶廣慶應廟廢開異張歸錄徹徑態憶憂懷總惡驚願戲戶執擴掃揚擾護擔"
    "擬擁擇掛擋揮損換據擺敵數無舊顯術機殺權構欄樹樣檔檢樓橫歡殘毀畢氣匯漢溝測濟潤漲漸濕滿滯滅燈靈點煉煩燒熱愛狀獨現畫療監蓋盤碼礎確離"
    "積稱穩窮競筆築簽類糧緊糾紅約紀純綱納縱紛紙線練組細織終紹經給絡絕統繼績續維綠緩編緣縮繳網羅罰職聯肅腦腳藝範薦獲營虛雖補裝見觀規視"
    "覽覺觸訂計認討讓訓議訊記講許論設訪證評識訴詞譯試話詢該詳語誤說請諸讀課誰調談謀謂謝負財敗貨質購貫貼費資賠賴賽贊贏車轉輪軟輕載較輔輛"
    "輸辭邊達遷過運還遠違連遲適選遞邏遺郵釋鐘鋼錢鐵鈴銀銷鎖錯鍵長門閉閒間聞閱隊陽陰陣階陸陳險隨隱難靜頁順須顧頓領頻顏額風飛飯飲館馬驗"
)


def written(language: Language) -> str:
    return "\n".join(file.read_text() for file in sorted((HERE / language).glob("*.ftl")))


def test_no_simplified_letter_stands_in_the_traditional_sentences():
    strange = set(SIMPLIFIED) - set(BOTH_SCRIPTS) - set(TRADITIONAL)
    assert strange & set(written(Language.HANT)) == set()


def test_no_traditional_letter_stands_in_the_simplified_sentences():
    strange = set(TRADITIONAL) - set(BOTH_SCRIPTS) - set(SIMPLIFIED)
    assert strange & set(written(Language.HANS)) == set()


def test_no_chinese_stands_in_the_english_sentences():
    assert re.findall(r"[\u3000-\u9fff\uff00-\uffef]", written(Language.EN)) == []


def test_the_simplified_sentences_are_not_the_traditional_ones_letter_by_letter():
    """Mainland readers have their own words: 日历 for 行事曆, 资料 for 文件, 超时 for 逾期."""
    hans = written(Language.HANS)
    assert [word for word in ("行事历", "文件齐全", "逾期", "列表 红", "资讯") if word in hans] == ["列表 红"]


@pytest.mark.parametrize(
    ("language", "instant", "day"),
    [
        (Language.HANT, "11月20日（五）18:00", "11月20日（五）"),
        (Language.HANS, "11月20日（五）18:00", "11月20日（五）"),
        (Language.EN, "Fri 20 Nov, 18:00", "Fri 20 Nov"),
    ],
)
def test_a_day_comes_with_its_weekday_in_the_company_zone(language, instant, day):
    texts = texts_in(language)
    assert texts.format_instant(FRIDAY, SHANGHAI, NOW) == instant
    assert texts.format_date(date(2026, 11, 20), date(2026, 1, 1)) == day


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.HANT, "2027年1月4日（一）18:00"),
        (Language.HANS, "2027年1月4日（一）18:00"),
        (Language.EN, "Mon 4 Jan 2027, 18:00"),
    ],
)
def test_a_year_is_said_when_it_is_not_this_one(language, said):
    assert texts_in(language).format_instant(datetime(2027, 1, 4, 10, tzinfo=UTC), SHANGHAI, NOW) == said


def test_the_year_that_counts_is_the_one_in_the_company_zone():
    """At 17:00 UTC on New Year's Eve it is next year in Shanghai already."""
    eve = datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert texts_in(Language.EN).format_instant(eve, SHANGHAI, eve) == "Fri 1 Jan, 01:00"
    assert texts_in(Language.EN).format_instant(eve, SHANGHAI, NOW) == "Fri 1 Jan 2027, 01:00"


def test_amounts_agree_with_their_noun_and_are_grouped_while_numbers_of_tasks_are_not():
    texts = texts_in(Language.EN)
    assert texts.say("unit.working_days", amount=1) == "1 working day"
    assert texts.say("unit.working_days", amount=1200) == "1,200 working days"
    assert texts.say("task.unknown", number="1287").startswith("There is no task #1287.")


def test_a_sentence_that_does_not_exist_or_lacks_a_fact_is_an_error_and_no_riddle():
    texts = Texts(Language.EN)
    with pytest.raises(LookupError, match=r"no sentence 'no\.such'"):
        texts.say("no.such")
    with pytest.raises(LookupError, match=r"task\.unknown.*number"):
        texts.say("task.unknown")


def test_what_was_typed_is_not_read_as_a_sentence():
    """Braces and new lines of a person do not reach the message language."""
    assert "{ $number } }{ -x" in texts_in(Language.EN).say("line.other", who="{ $number } }{ -x", what="")


def test_the_longest_text_of_a_slack_field_fits_into_a_sentence_and_can_pose_as_nothing_else():
    """The message library takes 2,500 characters; people may type 3,000, and any letter they like."""
    texts = texts_in(Language.EN)
    assert texts.say("report.causes", text="x" * 20_000) == "*Causes*\n" + "x" * 20_000
    assert texts.say("line.other", who="\ue000what\ue000", what="y" * 3000) == "\ue000what\ue000: " + "y" * 3000


def test_the_same_day_off_is_known_by_its_name_in_every_language():
    assert {day_key(name) for name in ("National Day", "國慶節", "国庆节", "National Day (observed)")} == {
        "holiday.national"
    }
    assert day_key("Chinese New Year's Eve") == "holiday.new_year_eve"
    assert day_key("Chinese New Year (Spring Festival)") == "holiday.spring_festival"
    assert day_key("Day off (substituted from 10/10/2026)") == "holiday.swapped"


def test_a_day_of_the_company_or_of_two_feasts_at_once_keeps_its_own_name():
    assert day_key("公司週年慶") is None
    assert day_key("National Day; Mid-Autumn Festival") is None
    assert len(KNOWN) == 9
