# 婉拒：說明哪裡不對，以及該怎麼做
broken = 發生未預期的錯誤，您的操作沒有生效。請稍後再試；若仍不行，請把錯誤代號 { $id } 告訴管理員。
working = 還在處理，結果隨後就到。
calendar-unit = 以「{ $unit }」為單位的期限無法從行事曆推算。請改用其他時效標準；輸入「/task 標準」可查看全部標準。
calendar-before = 行事曆從 { $first } 開始，更早的日期無法計算。請填寫這一天以後的時間。
calendar-horizon = 行事曆只到 { $last }，之後的期限不作推測。請填寫較早的日期，或請管理員更新行事曆。
calendar-date_past = { $date }的下班時間已過。請改填較晚的日期，例如下一個工作日。
calendar-too_few = 需要第 { $wanted } 個工作日，但這段期間只有 { $found } 個。請管理員檢查行事曆與時效標準。
clock-unknown = 工作 #{ $number } 沒有第 { $clock } 項計時。請輸入「/task 查看 { $number }」查看現況。
close-approved_or_refused = 請說明審核結果是核准還是拒賠，例如輸入「/task 辦結 { $number } 核准 金額已確認」。
department-unknown = 公司沒有「{ $department }」這個部門。請檢查名稱，或請管理員在 company.toml 加入。
may-not = 這一項您沒有權限{ $action }。請洽責任人或部門負責人，或輸入「/task 幫助」查看您可以做的事。
measure-not_running = 整改措施 { $number }.{ $clock } 已經完成，或者並不存在。請輸入「/task 查看 { $number }」查看現況。
move-illegal = 工作 #{ $number } 目前的狀態不允許這一步。請輸入「/task 查看 { $number }」查看現況。
open-documents_first = 文件齊全的時間（{ $at }）早於收件時間（{ $received }）。請填寫收件之後的時間。
open-future = { $at }還沒到，現在是 { $now }。請填寫已經發生的時間，例如「received:10:30」。
person-unknown = 「{ $person }」不在公司名冊上。請用 @ 選一位同事，或請管理員把這個人加入 company.toml。
rectify-no_measure = 整改報告至少要有一項措施，並寫明責任人與日期。請補上後再提交。
rectify-nothing_owed = 目前沒有待提交的整改報告。請輸入「/task 列表 紅」查看紅色預警的工作。
rectify-one_department = 一份整改報告只能回應同一個部門的工作。請按部門分開提交。
rectify-one_report = 所選項目分屬不同的退回報告（第 { $numbers } 號）。請一份一份重新提交。
report-own = 第 { $number } 號整改報告是您自己提交的，請由管理層的其他人處理。
report-date_past = 措施「{ $what }」的日期（{ $on }）已過。請退回第 { $number } 號整改報告，要求改訂日期。
report-illegal = 整改報告第 { $number } 號目前是「{ $state }」，不能再這樣處理。請看該報告的最新訊息。
stage-not_running = 工作 #{ $number } 的「{ $stage }」環節沒有在計時。請輸入「/task 查看 { $number }」查看進行中的環節。
stage-unknown = 時效標準「{ $standard }」沒有「{ $stage }」這個環節。請輸入「/task 標準」查看各項環節。
standard-by_itself = 「{ $standard }」將由系統定期自動開立，不能手動開立。請輸入「/task 標準」選擇其他標準。
standard-by_promise = 「{ $standard }」須先與對方約定時間，本版本尚不能開立。請輸入「/task 標準」選擇其他標準。
standard-by_system = 「{ $standard }」由電話系統量測並記錄，不能手動開立。請輸入「/task 標準」選擇其他標準。
standard-unknown = 沒有「{ $standard }」這項時效標準。請輸入「/task 標準」查看全部標準，或輸入「/task 開立」從表單選擇。
task-closed = 工作 #{ $number } 已於 { $at } 辦結，不能再變更。請輸入「/task 查看 { $number }」查看結果。
words-missing = 這裡不能空白。請填寫後再送出。
words-too_long = 最多 { $longest } 個字，現在有 { $length } 個字。請縮短後再送出。
close-duty = { $duty }不是用「辦結」結束的。請輸入「/task 查看 { $number }」，再按對應的按鈕。
date-bad = 看不懂「{ $word }」是哪一天。請填寫日期，例如「2026-11-30」或「11/30」。
instant-bad = 看不懂「{ $word }」是什麼時間。請填寫例如「2026-11-20T10:30」，或今天的「10:30」。
list-department = 您目前不是部門負責人，不能列出整個部門的工作。請輸入「/task 列表」查看自己的工作。
list-not_yours = 您不能查看{ $person }的工作清單。請輸入「/task 列表」查看自己的工作。
list-unknown = 看不懂「{ $word }」。可以輸入「/task 列表」加上「我的」、「部門」、「紅」、「黃」或 @同事。
number-bad = 「{ $word }」不是編號。請輸入「/task 列表」查看您的工作與編號。
open-one_person = 一件工作只能有一位責任人。請只 @ 一位同事。
person-several = 公司裡不只一位「{ $word }」。請用 @ 從名單選出那一位。
rectify-measure = 「{ $word }」缺少責任人或日期。每項措施請寫成「做什麼 @責任人 日期」，例如「補齊人力 @王小明 2026-11-30」。
rectify-most = 一份整改報告最多 { $most } 項措施。請合併後再提交。
rectify-not_owed = 工作 #{ $number } 目前沒有待您提交的整改報告。請輸入「/task 整改」查看待提交的項目。
report-unknown = 找不到整改報告第 { $number } 號。請檢查編號。
report-which = 請指明是哪一份整改報告，例如「/task 接受 3」或「/task 退回 3 請補充原因」。
standard-none = 沒有叫「{ $word }」的時效標準。{ $near ->
    [none] 請輸入「/task 標準」查看全部標準。
   *[other] 您要的是不是：{ $near }？也可以輸入「/task 標準」查看全部標準。
}
standard-several = 「{ $word }」符合不只一項時效標準。請輸入其中一個代號：{ $near }。
task-unknown = 找不到工作 #{ $number }。請檢查編號，或輸入「/task 列表」查看您的工作。
verb-later = 「{ $word }」要到後續版本才提供。請輸入「/task 幫助」查看現在可以做的事。
verb-unknown = 沒有「{ $word }」這個指令。{ $near ->
    [none] 請輸入「/task 幫助」查看可以做的事。
   *[other] 您要的是不是「/task { $near }」？也可以輸入「/task 幫助」查看可以做的事。
}
button-unknown = 這個按鈕已經失效。請輸入「/task 幫助」查看可以做的事。
form-broken = 這份表單已經失效，內容沒有送出。請關閉後重新打開。
form-expired = 表單沒能及時打開。請再試一次。
who-guest = 訪客帳號不能使用時效管理。請改用公司的正式帳號。
who-stranger = 只有本公司工作區的同事可以使用時效管理。請洽貴我雙方的聯絡窗口。
who-unknown = 您還不在公司名冊上，所以不能使用。請管理員把您加入 company.toml。
