# 出入口：備份、資料表版本、接收方式。
schema-older = 這個資料庫是較舊版本的程式建立的（資料表為 { $revision }，目前版本為 { $head }）。請先執行「app.py backup」備份，再啟動一次「app.py serve」，資料表就會更新。
schema-damaged = 資料庫缺少資料表「{ $table }」的欄位「{ $column }」，與其版本不符。請以備份還原。
schema-empty = 沒有可備份的資料庫。請檢查 DATABASE_URL。
backup-exists = { $file } 已經存在，不會覆寫。請改用其他檔名。
backup-no_folder = 沒有資料夾 { $folder }。請先建立，或改用其他資料夾。
backup-failed = 備份失敗，未留下任何檔案：{ $reason }
backup-broken = 備份檔不完整，已捨棄。請檢查磁碟，並以「app.py verify」檢查資料庫。
backup-no_pg_dump = PostgreSQL 須以它自己的程式「pg_dump」備份，但這裡找不到。請安裝 PostgreSQL 用戶端程式，或在有該程式的機器上執行：pg_dump --format=custom --no-owner --file={ $file } "{ $url }"
backup-chains = 備份檔完整，但其中的歷史紀錄有 { $count } 處不符。請執行「app.py verify」查看，並保留既有的備份。
cli-backed_up = 已備份至 { $file }：{ $size } 位元組，工作 { $tasks } 件；檔案完整，歷史紀錄無誤。
cli-backed_up_older = 已備份至 { $file }：{ $size } 位元組；檔案完整。資料表屬較舊版本，因此未逐條檢查歷史紀錄。
cli-no_way_in = 請設定 SLACK_APP_TOKEN 以使用 Socket Mode，或設定 SLACK_SIGNING_SECRET 以 HTTP 在 /slack/events 接收。「app.py demo」兩者都不需要。
cli-serving_http = 在 { $url }/slack/events 接收 Slack 的請求。
cli-port_unusable = 無法在 { $host } 的連接埠 { $port } 上接收：{ $reason }。請檢查 API_HOST 與 API_PORT。
