# 示範用的時鐘列
bar-open = 上班中
bar-closed = 非上班時間
bar-off = 休息日
bar-holiday = { $name }放假
bar-next = { $at } · { $what }
bar-next-yellow = #{ $number }「{ $name }」轉黃
bar-next-red = #{ $number }「{ $name }」逾期轉紅
bar-next-several = { $first }，另有 { $more } 項
bar-next-summary = 早報
bar-passed = { $at } → { $told }
bar-red = { $count } 件轉紅
bar-yellow = { $count } 件轉黃
bar-owed-rectification = { $count } 份整改報告待交
bar-owed-progress = { $count } 份進展報告待交
bar-late = { $count } 項責任事項逾期
bar-summary = 早報已送出
bar-nothing = 沒有新的預警
