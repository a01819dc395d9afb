# 配置文件的错误与命令行，给管理员看
file-missing = 找不到这个文件。请检查路径；“app.py demo”会使用自带的示例。
file-unreadable = 无法读取这个文件：{ $detail }。请检查权限。
file-not_utf8 = 这个文件不是 UTF-8 编码。请另存为 UTF-8。
file-syntax = 不是正确的 TOML：{ $detail }。请修改这一行。
file-key_unknown = 不认识“{ $name }”。可用的有：{ $known }。
file-key_missing = 缺少“{ $name }”。请补上。
file-type_wrong = “{ $name }”的类型不对，应为{ $expected ->
    [text] 文本
    [whole_number] 整数
    [number] 数字
    [yes_no] true 或 false
    [list] 列表
    [table] 表
    [date] 日期
   *[other] { $expected }
}。
file-empty = “{ $name }”不能为空。请填写。
file-too_small = “{ $name }”至少要是 { $least }。
file-out_of_range = “{ $name }”要大于 { $low }、小于 { $high }。
file-choice_unknown = “{ $name }”不能是“{ $value }”。可用的有：{ $choices }。
file-id_wrong = “{ $name }”的代码“{ $value }”格式不对。请用小写字母、数字和下划线，例如“claims”；国家代码用大写，例如“CN”。
file-twice = “{ $name }”里的“{ $value }”写了两次。请删掉一个。
file-names_missing = “{ $name }”缺少这些语言的名称：{ $missing }。请补上。
file-date_wrong = “{ $name }”的日期“{ $value }”不对。请写成“2026-11-30”。
file-time_wrong = “{ $name }”的时间“{ $value }”不对。请写成“09:00”。
company-user_id_wrong = “{ $name }”的“{ $value }”不是 Slack 用户 ID。应以 U 或 W 开头，可在 Slack 个人资料中复制。
company-channel_id_wrong = “{ $name }”的“{ $value }”不是 Slack 频道 ID。应以 C 或 G 开头，可在频道详情中复制。
company-channel-two_names = 频道 { $channel } 有不同的名称：{ $names }。请统一成一个。
company-zone_unknown = “{ $name }”没有“{ $value }”这个时区。请写成例如“Asia/Shanghai”。
company-country_unknown = 日历没有“{ $country }”这个国家。请用两个字母的代码，例如“CN”或“TW”。
company-subdivision_unknown = { $country } 没有“{ $subdivision }”这个地区。可用的有：{ $known }。
company-shift_wrong = “{ $name }”的时段“{ $value }”不对。请写成“09:00-12:00”。
company-shift_reversed = “{ $name }”的时段“{ $value }”结束早于开始。请对调。
company-shifts_overlap = “{ $name }”的时段互相重叠，或没有按先后排列。请改正。
company-days-twice = { $date } 写了两次。每一天只能有一种安排。
company-choices-unit_unfit = “{ $choice }”的时限不能以“{ $unit }”计算。请用工作日、工作小时、小时或分钟。
company-person-twice = { $person } 写了两次。请删掉一个。
company-person-department_missing = { $person } 没有部门。请补上；只有公司管理层和管理员可以没有部门。
company-person-department_unknown = { $person } 的部门“{ $department }”不存在。已有的部门：{ $known }。
company-person-away_reversed = { $person } 的请假从 { $first } 到 { $last }，结束早于开始。请对调。
company-department-twice = 部门“{ $department }”写了两次。请删掉一个。
company-department-head_unknown = 部门“{ $department }”的负责人 { $person } 不在人员名单中。请添加或改正。
company-department-deputy_unknown = 部门“{ $department }”的代理人 { $person } 不在人员名单中。请添加或改正。
company-department-deputy_is_head = 部门“{ $department }”的负责人和代理人都是 { $person }。请另选代理人，或不填。
company-management-person_unknown = 公司管理层的 { $person } 不在人员名单中。请添加或改正。
company-administrator_unknown = 管理员 { $person } 不在人员名单中。请添加或改正。
standard-twice = 时效标准“{ $standard }”写了两次。请合并成一个。
standard-department_unknown = 时效标准“{ $standard }”的部门“{ $department }”不存在。已有的部门：{ $known }。
standard-no_start = 时效标准“{ $standard }”没有从收件或资料齐全开始的环节。至少要有一个。
standard-only_repeats = 时效标准“{ $standard }”从收件或资料齐全开始的环节全是重复的。至少要有一个不重复的。
standard-no_deadline = 时效标准“{ $standard }”没有从收件起算的时限，无法计算。请输入“app.py deadline”加上其他标准。
standard-stage-twice = 时效标准“{ $standard }”的环节“{ $stage }”写了两次。请合并成一个。
standard-stage-unknown = 时效标准“{ $standard }”没有环节“{ $stage }”。请检查代码，或写全新环节的内容。
standard-stage-begins_and_after = 时效标准“{ $standard }”的环节“{ $stage }”同时写了 begins 和 after。请只留一个。
standard-stage-allowance_missing = 时效标准“{ $standard }”的环节“{ $stage }”写了单位 { $unit }，却没有 allowance。请补上数量。
standard-stage-unit_missing = 时效标准“{ $standard }”的环节“{ $stage }”写了 allowance，却没有 unit。请补上单位。
standard-stage-unit_unfit = 时效标准“{ $standard }”的环节“{ $stage }”用单位 { $unit }，标准就必须是 opens = "{ $opens }"。请改其中一个。
standard-stage-after_unknown = 时效标准“{ $standard }”的环节“{ $stage }”接在“{ $after }”之后，但没有这个环节。请检查代码。
standard-stage-after_repeats = 时效标准“{ $standard }”的环节“{ $stage }”不能接在重复的环节“{ $after }”之后。请改接其他环节。
standard-stage-after_cycle = 时效标准“{ $standard }”的环节互相等待：{ $stages }。请去掉其中一个 after。
standard-stage-implies_unknown = 时效标准“{ $standard }”的环节“{ $stage }”提到“{ $implied }”，但没有这个环节。请检查代码。
standard-stage-implies_decides = 时效标准“{ $standard }”的环节“{ $stage }”包含要作核准或拒绝决定的“{ $implied }”，决定必须由人作出。请从 implies 去掉它。
standard-stage-implies_followed = 时效标准“{ $standard }”的环节“{ $stage }”包含“{ $implied }”，但它之后还有环节，那个环节就会被跳过。请从 implies 去掉它。
standard-stage-implies_cycle = 时效标准“{ $standard }”的环节互相包含：{ $stages }。请去掉其中一个 implies。
environment-choice_unknown = 环境变量 { $name } 的值不对。可用的有：{ $choices }。
environment-port_wrong = 环境变量 { $name } 必须是 1 到 65535 的整数。
environment-url_wrong = 环境变量 { $name } 不是可用的网址。请检查。
clock-bad = 看不懂时间“{ $text }”。请写成“--clock 2026-02-13T17:00+08:00”，后面可加“@速度”，例如“@60”。
clock-backwards = 时间只能往前：现在是 { $now }，不能回到 { $to }。请选更晚的时间。
audit-clocks = 有 { $count } 项计时过了该提醒的时刻却没有处理。已补做检查。
audit-refused = 有 { $count } 件工作在检查时被规则拒绝，计时停在原地。请管理员查看日志并修正日历或标准。
audit-untold = 有 { $count } 条通知等待太久还没发出。请管理员检查与 Slack 的连接。
audit-unsure = 有 { $count } 条消息不确定是否发出，而 Slack 不让我们查看记录。请把机器人加入该频道。
audit-summaries = 今天的早报漏发了，已补发。
audit-copies = 有 { $count } 条消息在 Slack 出现两次，已删除多余的一条。
audit-duties = 有 { $count } 项责任的负责人已经更换，已转交给现任负责人。
calendar-unknown = 数据库里没有日历版本“{ $version }”。请运行“app.py calendar update”采用目前的版本。
database-url = 看不懂数据库地址“{ $url }”。请把 DATABASE_URL 写成“sqlite:///timeliness.db”或“postgresql://用户@主机/数据库”。
database-unreachable = 无法连接到数据库 { $url }：{ $reason }。请检查地址以及数据库是否在运行。
database-read_only = 数据库 { $url } 无法写入：{ $reason }。请检查权限和磁盘空间。
message-illegal = 通知目前的状态不允许“{ $move }”这一步。请把日志交给开发者。
schema-broken = 更新数据表后发现数据互相对不上，更新已取消。请用备份还原，再把日志交给开发者。
schema-foreign = 这个数据库是别的程序的（有数据表“{ $table }”）。请在 DATABASE_URL 指定空的数据库。
schema-newer = 这个数据库是更新版本的程序创建的（{ $revision }）。请改用同样新或更新的版本。
clock-before_history = 历史记录已到 { $last }，不能从 { $now } 开始。请把“--clock”设得晚一些，或换一个数据库。
