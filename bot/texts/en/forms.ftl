# Forms: titles and buttons have at most 24 characters
form-open-title = Open a task
form-open-submit = Open
form-close-title = Close
form-close-submit = Close
form-progress-title = Report progress
form-progress-submit = Report
form-stuck-title = I am stuck
form-stuck-submit = Tell the head
form-rectify-title = Rectification report
form-rectify-submit = Hand in to management
form-return-title = Return the report
form-return-submit = Return
form-pick-title = Choose a task
form-pick-submit = Next
form-result-title = Timeliness
form-cancel = Cancel
form-close = Close
form-search = Type a name or an id
form-option = { $name } ({ $id })
form-choice = { $name } | due { $due }
form-red = #{ $number } { $stage } | { $title }
form-rectify-intro = The written rectification report of { $department }: find the causes at once and set measures, each with a person responsible and a date (clauses 4.2.2b and 4.2.2c).
form-rectify-others = Reports are owed by other departments, too: { $names }. Type “/task rectify” again after this one.
form-rectify-remark = *Management’s remark*
    { $text }
field-standard = Standard
field-title = Title
field-reference = Reference
field-reference-hint = The reference number only, please: no customer’s name or other personal data.
field-responsible = Responsible
field-received = Received
field-received-hint = When the work really came in; not later than now.
field-stage = Which stage ends
field-decision = Decision
field-approved = Approved
field-refused = Refused
field-result = Result
field-cause = Cause found
field-measure = Measure taken
field-ready = When it will be done
field-ready-hint = For example: tomorrow before 15:00
field-stuck = What stops you, and who could help?
field-stuck-hint = The head of the department hears of it at once.
field-remark = Remark
field-remark-hint = Say what is missing and what to change; the head will be told.
field-task = Which task
field-answers = Which red warnings it answers
field-answers-all = { $count ->
    [one] Everything owed ({ $count } report)
   *[other] Everything owed ({ $count } reports)
}
field-answers-hint = One report may answer several.
field-causes = Causes
field-prevention = Prevention
field-measure-what = Measure { $place }: what
field-measure-who = Measure { $place }: responsible
field-measure-on = Measure { $place }: by which date
