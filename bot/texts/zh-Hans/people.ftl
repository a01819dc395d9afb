# 同事的加入与离开
kind-welcome = 新同事须知
kind-left = 同事离开
welcome-title = 欢迎加入{ $department }
welcome-department = 您现在是{ $department }的同事。以下是本部门的时效标准，请先熟悉（制度第 6.1.2 条）。
welcome-post = 您在{ $department }的岗位是“{ $post }”。以下是该岗位适用的时效标准，请先熟悉（制度第 6.1.2 条）。
welcome-start = 收到工作时，输入“/task 开立”登记；输入“/task 帮助”查看您能做什么；打开本应用的“主页”标签，就能看到自己的工作。期限前后我会提醒您。
left-title = { $who }已离开，留有未完成的工作
left-text = { $why ->
    [closed] { $who }的 Slack 账号已停用
    [guest] { $who }的 Slack 账号已改为访客
   *[other] { $who }已不在公司名册上
}，仍负责 { $count } 件未办结的工作。计时照常进行，系统不会自行转交，请安排由谁接手：
left-more = …另有 { $count } 件，请按“查看列表”。
company-group_id_wrong = “{ $name }”的“{ $value }”不是 Slack 用户组 ID。应以 S 开头，可在用户组的菜单中复制。
company-group-twice = 用户组 { $group } 写在多个部门：{ $departments }。一个用户组只能属于一个部门，请只保留一处。
duty_handed-title = #{ $number } 的“{ $name }”转由您负责
duty_handed-text = { $before }已不在公司，这项责任由您承接，期限不变：{ $due }。
