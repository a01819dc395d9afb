# 婉拒：说明哪里不对，以及该怎么做
broken = 出现意外错误，您的操作没有生效。请稍后再试；如果仍不行，请把错误编号 { $id } 告诉管理员。
working = 还在处理，结果马上就到。
calendar-unit = 以“{ $unit }”为单位的时限无法用日历推算。请换用其他时效标准；输入“/task 标准”可查看全部标准。
calendar-before = 日历从 { $first } 开始，更早的日期无法计算。请填写这一天以后的时间。
calendar-horizon = 日历只到 { $last }，之后的截止时间不作推测。请填写较早的日期，或请管理员更新日历。
calendar-date_past = { $date }的下班时间已过。请改填更晚的日期，例如下一个工作日。
calendar-too_few = 需要第 { $wanted } 个工作日，但这段时间只有 { $found } 个。请管理员检查日历和时效标准。
clock-unknown = 工作 #{ $number } 没有第 { $clock } 项计时。请输入“/task 查看 { $number }”查看现状。
close-approved_or_refused = 请说明审核结果是核准还是拒赔，例如输入“/task 办结 { $number } 核准 金额已确认”。
department-unknown = 公司没有“{ $department }”这个部门。请检查名称，或请管理员在 company.toml 中添加。
may-not = 这一项您没有权限{ $action }。请联系责任人或部门负责人，或输入“/task 帮助”查看您能做的事。
measure-not_running = 整改措施 { $number }.{ $clock } 已经完成，或者并不存在。请输入“/task 查看 { $number }”查看现状。
move-illegal = 工作 #{ $number } 目前的状态不允许这一步。请输入“/task 查看 { $number }”查看现状。
open-documents_first = 资料齐全的时间（{ $at }）早于收件时间（{ $received }）。请填写收件之后的时间。
open-future = { $at }还没到，现在是 { $now }。请填写已经发生的时间，例如“received:10:30”。
person-unknown = “{ $person }”不在公司名册上。请用 @ 选一位同事，或请管理员把此人加入 company.toml。
rectify-no_measure = 整改报告至少要有一项措施，并写明责任人和日期。请补充后再提交。
rectify-nothing_owed = 目前没有待提交的整改报告。请输入“/task 列表 红”查看红色预警的工作。
rectify-one_department = 一份整改报告只能回应同一个部门的工作。请按部门分开提交。
rectify-one_report = 所选项目分属不同的退回报告（第 { $numbers } 号）。请一份一份重新提交。
report-own = 第 { $number } 号整改报告是您自己提交的，请由管理层的其他人处理。
report-date_past = 措施“{ $what }”的日期（{ $on }）已过。请退回第 { $number } 号整改报告，要求改订日期。
report-illegal = 整改报告第 { $number } 号目前是“{ $state }”，不能再这样处理。请看该报告的最新消息。
stage-not_running = 工作 #{ $number } 的“{ $stage }”环节没有在计时。请输入“/task 查看 { $number }”查看进行中的环节。
stage-unknown = 时效标准“{ $standard }”没有“{ $stage }”这个环节。请输入“/task 标准”查看各个环节。
standard-by_itself = “{ $standard }”将由系统定期自动开立，不能手动开立。请输入“/task 标准”选择其他标准。
standard-by_promise = “{ $standard }”需要先与对方约定时间，当前版本还不能开立。请输入“/task 标准”选择其他标准。
standard-by_system = “{ $standard }”由电话系统测量并记录，不能手动开立。请输入“/task 标准”选择其他标准。
standard-unknown = 没有“{ $standard }”这项时效标准。请输入“/task 标准”查看全部标准，或输入“/task 开立”在表单中选择。
task-closed = 工作 #{ $number } 已于 { $at } 办结，不能再更改。请输入“/task 查看 { $number }”查看结果。
words-missing = 这里不能为空。请填写后再提交。
words-too_long = 最多 { $longest } 个字，现在有 { $length } 个字。请缩短后再提交。
close-duty = { $duty }不是用“办结”结束的。请输入“/task 查看 { $number }”，再点相应的按钮。
date-bad = 看不懂“{ $word }”是哪一天。请填写日期，例如“2026-11-30”或“11/30”。
instant-bad = 看不懂“{ $word }”是什么时间。请填写例如“2026-11-20T10:30”，或今天的“10:30”。
list-department = 您目前不是部门负责人，不能列出整个部门的工作。请输入“/task 列表”查看自己的工作。
list-not_yours = 您不能查看{ $person }的工作列表。请输入“/task 列表”查看自己的工作。
list-unknown = 看不懂“{ $word }”。可以输入“/task 列表”加上“我的”、“部门”、“红”、“黄”或 @同事。
number-bad = “{ $word }”不是编号。请输入“/task 列表”查看您的工作和编号。
open-one_person = 一件工作只能有一位责任人。请只 @ 一位同事。
person-several = 公司里不止一位“{ $word }”。请用 @ 从名单中选出那一位。
rectify-measure = “{ $word }”缺少责任人或日期。每项措施请写成“做什么 @责任人 日期”，例如“补充人手 @王小明 2026-11-30”。
rectify-most = 一份整改报告最多 { $most } 项措施。请合并后再提交。
rectify-not_owed = 工作 #{ $number } 目前没有待您提交的整改报告。请输入“/task 整改”查看待提交的项目。
report-unknown = 找不到整改报告第 { $number } 号。请检查编号。
report-which = 请说明是哪一份整改报告，例如“/task 接受 3”或“/task 退回 3 请补充原因”。
standard-none = 没有叫“{ $word }”的时效标准。{ $near ->
    [none] 请输入“/task 标准”查看全部标准。
   *[other] 您要的是不是：{ $near }？也可以输入“/task 标准”查看全部标准。
}
standard-several = “{ $word }”符合不止一项时效标准。请输入其中一个代码：{ $near }。
task-unknown = 找不到工作 #{ $number }。请检查编号，或输入“/task 列表”查看您的工作。
verb-later = “{ $word }”要到后续版本才提供。请输入“/task 帮助”查看现在能做的事。
verb-unknown = 没有“{ $word }”这个命令。{ $near ->
    [none] 请输入“/task 帮助”查看能做的事。
   *[other] 您要的是不是“/task { $near }”？也可以输入“/task 帮助”查看能做的事。
}
button-unknown = 这个按钮已经失效。请输入“/task 帮助”查看能做的事。
form-broken = 这份表单已经失效，内容没有提交。请关闭后重新打开。
form-expired = 表单没能及时打开。请再试一次。
who-guest = 访客账号不能使用时效管理。请改用公司的正式账号。
who-stranger = 只有本公司工作区的同事可以使用时效管理。请联系双方的对接人。
who-unknown = 您还不在公司名册上，所以不能使用。请管理员把您加入 company.toml。
