# 設定檔的錯誤與命令列，給管理員看
file-missing = 找不到這個檔案。請檢查路徑；「app.py demo」會使用內附的範例。
file-unreadable = 無法讀取這個檔案：{ $detail }。請檢查權限。
file-not_utf8 = 這個檔案不是 UTF-8 編碼。請以 UTF-8 另存。
file-syntax = 不是正確的 TOML：{ $detail }。請修正這一行。
file-key_unknown = 不認得「{ $name }」。可用的有：{ $known }。
file-key_missing = 缺少「{ $name }」。請補上。
file-type_wrong = 「{ $name }」的類型不對，應為{ $expected ->
    [text] 文字
    [whole_number] 整數
    [number] 數字
    [yes_no] true 或 false
    [list] 清單
    [table] 表
    [date] 日期
   *[other] { $expected }
}。
file-empty = 「{ $name }」不能空白。請填寫。
file-too_small = 「{ $name }」至少要是 { $least }。
file-out_of_range = 「{ $name }」要大於 { $low }、小於 { $high }。
file-choice_unknown = 「{ $name }」不能是「{ $value }」。可用的有：{ $choices }。
file-id_wrong = 「{ $name }」的代號「{ $value }」格式不對。請用小寫英文字母、數字與底線，例如「claims」；國家代碼用大寫，例如「CN」。
file-twice = 「{ $name }」裡的「{ $value }」寫了兩次。請刪去一個。
file-names_missing = 「{ $name }」缺少這些語言的名稱：{ $missing }。請補上。
file-date_wrong = 「{ $name }」的日期「{ $value }」不對。請寫成「2026-11-30」。
file-time_wrong = 「{ $name }」的時間「{ $value }」不對。請寫成「09:00」。
company-user_id_wrong = 「{ $name }」的「{ $value }」不是 Slack 使用者代號。應以 U 或 W 開頭，可在 Slack 個人檔案中複製。
company-channel_id_wrong = 「{ $name }」的「{ $value }」不是 Slack 頻道代號。應以 C 或 G 開頭，可在頻道詳細資料中複製。
company-channel-two_names = 頻道 { $channel } 有不同的名稱：{ $names }。請統一成一個。
company-zone_unknown = 「{ $name }」沒有「{ $value }」這個時區。請寫成例如「Asia/Shanghai」。
company-country_unknown = 行事曆沒有「{ $country }」這個國家。請用兩個字母的代碼，例如「CN」或「TW」。
company-subdivision_unknown = { $country } 沒有「{ $subdivision }」這個地區。可用的有：{ $known }。
company-shift_wrong = 「{ $name }」的時段「{ $value }」不對。請寫成「09:00-12:00」。
company-shift_reversed = 「{ $name }」的時段「{ $value }」結束得比開始早。請對調。
company-shifts_overlap = 「{ $name }」的時段互相重疊，或沒有按先後排列。請改正。
company-days-twice = { $date } 寫了兩次。每一天只能有一種安排。
company-choices-unit_unfit = 「{ $choice }」的期限不能以「{ $unit }」計算。請用工作日、工作小時、小時或分鐘。
company-person-twice = { $person } 寫了兩次。請刪去一個。
company-person-department_missing = { $person } 沒有部門。請補上；只有公司管理層與管理員可以沒有部門。
company-person-department_unknown = { $person } 的部門「{ $department }」不存在。已有的部門：{ $known }。
company-person-away_reversed = { $person } 的請假從 { $first } 到 { $last }，結束得比開始早。請對調。
company-department-twice = 部門「{ $department }」寫了兩次。請刪去一個。
company-department-head_unknown = 部門「{ $department }」的負責人 { $person } 不在人員名單中。請加入或改正。
company-department-deputy_unknown = 部門「{ $department }」的代理人 { $person } 不在人員名單中。請加入或改正。
company-department-deputy_is_head = 部門「{ $department }」的負責人與代理人都是 { $person }。請另選代理人，或不填。
company-management-person_unknown = 公司管理層的 { $person } 不在人員名單中。請加入或改正。
company-administrator_unknown = 管理員 { $person } 不在人員名單中。請加入或改正。
standard-twice = 時效標準「{ $standard }」寫了兩次。請合併成一個。
standard-department_unknown = 時效標準「{ $standard }」的部門「{ $department }」不存在。已有的部門：{ $known }。
standard-no_start = 時效標準「{ $standard }」沒有從收件或文件齊全開始的環節。至少要有一個。
standard-only_repeats = 時效標準「{ $standard }」從收件或文件齊全開始的環節全是重複的。至少要有一個不重複的。
standard-no_deadline = 時效標準「{ $standard }」沒有從收件起算的期限，無法計算。請輸入「app.py deadline」加上其他標準。
standard-stage-twice = 時效標準「{ $standard }」的環節「{ $stage }」寫了兩次。請合併成一個。
standard-stage-unknown = 時效標準「{ $standard }」沒有環節「{ $stage }」。請檢查代號，或寫齊新環節的內容。
standard-stage-begins_and_after = 時效標準「{ $standard }」的環節「{ $stage }」同時寫了 begins 與 after。請只留一個。
standard-stage-allowance_missing = 時效標準「{ $standard }」的環節「{ $stage }」寫了單位 { $unit }，卻沒有 allowance。請補上數量。
standard-stage-unit_missing = 時效標準「{ $standard }」的環節「{ $stage }」寫了 allowance，卻沒有 unit。請補上單位。
standard-stage-unit_unfit = 時效標準「{ $standard }」的環節「{ $stage }」用單位 { $unit }，標準就必須是 opens = "{ $opens }"。請改其中一個。
standard-stage-after_unknown = 時效標準「{ $standard }」的環節「{ $stage }」接在「{ $after }」之後，但沒有這個環節。請檢查代號。
standard-stage-after_repeats = 時效標準「{ $standard }」的環節「{ $stage }」不能接在重複的環節「{ $after }」之後。請改接其他環節。
standard-stage-after_cycle = 時效標準「{ $standard }」的環節互相等待：{ $stages }。請去掉其中一個 after。
standard-stage-implies_unknown = 時效標準「{ $standard }」的環節「{ $stage }」提到「{ $implied }」，但沒有這個環節。請檢查代號。
standard-stage-implies_decides = 時效標準「{ $standard }」的環節「{ $stage }」包含要作核准或拒絕決定的「{ $implied }」，決定必須由人作出。請從 implies 去掉它。
standard-stage-implies_followed = 時效標準「{ $standard }」的環節「{ $stage }」包含「{ $implied }」，但它之後還有環節，那個環節就會被略過。請從 implies 去掉它。
standard-stage-implies_cycle = 時效標準「{ $standard }」的環節互相包含：{ $stages }。請去掉其中一個 implies。
environment-choice_unknown = 環境變數 { $name } 的值不對。可用的有：{ $choices }。
environment-port_wrong = 環境變數 { $name } 必須是 1 到 65535 的整數。
environment-url_wrong = 環境變數 { $name } 不是可用的網址。請檢查。
clock-bad = 看不懂時間「{ $text }」。請寫成「--clock 2026-02-13T17:00+08:00」，後面可加「@速度」，例如「@60」。
clock-backwards = 時間只能往前：現在是 { $now }，不能回到 { $to }。請選較晚的時間。
audit-clocks = 有 { $count } 項計時過了該提醒的時刻卻沒有處理。已補做檢查。
audit-refused = 有 { $count } 件工作在檢查時被規則拒絕，計時停在原地。請管理員查看日誌並修正行事曆或標準。
audit-untold = 有 { $count } 則通知等候太久還沒送出。請管理員檢查與 Slack 的連線。
audit-unsure = 有 { $count } 則訊息不確定是否送出，而 Slack 不讓我們查看紀錄。請把機器人加入該頻道。
audit-summaries = 今天的早報漏發了，已補發。
audit-copies = 有 { $count } 則訊息在 Slack 出現兩次，已刪除多餘的一則。
audit-duties = 有 { $count } 項責任的負責人已經更換，已轉交給現任負責人。
calendar-unknown = 資料庫裡沒有行事曆版本「{ $version }」。請執行「app.py calendar update」採用目前的版本。
database-url = 看不懂資料庫網址「{ $url }」。請把 DATABASE_URL 寫成「sqlite:///timeliness.db」或「postgresql://使用者@主機/資料庫」。
database-unreachable = 無法連線到資料庫 { $url }：{ $reason }。請檢查網址與資料庫是否在執行。
database-read_only = 資料庫 { $url } 無法寫入：{ $reason }。請檢查權限與磁碟空間。
message-illegal = 通知目前的狀態不允許「{ $move }」這一步。請把日誌交給開發者。
schema-broken = 更新資料表後發現資料互相對不上，更新已取消。請以備份還原，再把日誌交給開發者。
schema-foreign = 這個資料庫是別的程式的（有資料表「{ $table }」）。請在 DATABASE_URL 指定空的資料庫。
schema-newer = 這個資料庫是更新版的程式建立的（{ $revision }）。請改用同樣新或更新的版本。
clock-before_history = 歷史紀錄已到 { $last }，不能從 { $now } 開始。請把「--clock」設得晚一些，或換一個資料庫。
