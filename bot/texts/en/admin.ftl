# Faults of files and the command line, for an administrator
file-missing = This file does not exist. Please check the path; “app.py demo” uses the sample that comes with it.
file-unreadable = This file cannot be read: { $detail }. Please check its permissions.
file-not_utf8 = This file is not UTF-8. Please save it as UTF-8.
file-syntax = This is not TOML: { $detail }. Please mend this line.
file-key_unknown = “{ $name }” means nothing here. Known: { $known }.
file-key_missing = “{ $name }” is missing. Please add it.
file-type_wrong = “{ $name }” must be { $expected ->
    [text] a text
    [whole_number] a whole number
    [number] a number
    [yes_no] true or false
    [list] a list
    [table] a table
    [date] a date
   *[other] { $expected }
}.
file-empty = “{ $name }” cannot be empty. Please fill it in.
file-too_small = “{ $name }” must be at least { $least }.
file-out_of_range = “{ $name }” must be above { $low } and below { $high }.
file-choice_unknown = “{ $name }” cannot be “{ $value }”. Choose one of: { $choices }.
file-id_wrong = “{ $value }” does not fit as “{ $name }”. Use small letters, digits and underscores, such as “claims”; capitals for a country, such as “CN”.
file-twice = “{ $value }” stands twice in “{ $name }”. Please remove one.
file-names_missing = “{ $name }” has no name in: { $missing }. Please add it.
file-date_wrong = “{ $value }” in “{ $name }” is not a date. Write it as “2026-11-30”.
file-time_wrong = “{ $value }” in “{ $name }” is not a time. Write it as “09:00”.
company-user_id_wrong = “{ $value }” in “{ $name }” is not a Slack user id. It begins with U or W and can be copied from the person’s Slack profile.
company-channel_id_wrong = “{ $value }” in “{ $name }” is not a Slack channel id. It begins with C or G and can be copied from the channel’s details.
company-channel-two_names = Channel { $channel } has different names: { $names }. Please keep one.
company-zone_unknown = “{ $name }”: there is no time zone “{ $value }”. Write for example “Asia/Shanghai”.
company-country_unknown = The calendar does not know the country “{ $country }”. Use its two letters, such as “CN” or “TW”.
company-subdivision_unknown = { $country } has no region “{ $subdivision }”. Known: { $known }.
company-shift_wrong = “{ $value }” in “{ $name }” is not a stretch of time. Write it as “09:00-12:00”.
company-shift_reversed = “{ $value }” in “{ $name }” ends before it begins. Please turn it round.
company-shifts_overlap = The hours in “{ $name }” overlap or are out of order. Please mend them.
company-days-twice = { $date } stands twice. A day can have one arrangement only.
company-choices-unit_unfit = “{ $choice }” cannot be counted in “{ $unit }”. Use working_days, working_hours, hours or minutes.
company-person-twice = { $person } stands twice. Please remove one.
company-person-department_missing = { $person } has no department. Please add one; only management and administrators can do without.
company-person-department_unknown = { $person } is in the department “{ $department }”, which does not exist. Known: { $known }.
company-person-away_reversed = { $person } is away from { $first } to { $last }, which ends before it begins. Please turn it round.
company-department-twice = The department “{ $department }” stands twice. Please remove one.
company-department-head_unknown = { $person }, the head of “{ $department }”, is not among the people. Please add or correct.
company-department-deputy_unknown = { $person }, the deputy of “{ $department }”, is not among the people. Please add or correct.
company-department-deputy_is_head = { $person } is both head and deputy of “{ $department }”. Please choose another deputy, or none.
company-management-person_unknown = { $person } of management is not among the people. Please add or correct.
company-administrator_unknown = The administrator { $person } is not among the people. Please add or correct.
standard-twice = The standard “{ $standard }” stands twice. Please make one of them.
standard-department_unknown = The standard “{ $standard }” belongs to the department “{ $department }”, which does not exist. Known: { $known }.
standard-no_start = The standard “{ $standard }” has no stage that begins with receipt or with the documents. It needs one.
standard-only_repeats = In the standard “{ $standard }” every stage that begins with receipt or with the documents repeats. It needs one that does not.
standard-no_deadline = Nothing in the standard “{ $standard }” is counted from receipt, so there is no deadline to work out. Ask “app.py deadline” for another standard.
standard-stage-twice = The stage “{ $stage }” stands twice in the standard “{ $standard }”. Please make one of them.
standard-stage-unknown = The standard “{ $standard }” has no stage “{ $stage }”. Please check the id, or write the new stage in full.
standard-stage-begins_and_after = The stage “{ $stage }” of “{ $standard }” has both “begins” and “after”. Please keep one.
standard-stage-allowance_missing = The stage “{ $stage }” of “{ $standard }” has the unit { $unit } but no “allowance”. Please say how many.
standard-stage-unit_missing = The stage “{ $stage }” of “{ $standard }” has an “allowance” but no “unit”. Please add the unit.
standard-stage-unit_unfit = The stage “{ $stage }” of “{ $standard }” is counted in { $unit }, so the standard must have opens = "{ $opens }". Please change one of them.
standard-stage-after_unknown = The stage “{ $stage }” of “{ $standard }” comes after “{ $after }”, which does not exist. Please check the id.
standard-stage-after_repeats = The stage “{ $stage }” of “{ $standard }” cannot come after “{ $after }”, which repeats. Please choose another stage.
standard-stage-after_cycle = Stages of “{ $standard }” wait for one another: { $stages }. Please remove one “after”.
standard-stage-implies_unknown = The stage “{ $stage }” of “{ $standard }” implies “{ $implied }”, which does not exist. Please check the id.
standard-stage-implies_decides = The stage “{ $stage }” of “{ $standard }” implies “{ $implied }”, which approves or refuses: somebody must decide that. Please take it out of “implies”.
standard-stage-implies_followed = The stage “{ $stage }” of “{ $standard }” implies “{ $implied }”, after which another stage begins: that one would be left out. Please take it out of “implies”.
standard-stage-implies_cycle = Stages of “{ $standard }” imply one another: { $stages }. Please remove one “implies”.
environment-choice_unknown = The environment variable { $name } has a wrong value. Choose one of: { $choices }.
environment-port_wrong = The environment variable { $name } must be a whole number from 1 to 65535.
environment-url_wrong = The environment variable { $name } is not a usable URL. Please check it.
clock-bad = “{ $text }” is not a time for the clock. Write “--clock 2026-02-13T17:00+08:00”, and “@SPEED” behind it if you like, such as “@60”.
clock-backwards = The clock only goes forward: it is { $now } and cannot go back to { $to }. Please choose a later time.
audit-clocks = { $count ->
    [one] { $count } clock
   *[other] { $count } clocks
} stood past the moment of a warning. The check was run.
audit-refused = { $count ->
    [one] { $count } task is
   *[other] { $count } tasks are
} refused by a rule at every check, and the clocks stand still. Administrator, please look at the log and mend the calendar or the standard.
audit-untold = { $count ->
    [one] { $count } notice has
   *[other] { $count } notices have
} waited too long to be sent. Administrator, please check the link to Slack.
audit-unsure = { $count ->
    [one] { $count } message
   *[other] { $count } messages
} may or may not have been posted, and Slack does not let us look. Please make the bot a member of the channel.
audit-summaries = Today’s morning summary was missing. It was sent.
audit-copies = { $count ->
    [one] { $count } message
   *[other] { $count } messages
} stood in Slack twice. The copies were deleted.
audit-duties = { $count ->
    [one] { $count } duty
   *[other] { $count } duties
} belonged to somebody who is no longer head, and passed to the present head.
calendar-unknown = The database has no calendar “{ $version }”. Run “app.py calendar update” to take over the present one.
database-url = “{ $url }” is not a usable database URL. Write DATABASE_URL as “sqlite:///timeliness.db” or “postgresql://user@host/database”.
database-unreachable = The database { $url } cannot be reached: { $reason }. Please check the URL and that the database runs.
database-read_only = The database { $url } cannot be written: { $reason }. Please check its permissions and the disk.
message-illegal = A message does not allow the step “{ $move }” as it stands. Please give the log to the developers.
schema-broken = After the update of the tables the data did not fit together, so the update was undone. Please restore a back-up, and give the log to the developers.
schema-foreign = This database belongs to another program (it has the table “{ $table }”). Please name an empty database in DATABASE_URL.
schema-newer = This database was made by a newer version of the program ({ $revision }). Please use that version or a later one.
clock-before_history = History goes to { $last } already, so the clock cannot start at { $now }. Set “--clock” later, or use another database.
