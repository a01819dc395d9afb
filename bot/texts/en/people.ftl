# People who come and go
kind-welcome = Welcome
kind-left = Somebody has left
welcome-title = Welcome to { $department }
welcome-department = You are now with { $department }. These are the standards that the department works by; please get to know them (clause 6.1.2).
welcome-post = You are with { $department } as “{ $post }”. These are the standards that you work by; please get to know them (clause 6.1.2).
welcome-start = When work comes in, type “/task open”. “/task help” shows what you can do, and the Home tab of this app shows your own work. I will remind you around each deadline.
left-title = { $who } has left with work unfinished
left-text = { $why ->
    [closed] The Slack account of { $who } is closed
    [guest] The Slack account of { $who } is now a guest’s
   *[other] { $who } is no longer on the company’s list
}, and { $count ->
    [one] one open task is still theirs. Its clock goes on
   *[other] { $count } open tasks are still theirs. Their clocks go on
}; nothing is handed over by itself. Please decide who takes over:
left-more = …and { $count } more: press “Show the list”.
company-group_id_wrong = “{ $value }” in “{ $name }” is not the ID of a Slack user group. It begins with S; copy it from the group’s menu.
company-group-twice = The user group { $group } stands in several departments: { $departments }. A group belongs to one department; keep it in one place.
duty_handed-title = #{ $number }: “{ $name }” is now yours
duty_handed-text = { $before } has left, so this duty is yours. The deadline stays: { $due }.
