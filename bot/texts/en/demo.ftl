# The demo's clock bar
bar-open = Open now
bar-closed = Closed now
bar-off = Day off
bar-holiday = { $name }
bar-next = { $at } · { $what }
bar-next-yellow = #{ $number } { $name } turns yellow
bar-next-red = #{ $number } { $name } turns red
bar-next-several = { $first }, { $more } more
bar-next-summary = morning summary
bar-passed = { $at } → { $told }
bar-red = { $count } red
bar-yellow = { $count } yellow
bar-owed-rectification = { $count ->
    [one] 1 rectification report owed
   *[other] { $count } rectification reports owed
}
bar-owed-progress = { $count ->
    [one] 1 progress report owed
   *[other] { $count } progress reports owed
}
bar-late = { $count ->
    [one] 1 duty late
   *[other] { $count } duties late
}
bar-summary = morning summary sent
bar-nothing = no new warning
