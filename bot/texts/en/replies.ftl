# Answers to commands, and the help
open-done = Opened task { $task }; responsible: { $who }.
close-done = Closed task { $task }.
close-stage_done = { $task }: this stage has ended.
close-measure_done = { $task }: this measure is done.
progress-done = Your progress report on #{ $number } went to { $head }.
progress-done_management = Your progress report on #{ $number } went to management.
stuck-done = { $head } has been told that #{ $number } is stuck.
stuck-done_management = Management has been told that #{ $number } is stuck.
rectify-done = Rectification report { $report } (version { $version }) went to management; it answers { $tasks ->
    [one] { $tasks } task
   *[other] { $tasks } tasks
}.
accept-done = Rectification report { $report } is accepted; { $measures ->
    [one] its measure is a duty now
   *[other] its { $measures } measures are duties now
}.
return-done = Rectification report { $report } is returned; the head will be told your remark.
pick-none = You have no open work now. Type “/task open” to open some.

help-title = Timeliness: what you can do
help-intro = Type “/task” and a verb in any channel. When something is missing, a form opens. Verbs work in English and Chinese.
help-open = “/task open”: open work. Example: /task open claims.simple car claim CLM-2026-0042 @somebody received:10:30
help-show = “/task show 1287”: look at a task; “/task show report 3”: look at a rectification report
help-why = “/task why 1287”: how the deadline was counted, and the history
help-close = “/task close 1287 paid”: end the running stage
help-progress = “/task progress 1287 cause | measure | when it will be done”: report progress
help-stuck = “/task stuck 1287 waiting for the reinsurer”: tell the head at once
help-rectify = “/task rectify”: write the rectification report
help-accept = “/task accept 3”: accept a rectification report
help-return = “/task return 3 please add the causes”: return a rectification report
help-list = “/task list”: with mine, department, red, yellow or @somebody
help-standards = “/task standards claims”: look up the standards
help-help = “/task help”: show this
help-more = Times without a zone are in the company’s. Give a reference number only, no customer data.
