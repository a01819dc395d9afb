# The Home tab
home-title-mine = My work
home-title-company = The company
home-as_of = As of { $at }
home-open = Open a task
home-refresh = Refresh
home-scope-mine = My work
home-scope-department = My department
home-scope-company = The company
home-colour-all = All work
home-colour-warned = Red and yellow
home-colour-red = Red warnings
home-colour-yellow = Yellow warnings
home-standard = By standard
home-person = By colleague
home-clear = Clear filters
home-own = *{ $open }* open | 🔴 *{ $red }* | 🟡 *{ $yellow }*
home-owed = *Waiting for you*
home-rectification = *Rectification report* | { $department }: { $count ->
    [one] { $count } red warning
   *[other] { $count } red warnings
} to answer, first due { $due }, { $left }
home-reports = *Reports waiting for your answer*
home-report = *Report { $number }* | { $department } | version { $version }, answers { $count ->
    [one] { $count } task
   *[other] { $count } tasks
}
    Handed in by { $who }, { $at }
home-department = *{ $name }*: { $open } open | 🔴 { $red } | 🟡 { $yellow } | { $owed } owed
home-people = *Who has how much on hand*
home-load = { $name }: { $open } open | 🔴 { $red } | 🟡 { $yellow }
home-list = *{ $colour }* ({ $total })
home-list-whose = *{ $whose }: { $colour }* ({ $total })
home-row = *{ $task }* | { $standard }
home-row-who = *{ $task }* | { $standard } | { $who }
home-none-mine = You have no open work. “Open a task” starts some.
home-none-warned = No work is red or yellow.
home-none-such = No work fits these filters.
home-page = { $first } to { $last } of { $total }
home-previous = ‹ Previous
home-next = Next ›
home-mine = *My own work*
