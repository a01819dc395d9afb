"""Environment, company.toml, standards.toml and the official calendar -> values; the only reader of them.

A faulty file is refused whole, every fault named with its line; the sentences are the texts room's.
"""

from bot.settings.blueprint import Blueprint, CompanyDays, Hours
from bot.settings.company import inspect_company, read_company, sample_company
from bot.settings.days import calendar_years, official_calendar, official_days
from bot.settings.environment import Environment, read_environment
from bot.settings.faults import FAULTS, Fault, Faults
from bot.settings.places import Named, Place
from bot.settings.standards import PolicyStandards, read_standards

__all__ = [
    "FAULTS",
    "Blueprint",
    "CompanyDays",
    "Environment",
    "Fault",
    "Faults",
    "Hours",
    "Named",
    "Place",
    "PolicyStandards",
    "calendar_years",
    "inspect_company",
    "official_calendar",
    "official_days",
    "read_company",
    "read_environment",
    "read_standards",
    "sample_company",
]
