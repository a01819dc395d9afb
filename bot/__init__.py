"""A timeliness rule, run in Slack: the map of the rooms.

Two ways in, one way out, every arrow points down::

    slash, form, button -- gate -- command --+
    the clock ----------- tick --------------+-- domain -- Decision -- desk.record --> state + history + outbox
                                                                                            |
                                        Slack <-- views <-- deliver <-- claim --------------+

``settings``    environment, company and standards files, official calendar -> values; the only reader of them
``gate``        the one way in from Slack: who, may they, desk, command, reply
``api``         the HTTP door: health today, business systems later
``domain``      the rules; values in, values out; no clock, no I/O, no Slack, no SQL
``texts``       sentences in zh-Hant, zh-Hans and en; the only place with sentences
``views``       facts + texts -> Block Kit
``commands``    one file per verb of /task
``reminders``   tick, deliver, audit, summaries, schedule
``admin``       what the command line does for an administrator
``playground``  a Slack workspace on this machine; knows nothing of the bot
``assembly``    the bot put together; ``demo`` puts it on the playground
"""
