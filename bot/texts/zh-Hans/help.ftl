# 帮助：您可以做的事，每一行都可以复制
help-title = 您可以做的事
help-intro = 在任意频道输入 `/task` 加动作，下面的写法都可以直接复制。没写的内容会用表单问您；动作写中文或英文都可以。
help-part-work = *办理工作*
help-part-head = *部门负责人*（{ $departments }）
help-part-management = *公司管理层*
help-part-administrator = *管理员*
help-part-more = *还可以*
help-open = `/task 开立 { $standard } { $title } { $reference }`　开立工作；只输入 `/task 开立` 会弹出表单，提交前就能看到截止时间
help-list = `/task 列表`　您的工作，最急的排在前面；后面可加“红”或“黄”
help-show = `/task 查看 { $number }`　这件工作现在怎么样
help-why = `/task 为何 { $number }`　截止时间是怎么算出来的，以及历史记录
help-close = `/task 办结 { $number } 已办妥`　结束进行中的环节
help-progress = `/task 进展 { $number }`　报告进展
help-stuck = `/task 受阻 { $number } 等客户补件`　办不下去时，马上告诉部门负责人
help-rectify = `/task 整改`　写整改报告，一份可以回应多件红色预警
help-accept = `/task 接受 { $report }`　接受整改报告
help-return = `/task 退回 { $report } 请补充原因`　退回整改报告
help-standards = `/task 标准 { $standard }`　查询时效标准
help-help = `/task 帮助 办结`　一个动作的各种写法
help-department = `/task 列表 部门`　全部门的工作；`/task 列表 红`　红色预警的工作
help-colleague = `/task 列表 @{ $who }`　这位同事的工作
help-company = `/task 列表 部门`　全公司的工作；`/task 列表 红`　红色预警的工作
help-file = 同事名册和公司设置在服务器的 `company.toml`；改好后运行 `app.py check` 检查。
help-message = 把一条消息变成工作：在消息菜单里选“{ $name }”
help-number = 编号
help-example = 车险理赔
help-more = 时间不写时区，就按公司所在时区。只填案件编号，请勿填写客户个人信息。

help_verb-open =
    `/task 开立`　弹出表单，选好标准和收件时间就能看到截止时间
    `/task 开立 { $standard } { $title } { $reference }`　责任人是您，收件时间是现在；最后一个带数字的词是案件编号
    `/task 开立 { $standard } { $title } { $reference } @{ $who } 收件:10:30`　责任人是同事，今天 10:30 收件
    `/task 开立 { $standard } { $title } 收件:11-20T10:30 齐件:11-21T09:00`　客户资料比收件晚齐全
help_verb-close =
    `/task 办结 { $number }`　弹出表单
    `/task 办结 { $number } 已办妥`　结束进行中的环节，写明结果
    `/task 办结 { $number } 审核 批准 金额已确认`　有几个环节时先写环节；要审核的写“批准”或“拒赔”
help_verb-list =
    `/task 列表`　您的工作
    `/task 列表 红`、`/task 列表 黄`　红色预警、黄色预警的工作
    `/task 列表 部门`　全部门的工作（部门负责人、公司管理层）
    `/task 列表 @{ $who }`　一位同事的工作（部门负责人、公司管理层）
help_verb-show =
    `/task 查看 { $number }`　一件工作
    `/task 查看 报告 { $report }`　一份整改报告
help_verb-why = `/task 为何 { $number }`　逐日说明截止时间怎么算、依据哪一条、用哪一版日历，以及谁在什么时候做了什么
help_verb-progress =
    `/task 进展 { $number }`　弹出表单
    `/task 进展 { $number } 缺照片 | 已请客户补件 | 明天 15:00 前`　原因、已采取的措施、预计完成时间，用“|”分开
    收到黄色预警后须报告一次，部门负责人会收到。
help_verb-stuck =
    `/task 受阻 { $number }`　弹出表单
    `/task 受阻 { $number } 等再保公司回复`　部门负责人马上收到
help_verb-rectify =
    `/task 整改`　弹出表单，列出待整改的红色预警
    `/task 整改 { $number } 人手不足 | 增派一人 @{ $who } { $date } | 每周检讨`　原因、措施（可以有好几项，各有责任人和日期）、预防，用“|”分开
help_verb-accept = `/task 接受 { $report }`　接受整改报告，各项措施即日起成为责任事项
help_verb-return =
    `/task 退回 { $report }`　弹出表单
    `/task 退回 { $report } 请补充原因`　部门负责人会收到意见，须提交新版本
help_verb-standards =
    `/task 标准`　全部时效标准
    `/task 标准 { $standard }`　用名称或代号查询
help_verb-help =
    `/task 帮助`　您可以做的事
    `/task 帮助 办结`　一个动作的各种写法
