# 自然的說法：離現在不遠的時刻
near-today = 今天 { $time }
near-tomorrow = 明天 { $time }
near-yesterday = 昨天 { $time }
near-this_week = { $weekday } { $time }
near-next_week = 下{ $weekday } { $time }
near-by = { $when } 前
