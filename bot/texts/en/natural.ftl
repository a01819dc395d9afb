# Natural words: instants that are not far from now
near-today = { $time } today
near-tomorrow = tomorrow { $time }
near-yesterday = yesterday { $time }
near-this_week = { $weekday } { $time }
near-next_week = next { $weekday } { $time }
near-by = by { $when }
