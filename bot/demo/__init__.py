"""The demo: the sample company's bot on the playground, with some days of real gestures behind it."""

from bot.demo.clock_bar import ClockBar, stops
from bot.demo.run import relive, run_demo, speaking, workspace_of
from bot.demo.tour import DemoTour

__all__ = ["ClockBar", "DemoTour", "relive", "run_demo", "speaking", "stops", "workspace_of"]
