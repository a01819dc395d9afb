# 開立之前，表單裡就說明期限
expected-nothing = 選好時效標準，這裡就會顯示各環節的期限。
expected-title = *{ $standard }*，{ $at } 收件
expected-stage = *{ $name }*：{ $stands }
expected-green = 期限 { $due }｜黃色預警 { $yellow }
expected-yellow = 期限 { $due }｜開立後立即發出黃色預警
expected-red = 期限 { $due }｜開立後立即發出紅色預警
message-open = 開啟原訊息
