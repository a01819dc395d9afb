# Help: what one may do, every line to copy
help-title = What you can do
help-intro = Type `/task` and a verb in any channel; every line below can be copied. A form asks for whatever you leave out.
help-part-work = *Your work*
help-part-head = *Head of department* ({ $departments })
help-part-management = *Management*
help-part-administrator = *Administrator*
help-part-more = *Also*
help-open = `/task open { $standard } { $title } { $reference }` opens a task; `/task open` alone shows a form with the deadlines before you submit
help-list = `/task list` your work, the most urgent first; add `red` or `yellow`
help-show = `/task show { $number }` how this task stands
help-why = `/task why { $number }` how the deadline was counted, and the history
help-close = `/task close { $number } done` ends the running stage
help-progress = `/task progress { $number }` report progress
help-stuck = `/task stuck { $number } waiting for the customer` tells your head at once
help-rectify = `/task rectify` write the rectification report; one may answer many red warnings
help-accept = `/task accept { $report }` accept a rectification report
help-return = `/task return { $report } please add the cause` return a rectification report
help-standards = `/task standards { $standard }` look up the standards
help-help = `/task help close` every way to type one verb
help-department = `/task list department` the department’s work; `/task list red` what is red
help-colleague = `/task list @{ $who }` this colleague’s work
help-company = `/task list department` the whole company’s work; `/task list red` what is red
help-file = People and settings are in `company.toml` on the server; run `app.py check` after each change.
help-message = Make a task of a message: choose “{ $name }” in the message’s menu
help-number = NUMBER
help-example = Car damage
help-more = A time without a zone is in the company’s zone. Give the reference number only: no customer’s personal data.

help_verb-open =
    `/task open` a form; choose the standard and the time of receipt to see the deadlines
    `/task open { $standard } { $title } { $reference }` you are responsible, received now; a last word with a digit is the reference
    `/task open { $standard } { $title } { $reference } @{ $who } received:10:30` a colleague is responsible, received today at 10:30
    `/task open { $standard } { $title } received:11-20T10:30 documents:11-21T09:00` the documents were complete later
help_verb-close =
    `/task close { $number }` a form
    `/task close { $number } done` ends the running stage and names the result
    `/task close { $number } review approved amount confirmed` name the stage when several run; a review is `approved` or `refused`
help_verb-list =
    `/task list` your work
    `/task list red`, `/task list yellow` what is red or yellow
    `/task list department` the department’s work (heads, management)
    `/task list @{ $who }` one colleague’s work (heads, management)
help_verb-show =
    `/task show { $number }` a task
    `/task show report { $report }` a rectification report
help_verb-why = `/task why { $number }` the count day by day, the clause, the calendar’s version, and who did what when
help_verb-progress =
    `/task progress { $number }` a form
    `/task progress { $number } photos missing | customer asked | tomorrow 15:00` cause, measure taken, when it will be done, with bars between
    It is owed once after a yellow warning; your head reads it.
help_verb-stuck =
    `/task stuck { $number }` a form
    `/task stuck { $number } waiting for the reinsurer` your head hears at once
help_verb-rectify =
    `/task rectify` a form with all the red warnings that wait for a report
    `/task rectify { $number } too few hands | one more colleague @{ $who } { $date } | weekly review` causes, measures (as many as needed, each with a person and a date), prevention, with bars between
help_verb-accept = `/task accept { $report }` accepts the report; its measures become duties at once
help_verb-return =
    `/task return { $report }` a form
    `/task return { $report } please add the cause` the head reads the remark and owes a new version
help_verb-standards =
    `/task standards` all standards
    `/task standards { $standard }` those with that name or id
help_verb-help =
    `/task help` what you can do
    `/task help close` every way to type one verb
