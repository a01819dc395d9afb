# Tasks, lists, how a deadline was counted, history
button-show = Show
button-why = Why this deadline
button-close = Close
button-progress = Report progress
button-stuck = I am stuck
button-rectify = Write the report
button-accept = Accept
button-return = Return
button-list = Show the list
button-list_red = Show all red warnings
button-measure_done = Measure is done
button-add_measure = Add a measure

what = { $what } | { $standard } | responsible: { $who }
what-reference = { $what } ({ $reference })
stands = { $state } | { $told }
card-standard = Standard: { $standard } (clause { $clause }) | { $department }
card-responsible = Responsible: { $who }
card-reference = Reference: { $reference }
card-received = Received: { $at }
card-documents = Documents complete: { $at }
card-entered = Entered: { $at }, by { $who }
card-stages = *Stages*
card-duties = *Duties*
card-closed = Closed on { $at }. Result: { $result }
stage-running = { $name }: { $stands } | due { $due }
stage-open_ended = { $name }: untimed, ends when it is done
stage-waits = { $name }: starts when “{ $before }” has ended
stage-repeats = { $name }: regular feedback to the customer, not timed by this version yet
stage-met = { $name }: done on time, { $at }
stage-missed = { $name }: done late, { $at } (due { $due })
stage-lapsed = { $name }: no longer owed, { $at }
stage-untimed = { $name }: done, { $at }
duty-running = { $name }: { $who }, { $stands } | due { $due }

report-title = Rectification report { $number } | { $department }
report-state = State: { $state }
report-by = Version { $number } | handed in by { $who }, { $at }
report-answers = *Red warnings answered*
report-answered = • { $task } | { $stage } (due { $due })
report-causes = *Causes*
    { $text }
report-measures = *Measures*
report-measure = { $place }. { $what } | responsible: { $who } | by { $on }
report-prevention = *Prevention*
    { $text }
report-remark = *Management’s remark*
    { $text }

list-all = { $total ->
    [one] { $total } task
   *[other] { $total } tasks
}
list-title = { $total ->
    [one] { $total } task
   *[other] { $total } tasks
}, { $first } to { $last } shown
list-none = There is no such work. Type “/task open” to open some.
list-more = { $left } more. Type “/task list { $words }” for the next page.
scope-mine = mine
scope-department = department
scope-red = red
scope-yellow = yellow
list-row = { $task } | { $standard } | { $who }
list-closed = Closed

standards-none = No standard fits. Type “/task standards” to see them all.
standards-title = { $count ->
    [one] { $count } standard
   *[other] { $count } standards
}
standards-department = *{ $name }*
standards-one = • { $name } ({ $id }, clause { $clause })
standards-from-receipt = { $name }: { $time } from receipt
standards-from-documents = { $name }: { $time } from complete documents
standards-after = { $name }: { $time } after “{ $before }”
standards-repeats = { $name }: every { $time } (not timed by this version yet)
standards-untimed = untimed
standards-by = { $name }: { $time }
standards-by_itself = ⏳ will be opened by the bot itself, not by hand
standards-by_system = ☎️ measured by the telephone system, not opened by hand
standards-by_promise = ⏳ needs an agreed time first; this version cannot open it yet
standards-without_repetition = 🔁 can be opened; the regular feedback is not timed by this version yet
standards-more = … and { $count } more. Type “/task standards” with a word to narrow it down.
standards-how = Open one by its id or its name, for example “/task open claims.simple car claim CLM-2026-0042”.

why-title = #{ $number } { $title }: why this deadline
why-clock = *{ $name }* ({ $rule })
why-clause = clause { $clause }
why-by_date = by close of business on { $on }
why-span = Counted from { $start }; due { $due }.
why-first_due = The first deadline was { $at }.
why-untimed = This stage is untimed and ends when it is done.
why-elapsed = Counted by the clock without a break, closed hours included.
why-days_between = { $count ->
    [one] … { $count } day left out …
   *[other] … { $count } days left out …
}
why-day = { $date }: { $told }
why-calendar = Calendar: { $version }.
why-yellow = {" "}Yellow warning: { $at } ({ $percent } % of the time).
why-history = *History*
day-off = off
day-holiday = { $name }, off
day-company_off = { $name }, company closed
day-make_up = make-up day, worked
day-company_extra = extra working day of the company
day-receipt = day of receipt, not counted
day-number = working day { $number }
day-time = { $time } counted

history-earlier = { $count ->
    [one] ({ $count } earlier line left out)
   *[other] ({ $count } earlier lines left out)
}
line = { $at }: { $told }
line-because = { $told }: { $why }
line-opened = { $who } opened the task: { $standard }, { $title } (received { $at })
line-started = “{ $name }” started for { $who }, due { $due }
line-started-untimed = “{ $name }” started for { $who }, untimed
line-stopped-met = { $who } ended “{ $name }” on time
line-stopped-missed = { $who } ended “{ $name }” late
line-stopped-lapsed = “{ $name }” is no longer owed ({ $who })
line-stopped-untimed = { $who } ended “{ $name }”
line-yellow = Yellow warning: “{ $name }”
line-red = Red warning: “{ $name }”
line-approved = { $who } approved in “{ $name }”
line-refused = { $who } refused in “{ $name }”
line-closed = { $who } closed the task
line-progress = { $who } reported progress
line-stuck = { $who } is stuck
line-handed_in = { $who } handed in rectification report { $number }
line-accepted = { $who } accepted rectification report { $number }
line-returned = { $who } returned rectification report { $number }
line-recounted = New calendar ({ $calendar }): the deadline of “{ $name }” moved from { $before } to { $after }
line-handed_over = A duty passed from { $before } to { $after }
line-other = { $who }: { $what }
