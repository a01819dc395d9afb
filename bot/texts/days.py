"""Names of days off, as the official calendar writes them in one language or another, to the key of their sentence.

The calendar keeps one name a day; a reader of another language is told the same day in their own words.
"""

from collections.abc import Mapping
from types import MappingProxyType

KNOWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "holiday.new_year": ("New Year's Day", "元旦"),
        "holiday.new_year_eve": ("Chinese New Year's Eve", "農曆除夕", "农历除夕", "除夕"),
        "holiday.spring_festival": ("Chinese New Year", "春節", "春节", "Spring Festival"),
        "holiday.tomb_sweeping": ("Tomb-Sweeping Day", "清明節", "清明节", "清明"),
        "holiday.labour": ("Labor Day", "Labour Day", "勞動節", "劳动节"),
        "holiday.dragon_boat": ("Dragon Boat Festival", "端午節", "端午节"),
        "holiday.mid_autumn": ("Mid-Autumn Festival", "中秋節", "中秋节"),
        "holiday.national": ("National Day", "國慶節", "国庆节"),
        "holiday.swapped": ("Day off (substituted", "放假日", "休息日"),
    }
)


def day_key(name: str) -> str | None:
    """The key of a day off that is known by name, with or without a note behind it; None for all others."""
    for key, names in KNOWN.items():
        if any(name.startswith(known) for known in names):
            return key if "; " not in name and "、" not in name else None
    return None
