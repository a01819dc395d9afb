# 命令行。
cli-stage = { $name }：{ $rule }
cli-span = 起算 { $start }，黄色预警 { $yellow }，期限 { $due }
cli-calendar = 按日历“{ $version }”计算。
cli-running = 当前使用日历“{ $version }”，自 { $first } 至 { $last }。
cli-provisional_years = 官方尚未公布、属暂定的年度：{ $years }。
cli-same = 与程序库的日期相同。
cli-differs = 程序库的版本不同：“{ $version }”。{ $count ->
    [0] 共有的日期没有差异。
   *[other] 有 { $count } 天不同：
}
cli-day = { $date }：{ $old } → { $new }
cli-made_official = { $year } 年已正式公布。
cli-how_to_update = 运行“app.py calendar update”即可采用，并重算所有进行中的期限。
cli-kind-working = 工作日
cli-kind-weekend = 周末
cli-kind-holiday = 假日
cli-kind-make_up = 调休上班日
cli-kind-company_off = 公司休假日
cli-kind-company_extra = 公司加班日
cli-taken_over = 已改用日历“{ $version }”。{ $moved ->
    [0] 进行中的期限均无变动。
   *[other] { $moved } 件工作的期限有变动，已通知相关人员。
}
cli-verified = 所有历史链与封存均完好。工作 { $tasks } 件。最近一次封存：{ $digest }
cli-fault-line = 工作 { $task }：历史链在第 { $line } 行断开，该行被更改、删除或移动。
cli-fault-end = 工作 { $task }：历史的结尾丢失或被更改（第 { $line } 行）。
cli-fault-sealed = 工作 { $task }：第 { $line } 行已于第 { $seal } 次封存，现在的内容与封存时不同。
cli-fault-seal = 第 { $seal } 次封存与其内容不符。
cli-no_seal = 尚无
cli-token_missing = 未设置 { $name }。“app.py serve”需要贵公司 Slack 应用的令牌；“app.py demo”则不需要。
cli-company_missing = 找不到 { $path }。请将 { $sample } 复制过去，填入贵公司的资料。
cli-clock_virtual = 当前不是真实时间：时钟显示 { $now }，以 { $speed } 倍速运行。
cli-calendar_differs = 程序库的日历或公司的上班时间与当前使用的日历不同，请见“app.py calendar”。
cli-demo_ready = 请用浏览器打开 { $url }。按 Ctrl-C 结束演示。
cli-serving = 机器人已连接并开始工作。健康检查：{ $url }/readyz
cli-port_taken = 端口 { $port } 已被占用。请用 --port 或 API_PORT 换一个端口。
cli-received_bad = “{ $text }”不是时间。请写成 2026-11-20T10:30。
cli-slack_refused = Slack 拒绝机器人登录：{ $error }。请检查 SLACK_BOT_TOKEN 与 SLACK_APP_TOKEN。
