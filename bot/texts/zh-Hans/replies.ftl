# 对命令的回复与帮助
open-done = 已开立工作 { $task }，责任人：{ $who }。
close-done = 已办结工作 { $task }。
close-stage_done = { $task }：这个环节已结束。
close-measure_done = { $task }：这项整改措施已完成。
progress-done = 已把 #{ $number } 的进展报告交给{ $head }。
progress-done_management = 已把 #{ $number } 的进展报告交给公司管理层。
stuck-done = 已告诉{ $head }：#{ $number } 受阻。
stuck-done_management = 已告诉公司管理层：#{ $number } 受阻。
rectify-done = 整改报告第 { $report } 号（第 { $version } 版）已提交公司管理层，回应 { $tasks } 件工作。
accept-done = 已接受整改报告第 { $report } 号，{ $measures } 项措施已列为责任事项。
return-done = 已退回整改报告第 { $report } 号，部门负责人会收到您的意见。
pick-none = 您目前没有进行中的工作。输入“/task 开立”可开立一件。
