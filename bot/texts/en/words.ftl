# Words: time, units, states, names
bot = The bot
management = management
comma = ,{" "}
clauses = ,{" "}
more = … and { $count } more
sentence-end = , { $words }.
provisional = {" "}(provisional: the official calendar is not published yet)
due-none = untimed
left = { $time } left
late_by = { $time } late
late_by-moment = just past its deadline
duration-working-moment = less than a minute of working time
duration-working-minutes = { $minutes ->
    [one] { $minutes } working minute
   *[other] { $minutes } working minutes
}
duration-working-hours = { $hours ->
    [one] { $hours } working hour
   *[other] { $hours } working hours
}
duration-working-both = { $hours ->
    [one] { $hours } working hour
   *[other] { $hours } working hours
} { $minutes } min
duration-working-days = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
duration-elapsed-moment = less than a minute
duration-elapsed-minutes = { $minutes } min
duration-elapsed-hours = { $hours } h
duration-elapsed-both = { $hours } h { $minutes } min
duration-elapsed-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
unit-working_days = { $amount ->
    [one] { $amount } working day
   *[other] { $amount } working days
}
unit-working_hours = { $amount ->
    [one] { $amount } working hour
   *[other] { $amount } working hours
}
unit-hours = { $amount ->
    [one] { $amount } hour
   *[other] { $amount } hours
}
unit-minutes = { $amount ->
    [one] { $amount } minute
   *[other] { $amount } minutes
}
unit-rings = { $amount ->
    [one] { $amount } ring
   *[other] { $amount } rings
}
unit-nth_working_day = working day { $amount } of the month
unit-end_of_quarter = last working day of the quarter
unit-promised = the time promised
unit_name-working_days = working days
unit_name-working_hours = working hours
unit_name-hours = hours
unit_name-minutes = minutes
unit_name-rings = rings
unit_name-nth_working_day = working day of the month
unit_name-end_of_quarter = end of the quarter
unit_name-promised = promised time
state-green = Running
state-yellow = Yellow warning
state-red = Red warning
reportstate-handed_in = handed in, waiting for management
reportstate-returned = returned, waiting for a new version
reportstate-accepted = accepted
duty-progress = Progress report
duty-rectification = Rectification report
duty-measure = Measure
clause-progress = 4.2.1b
clause-rectification = 4.2.2c
clause-measure = 4.2.2b
measure-named = Measure ({ $what })
article-civil_code = Civil Code, articles 201 and 203
action-open = open work
action-show = look at this
action-why = see how this deadline was counted
action-close = close this
action-progress = report progress on this
action-stuck = report this as stuck
action-rectify = hand in this rectification report
action-accept = accept this rectification report
action-return = return this rectification report
action-list = list this work
action-standards = see the standards
action-help = see the help
holiday-new_year = New Year’s Day
holiday-new_year_eve = Chinese New Year’s Eve
holiday-spring_festival = Spring Festival
holiday-tomb_sweeping = Tomb-Sweeping Day
holiday-labour = Labour Day
holiday-dragon_boat = Dragon Boat Festival
holiday-mid_autumn = Mid-Autumn Festival
holiday-national = National Day
holiday-swapped = swapped day
kind-yellow = Yellow warning
kind-red = Red warning
kind-duty_yellow = Duty nearly due
kind-duty_red = Duty overdue
kind-given = New work for you
kind-entered_late = Entered near or past its deadline
kind-progress = Progress report
kind-stuck = Work stuck
kind-handed_in = Rectification report to answer
kind-accepted = Rectification report accepted
kind-returned = Rectification report returned
kind-measure = Measure
kind-moved = Deadline moved
kind-handed_over = Duty handed over
kind-summary = Morning summary
kind-undeliverable = Undeliverable notice
kind-audit = Automatic check
kind-seal = Daily seal
