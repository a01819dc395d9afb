# Refusals: what is wrong, and what to do instead
broken = Something unexpected went wrong, and nothing was changed. Please try again later; if it happens again, give the administrator this error id: { $id }
working = Still working on it. The answer follows.
calendar-unit = A deadline counted in “{ $unit }” cannot be worked out from the calendar. Please use another standard; “/task standards” lists them all.
calendar-before = The calendar begins on { $first }; earlier dates cannot be counted. Please give a time after that day.
calendar-horizon = The calendar ends on { $last }, and later deadlines are not guessed. Please give an earlier date, or ask the administrator to update the calendar.
calendar-date_past = Business on { $date } has ended already. Please give a later date, for example the next working day.
calendar-too_few = Working day { $wanted } is needed, but that period has only { $found }. Please ask the administrator to check the calendar and the standards.
clock-unknown = Task #{ $number } has no clock number { $clock }. Type “/task show { $number }” to see how it stands.
close-approved_or_refused = Please say whether it was approved or refused, for example “/task close { $number } approved amount confirmed”.
department-unknown = There is no department “{ $department }”. Please check the name, or ask the administrator to add it to company.toml.
may-not = You may not { $action }. Please ask the person responsible or the head of the department, or type “/task help” to see what you can do.
measure-not_running = Measure { $number }.{ $clock } is done already, or does not exist. Type “/task show { $number }” to see how the task stands.
move-illegal = Task #{ $number } does not allow this step as it stands now. Type “/task show { $number }” to see it.
open-documents_first = The documents ({ $at }) cannot be complete before the work came in ({ $received }). Please give a time after that.
open-future = { $at } has not come yet; it is { $now } now. Please give a time that has passed, for example “received:10:30”.
person-unknown = “{ $person }” is not one of the company’s people. Please choose a colleague with @, or ask the administrator to add this person to company.toml.
rectify-no_measure = A rectification report needs at least one measure, with the person responsible and a date. Please add one.
rectify-nothing_owed = No rectification report is owed now. Type “/task list red” to see the work with a red warning.
rectify-one_department = A rectification report can answer the work of one department only. Please hand in one report for each department.
rectify-one_report = What you chose belongs to different returned reports (numbers { $numbers }). Please hand them in again one by one.
report-own = Report no. { $number } is your own. Somebody else of management has to answer it.
report-date_past = The date of the measure “{ $what }” ({ $on }) has passed. Please return report no. { $number } and ask for a new date.
report-illegal = Rectification report { $number } is “{ $state }” now, so this cannot be done any more. Please look at its latest message.
stage-not_running = The stage “{ $stage }” of task #{ $number } is not running. Type “/task show { $number }” to see the stages that are.
stage-unknown = The standard “{ $standard }” has no stage “{ $stage }”. Type “/task standards” to see the stages.
standard-by_itself = “{ $standard }” will be opened by the bot itself, not by hand. Type “/task standards” and choose another standard.
standard-by_promise = “{ $standard }” needs an agreed time first, which this version cannot take yet. Type “/task standards” and choose another standard.
standard-by_system = “{ $standard }” is measured and recorded by the telephone system, not opened by hand. Type “/task standards” and choose another standard.
standard-unknown = There is no standard “{ $standard }”. Type “/task standards” to see them all, or “/task open” to choose one in a form.
task-closed = Task #{ $number } was closed on { $at } and cannot be changed any more. Type “/task show { $number }” to see the result.
words-missing = This cannot be empty. Please fill it in.
words-too_long = At most { $longest } characters fit here, and this has { $length }. Please make it shorter.
close-duty = “{ $duty }” is not ended with “close”. Type “/task show { $number }” and press the button for it.
date-bad = “{ $word }” is not a date. Please write for example “2026-11-30” or “11/30”.
instant-bad = “{ $word }” is not a time. Please write for example “2026-11-20T10:30”, or “10:30” for today.
list-department = You are not the head of a department now, so you cannot list its work. Type “/task list” to see your own.
list-not_yours = You cannot see the work of { $person }. Type “/task list” to see your own.
list-unknown = “{ $word }” is not a list. Type “/task list” with mine, department, red, yellow or @somebody.
number-bad = “{ $word }” is not a number. Type “/task list” to see your work with its numbers.
open-one_person = Only one person can be responsible for a task. Please name one colleague with @.
person-several = More than one person is called “{ $word }”. Please choose the right one with @ from the list.
rectify-measure = “{ $word }” lacks a person or a date. Write each measure as “what @who date”, for example “add staff @somebody 2026-11-30”.
rectify-most = A rectification report can have at most { $most } measures. Please put some of them together.
rectify-not_owed = You owe no rectification report for task #{ $number } now. Type “/task rectify” to see what you owe.
report-unknown = There is no rectification report { $number }. Please check the number.
report-which = Please say which rectification report, for example “/task accept 3” or “/task return 3 please add the causes”.
standard-none = There is no standard called “{ $word }”. { $near ->
    [none] Type “/task standards” to see them all.
   *[other] Did you mean one of these: { $near }? “/task standards” shows them all.
}
standard-several = “{ $word }” fits more than one standard. Please type one of these ids: { $near }.
task-unknown = There is no task #{ $number }. Please check the number, or type “/task list” to see your work.
verb-later = “{ $word }” comes with a later version. Type “/task help” to see what you can do now.
verb-unknown = There is no command “{ $word }”. { $near ->
    [none] Type “/task help” to see what you can do.
   *[other] Did you mean “/task { $near }”? “/task help” shows what you can do.
}
button-unknown = This button does not work any more. Type “/task help” to see what you can do.
form-broken = This form does not work any more, and nothing was sent. Please close it and open it again.
form-expired = The form could not be opened in time. Please try again.
who-guest = Guests cannot use this. Please use your full account of the company.
who-stranger = Only people of the company’s own workspace can use this. Please ask your contact there.
who-unknown = You are not among the company’s people yet, so you cannot use this. Please ask the administrator to add you to company.toml.
