# 开立之前，表单里就说明截止时间
expected-nothing = 选好时效标准，这里就会显示各环节的截止时间。
expected-title = *{ $standard }*，{ $at } 收件
expected-stage = *{ $name }*：{ $stands }
expected-green = 截止 { $due }｜黄色预警 { $yellow }
expected-yellow = 截止 { $due }｜开立后立即发出黄色预警
expected-red = 截止 { $due }｜开立后立即发出红色预警
message-open = 打开原消息
