# 演示用的时钟栏
bar-open = 上班中
bar-closed = 非上班时间
bar-off = 休息日
bar-holiday = { $name }放假
bar-next = { $at } · { $what }
bar-next-yellow = #{ $number }“{ $name }”转黄
bar-next-red = #{ $number }“{ $name }”超时转红
bar-next-several = { $first }，另有 { $more } 项
bar-next-summary = 早报
bar-passed = { $at } → { $told }
bar-red = { $count } 件转红
bar-yellow = { $count } 件转黄
bar-owed-rectification = { $count } 份整改报告待交
bar-owed-progress = { $count } 份进展报告待交
bar-late = { $count } 项责任事项超时
bar-summary = 早报已发出
bar-nothing = 没有新的预警
