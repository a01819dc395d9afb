# 對指令的回覆與說明
open-done = 已開立工作 { $task }，責任人：{ $who }。
close-done = 已辦結工作 { $task }。
close-stage_done = { $task }：這個環節已結束。
close-measure_done = { $task }：這項整改措施已完成。
progress-done = 已將 #{ $number } 的進展報告交給{ $head }。
progress-done_management = 已將 #{ $number } 的進展報告交給公司管理層。
stuck-done = 已告知{ $head }：#{ $number } 受阻。
stuck-done_management = 已告知公司管理層：#{ $number } 受阻。
rectify-done = 整改報告第 { $report } 號（第 { $version } 版）已提交公司管理層，回應 { $tasks } 件工作。
accept-done = 已接受整改報告第 { $report } 號，{ $measures } 項措施已列為責任事項。
return-done = 已退回整改報告第 { $report } 號，部門負責人會收到您的意見。
pick-none = 您目前沒有進行中的工作。輸入「/task 開立」可開立一件。
