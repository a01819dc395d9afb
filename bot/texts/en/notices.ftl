# Warnings and notices
late = This notice comes late; it should have been sent on { $at }.
warning-yellow = Yellow warning: #{ $number } “{ $name }” is nearly due
warning-red = Red warning: #{ $number } “{ $name }” is overdue
warning-deadline = Deadline: { $due } (clause { $clause })
warning-head = { $mention } please see to this:
warning-inform = Please keep the customer informed meanwhile (clause { $clause }).
warning-owes_progress = Unless it is closed in time, { $who } must report progress to { $to } by { $due }: the cause, the measure taken, when it will be done (clause 4.2.1b).
warning-owes_progress_late = { $who } must still report progress to { $to } by { $due }: the cause, the measure taken, when it will be done (clause 4.2.1b).
warning-progress_reported = Progress was reported on { $at }.
warning-owes_rectification = { $who } must find the causes and set measures at once, each with a person responsible and a date, and hand management the written rectification report by { $due } (clauses 4.2.2b and 4.2.2c).
warning-owes_again = The rectification report was returned; { $who } must hand in a new version by { $due } (clause 4.2.2c).
warning-report_handed_in = { $who } handed in the rectification report on { $at }.
warning-no_head = This department has no head now who could hand in the rectification report. Management, please name one.
warning-duty-yellow = #{ $number }: “{ $name }” is nearly due
warning-duty-red = #{ $number }: “{ $name }” is overdue
warning-owed-progress = { $who } must report progress by { $due }
warning-owed-rectification = { $who } must hand management the written rectification report by { $due }
warning-owed-measure = { $who } must carry out the measure “{ $what }” by { $due }
over-met = #{ $number }: “{ $name }” was done on time
over-missed = #{ $number }: “{ $name }” was done late
over-lapsed = #{ $number }: “{ $name }” is no longer owed
over-untimed = #{ $number }: “{ $name }” is done
over-when = Done: { $at } | due: { $due }
given-title = { $who } gave you a task: #{ $number }
entered_late-title = { $who } entered #{ $number } near or past its deadline
entered_late-when = Received: { $received } | entered: { $entered }
progress-title = { $who } reports progress: #{ $number }
progress-cause = *Cause*
    { $text }
progress-measure = *Measure taken*
    { $text }
progress-ready = *When it will be done*
    { $text }
stuck-title = { $who } is stuck: #{ $number }
report-handed_in = { $department } handed in rectification report { $number }: please answer
report-accepted = Rectification report { $number } of { $department } is accepted
report-returned = Rectification report { $number } of { $department } was returned
report-superseded = Rectification report { $number } of { $department } has a newer version
accepted-title = { $who } accepted rectification report { $number }
accepted-measures = Each measure is a duty from now on, due at close of business on its date:
returned-title = { $who } returned rectification report { $number }
returned-remark = *Remark*
    { $text }
returned-owes = { $who } must hand in a new version by { $due }.
returned-answered = A new version was handed in.
measure-title = A measure for you (#{ $number }, rectification report { $report })
measure-due = Responsible: { $who } | due: { $due }
moved-title = The deadline of #{ $number } has moved
moved-text = By the new calendar, the deadline of “{ $name }” moved from { $before } to { $after }.
moved-provisional = The new deadline is still provisional: the official calendar is not published yet.
handed_over-title = The rectification report on #{ $number } is now yours
handed_over-text = { $before } owed it before. Please hand management the written rectification report by { $due } (clause 4.2.2c).
undeliverable-title = A notice could not be delivered
undeliverable-text = “{ $kind }” for { $place } could not be delivered{ $which }; the next person up, if there is one, was told instead.
undeliverable-task = {" "}(#{ $number })
audit-title = The automatic check found something and dealt with it
seal-title = Seal of the history, { $on }
seal-text = Digest: `{ $digest }`. “app.py verify” checks later whether the history was changed.
several-kind = { $kind }: { $count }
several-over = done by now: { $count }
several-more = { $count } more are not shown here: press “Show the list”.
several-owes_rectification = { $who } must find the causes and set measures at once, and hand management the written rectification report; the first is due { $due }, and one report may answer several (clauses 4.2.2b and 4.2.2c).
several-owes_progress = What is not closed in time needs a progress report: the cause, the measure taken, when it will be done. The first is due { $due } (clause 4.2.1b).
several-row = { $kind } | { $task } | { $who }
several-clock = { $task } | { $name } | { $who }
several-due = Due { $due }, { $left }
several-report = { $kind }: number { $number } | { $department }
summary-title = { $on } | Morning summary | { $whose }
summary-yours = your work
summary-all = the whole company
summary-late = This summary comes late: it could not be sent in time.
summary-nothing = There is nothing to see to.
summary-count-red = red warnings: { $count }
summary-count-owed = duties owed: { $count }
summary-count-yellow = yellow warnings: { $count }
summary-count-today = due today: { $count }
summary-department = { $name }: { $red } red, { $yellow } yellow, { $owed ->
    [one] { $owed } duty
   *[other] { $owed } duties
}
summary-part-red = *Red warnings*
summary-part-owed = *Duties owed*
summary-part-yellow = *Yellow warnings*
summary-part-today = *Due today*
summary-row = { $task } | { $name } | { $who } | due { $due }, { $left }
