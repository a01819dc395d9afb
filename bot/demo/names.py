"""The sample company's names in the other two languages, so that a demo in one of them is in one language."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bot.domain.company import Person
from bot.domain.standards import Language
from bot.settings import Blueprint

NAMES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "安遠財產保險": ("安远财产保险", "Anyuan Property Insurance"),
        "趙建國": ("赵建国", "Zhao Jianguo"),
        "錢慧敏": ("钱慧敏", "Qian Huimin"),
        "孫立": ("孙立", "Sun Li"),
        "李美華": ("李美华", "Li Meihua"),
        "吳俊傑": ("吴俊杰", "Wu Junjie"),
        "周雅婷": ("周雅婷", "Zhou Yating"),
        "黃思琪": ("黄思琪", "Huang Siqi"),
        "陳志強": ("陈志强", "Chen Zhiqiang"),
        "林淑芬": ("林淑芬", "Lin Shufen"),
        "王小明": ("王小明", "Wang Xiaoming"),
        "徐文博": ("徐文博", "Xu Wenbo"),
        "鄭國棟": ("郑国栋", "Zheng Guodong"),
        "何曉東": ("何晓东", "He Xiaodong"),
        "總經理": ("总经理", "General manager"),
        "副總經理": ("副总经理", "Deputy general manager"),
        "系統管理員": ("系统管理员", "System administrator"),
        "銷售經理": ("销售经理", "Sales manager"),
        "客戶經理": ("客户经理", "Account manager"),
        "客服主管": ("客服主管", "Head of customer service"),
        "客服專員": ("客服专员", "Customer service agent"),
        "理賠經理": ("理赔经理", "Claims manager"),
        "核賠主管": ("核赔主管", "Claims supervisor"),
        "理賠專員": ("理赔专员", "Claims handler"),
        "查勘員": ("查勘员", "Surveyor"),
        "後台主管": ("后台主管", "Head of back office"),
        "技術支持": ("技术支持", "Technical support"),
    }
)
"""In simplified script and in English, by what the sample's file says."""


def named(blueprint: Blueprint, language: Language) -> Blueprint:
    """The same company with its own, its people's and its posts' names in that language, as far as they are known."""
    if language is Language.HANT:
        return blueprint

    def word(name: str) -> str:
        return NAMES[name][language is Language.EN] if name in NAMES else name

    def person(one: Person) -> Person:
        return replace(one, name=word(one.name), post=word(one.post))

    people = {id_: person(one) for id_, one in blueprint.people.items()}
    return replace(blueprint, name=word(blueprint.name), people=people)
