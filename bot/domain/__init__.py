"""The rules of the timeliness policy. Pure: values in, values out; no clock, no I/O, no Slack, no SQL."""
