# 說明：您可以做的事，每一行都可以複製
help-title = 您可以做的事
help-intro = 在任何頻道輸入 `/task` 加上動作，下面的寫法都可以直接複製。沒寫的內容會用表單問您；動作寫中文或英文都可以。
help-part-work = *辦理工作*
help-part-head = *部門負責人*（{ $departments }）
help-part-management = *公司管理層*
help-part-administrator = *管理員*
help-part-more = *還可以*
help-open = `/task 開立 { $standard } { $title } { $reference }`　開立工作；只輸入 `/task 開立` 會出現表單，送出前就看得到期限
help-list = `/task 列表`　您的工作，最急的排在前面；後面可加「紅」或「黃」
help-show = `/task 查看 { $number }`　這件工作現在如何
help-why = `/task 為何 { $number }`　期限是怎麼算出來的，以及歷史紀錄
help-close = `/task 辦結 { $number } 已辦妥`　結束進行中的環節
help-progress = `/task 進展 { $number }`　報告進展
help-stuck = `/task 受阻 { $number } 等客戶補件`　做不下去時，立刻告訴部門負責人
help-rectify = `/task 整改`　寫整改報告，一份可以回應多件紅色預警
help-accept = `/task 接受 { $report }`　接受整改報告
help-return = `/task 退回 { $report } 請補充原因`　退回整改報告
help-standards = `/task 標準 { $standard }`　查詢時效標準
help-help = `/task 幫助 辦結`　一個動作的各種寫法
help-department = `/task 列表 部門`　全部門的工作；`/task 列表 紅`　紅色預警的工作
help-colleague = `/task 列表 @{ $who }`　這位同事的工作
help-company = `/task 列表 部門`　全公司的工作；`/task 列表 紅`　紅色預警的工作
help-file = 同事名冊與公司的設定在伺服器的 `company.toml`；改好之後執行 `app.py check` 檢查。
help-message = 把一則訊息變成工作：在訊息的選單選「{ $name }」
help-number = 編號
help-example = 車險理賠
help-more = 時間不寫時區，就以公司所在時區為準。只填案號，請勿填客戶個人資料。

help_verb-open =
    `/task 開立`　出現表單，選好標準與收件時間就看得到期限
    `/task 開立 { $standard } { $title } { $reference }`　責任人是您，收件時間是現在；最後一個有數字的詞是案號
    `/task 開立 { $standard } { $title } { $reference } @{ $who } 收件:10:30`　責任人是同事，今天 10:30 收件
    `/task 開立 { $standard } { $title } 收件:11-20T10:30 文件:11-21T09:00`　客戶文件比收件晚齊全
help_verb-close =
    `/task 辦結 { $number }`　出現表單
    `/task 辦結 { $number } 已辦妥`　結束進行中的環節，寫明結果
    `/task 辦結 { $number } 審核 核准 金額已確認`　有幾個環節時先寫環節；要審核的寫「核准」或「拒賠」
help_verb-list =
    `/task 列表`　您的工作
    `/task 列表 紅`、`/task 列表 黃`　紅色預警、黃色預警的工作
    `/task 列表 部門`　全部門的工作（部門負責人、公司管理層）
    `/task 列表 @{ $who }`　一位同事的工作（部門負責人、公司管理層）
help_verb-show =
    `/task 查看 { $number }`　一件工作
    `/task 查看 報告 { $report }`　一份整改報告
help_verb-why = `/task 為何 { $number }`　逐日說明期限怎麼算、依據哪一條、用哪一版行事曆，以及誰在何時做了什麼
help_verb-progress =
    `/task 進展 { $number }`　出現表單
    `/task 進展 { $number } 缺照片 | 已請客戶補件 | 明天 15:00 前`　原因、已採取的措施、預計完成時間，用「|」分開
    收到黃色預警後須報告一次，部門負責人會收到。
help_verb-stuck =
    `/task 受阻 { $number }`　出現表單
    `/task 受阻 { $number } 等再保公司回覆`　部門負責人立刻收到
help_verb-rectify =
    `/task 整改`　出現表單，列出待整改的紅色預警
    `/task 整改 { $number } 人手不足 | 增派一人 @{ $who } { $date } | 每週檢討`　原因、措施（可以有好幾項，各有責任人與日期）、預防，用「|」分開
help_verb-accept = `/task 接受 { $report }`　接受整改報告，各項措施即日起成為責任事項
help_verb-return =
    `/task 退回 { $report }`　出現表單
    `/task 退回 { $report } 請補充原因`　部門負責人會收到意見，須提交新版本
help_verb-standards =
    `/task 標準`　全部時效標準
    `/task 標準 { $standard }`　用名稱或代號查詢
help_verb-help =
    `/task 幫助`　您可以做的事
    `/task 幫助 辦結`　一個動作的各種寫法
