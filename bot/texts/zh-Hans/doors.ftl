# 出入口：备份、数据表版本、接收方式。
schema-older = 这个数据库是较旧版本的程序创建的（数据表为 { $revision }，当前版本为 { $head }）。请先运行“app.py backup”备份，再启动一次“app.py serve”，数据表就会更新。
schema-damaged = 数据库缺少数据表“{ $table }”的字段“{ $column }”，与其版本不符。请用备份还原。
schema-empty = 没有可备份的数据库。请检查 DATABASE_URL。
backup-exists = { $file } 已经存在，不会覆盖。请换一个文件名。
backup-no_folder = 没有文件夹 { $folder }。请先创建，或换一个文件夹。
backup-failed = 备份失败，没有留下任何文件：{ $reason }
backup-broken = 备份文件不完整，已丢弃。请检查磁盘，并用“app.py verify”检查数据库。
backup-no_pg_dump = PostgreSQL 要用它自己的程序“pg_dump”备份，但这里找不到。请安装 PostgreSQL 客户端程序，或在有该程序的机器上运行：pg_dump --format=custom --no-owner --file={ $file } "{ $url }"
backup-chains = 备份文件完整，但其中的历史记录有 { $count } 处不符。请运行“app.py verify”查看，并保留已有的备份。
cli-backed_up = 已备份到 { $file }：{ $size } 字节，工作 { $tasks } 件；文件完整，历史记录无误。
cli-backed_up_older = 已备份到 { $file }：{ $size } 字节；文件完整。数据表属于较旧版本，因此没有逐条检查历史记录。
cli-no_way_in = 请设置 SLACK_APP_TOKEN 以使用 Socket Mode，或设置 SLACK_SIGNING_SECRET 以 HTTP 在 /slack/events 接收。“app.py demo”两者都不需要。
cli-serving_http = 在 { $url }/slack/events 接收 Slack 的请求。
cli-port_unusable = 无法在 { $host } 的端口 { $port } 上接收：{ $reason }。请检查 API_HOST 与 API_PORT。
