# 命令列。
cli-stage = { $name }：{ $rule }
cli-span = 起算 { $start }，黃色預警 { $yellow }，期限 { $due }
cli-calendar = 依行事曆「{ $version }」計算。
cli-running = 目前使用行事曆「{ $version }」，自 { $first } 至 { $last }。
cli-provisional_years = 官方尚未公布、屬暫定的年度：{ $years }。
cli-same = 與程式庫的日期相同。
cli-differs = 程式庫的版本不同：「{ $version }」。{ $count ->
    [0] 共有的日期沒有差異。
   *[other] 有 { $count } 天不同：
}
cli-day = { $date }：{ $old } → { $new }
cli-made_official = { $year } 年已正式公布。
cli-how_to_update = 執行「app.py calendar update」即可採用，並重算所有進行中的期限。
cli-kind-working = 工作日
cli-kind-weekend = 週末
cli-kind-holiday = 假日
cli-kind-make_up = 調休上班日
cli-kind-company_off = 公司休假日
cli-kind-company_extra = 公司加班日
cli-taken_over = 已改用行事曆「{ $version }」。{ $moved ->
    [0] 進行中的期限都沒有變動。
   *[other] { $moved } 件工作的期限有變動，已通知相關人員。
}
cli-verified = 所有歷史鏈與封存都完好。工作 { $tasks } 件。最近一次封存：{ $digest }
cli-fault-line = 工作 { $task }：歷史鏈在第 { $line } 行斷開，該行遭更改、刪除或移動。
cli-fault-end = 工作 { $task }：歷史的結尾遺失或遭更改（第 { $line } 行）。
cli-fault-sealed = 工作 { $task }：第 { $line } 行已於第 { $seal } 次封存，現在的內容與封存時不同。
cli-fault-seal = 第 { $seal } 次封存與其內容不符。
cli-no_seal = 尚無
cli-token_missing = 尚未設定 { $name }。「app.py serve」需要貴公司 Slack 應用程式的權杖；「app.py demo」則不需要。
cli-company_missing = 找不到 { $path }。請將 { $sample } 複製過去，填入貴公司的資料。
cli-clock_virtual = 目前不是真實時間：時鐘顯示 { $now }，以 { $speed } 倍速運行。
cli-calendar_differs = 程式庫的行事曆或公司的上班時間與目前使用的行事曆不同，請見「app.py calendar」。
cli-demo_ready = 請用瀏覽器開啟 { $url }。按 Ctrl-C 結束示範。
cli-serving = 機器人已連線並開始工作。健康檢查：{ $url }/readyz
cli-port_taken = 連接埠 { $port } 已被占用。請用 --port 或 API_PORT 改用其他埠。
cli-received_bad = 「{ $text }」不是時間。請寫成 2026-11-20T10:30。
cli-slack_refused = Slack 拒絕機器人登入：{ $error }。請檢查 SLACK_BOT_TOKEN 與 SLACK_APP_TOKEN。
