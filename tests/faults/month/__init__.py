"""A company's month by a virtual clock, while bot, database and Slack fail at random.

What was said is held against what should have been said. Many seeds: `python -m tests.faults.month`.
"""
