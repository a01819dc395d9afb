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
