# 同事的加入與離開
kind-welcome = 新同事須知
kind-left = 同事離開
welcome-title = 歡迎加入{ $department }
welcome-department = 您現在是{ $department }的同事。以下是本部門的時效標準，請先熟悉（制度第 6.1.2 條）。
welcome-post = 您在{ $department }的崗位是「{ $post }」。以下是這個崗位所適用的時效標準，請先熟悉（制度第 6.1.2 條）。
welcome-start = 收到工作時，輸入「/task 開立」登記；輸入「/task 幫助」看您能做什麼；打開本應用的「首頁」分頁，就能看到自己的工作。期限前後我會提醒您。
left-title = { $who }已離開，留有未完成的工作
left-text = { $why ->
    [closed] { $who }的 Slack 帳號已停用
    [guest] { $who }的 Slack 帳號已改為訪客
   *[other] { $who }已不在公司名冊上
}，仍負責 { $count } 件未辦結的工作。計時照常進行，系統不會自行轉交，請安排由誰接手：
left-more = …另有 { $count } 件，請按「查看清單」。
company-group_id_wrong = 「{ $name }」的「{ $value }」不是 Slack 使用者群組代號。應以 S 開頭，可在群組的選單中複製。
company-group-twice = 使用者群組 { $group } 寫在好幾個部門：{ $departments }。一個群組只能屬於一個部門，請只留一處。
duty_handed-title = #{ $number } 的「{ $name }」轉由您負責
duty_handed-text = { $before }已不在公司，這項責任由您承接，期限不變：{ $due }。
