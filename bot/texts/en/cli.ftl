# The command line.
cli-stage = { $name }: { $rule }
cli-span = from { $start }, yellow { $yellow }, due { $due }
cli-calendar = Counted with the calendar “{ $version }”.
cli-running = The calendar “{ $version }” runs, from { $first } to { $last }.
cli-provisional_years = Not officially published yet, so provisional: { $years }.
cli-same = The library has the same days.
cli-differs = The library has another: “{ $version }”. { $count ->
    [0] No day that both have differs.
    [one] One day differs:
   *[other] { $count } days differ:
}
cli-day = { $date }: { $old } → { $new }
cli-made_official = { $year } has been officially published.
cli-how_to_update = “app.py calendar update” takes it over and counts every running deadline again.
cli-kind-working = working day
cli-kind-weekend = weekend
cli-kind-holiday = holiday
cli-kind-make_up = make-up working day
cli-kind-company_off = company day off
cli-kind-company_extra = company working day
cli-taken_over = The calendar “{ $version }” runs now. { $moved ->
    [0] No running deadline moved.
    [one] One task’s deadline moved; its people are told.
   *[other] Deadlines of { $moved } tasks moved; their people are told.
}
cli-verified = Every chain of history and every seal holds. Tasks: { $tasks }. Last seal: { $digest }
cli-fault-line = Task { $task }: the chain of history breaks at line { $line }: it was changed, removed or moved.
cli-fault-end = Task { $task }: the end of its history is gone or was changed (line { $line }).
cli-fault-sealed = Task { $task }: line { $line } lies under seal { $seal } and is no longer what was sealed.
cli-fault-seal = Seal { $seal } does not fit what it seals.
cli-no_seal = none yet
cli-token_missing = { $name } is not set. “app.py serve” needs the tokens of your Slack app; “app.py demo” runs without any.
cli-company_missing = There is no { $path }. Copy { $sample } to it and put your own company in.
cli-clock_virtual = The clock is not the real one: it shows { $now } and runs at { $speed } times the real speed.
cli-calendar_differs = The library’s calendar or the company’s hours differ from the running calendar: see “app.py calendar”.
cli-demo_ready = Open { $url } in a browser. Ctrl-C ends the demo.
cli-serving = The bot is connected and at work. Health: { $url }/readyz
cli-port_taken = Port { $port } is taken. Choose another with --port or API_PORT.
cli-received_bad = “{ $text }” is not a time. Write it as 2026-11-20T10:30.
cli-slack_refused = Slack did not let the bot in: { $error }. Check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.
