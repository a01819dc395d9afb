# Doors: back-ups, the tables' version, ways in.
schema-older = This database was made by an older version of the program (its tables stand at { $revision }, this version’s at { $head }). Make a back-up with “app.py backup”, then start “app.py serve” once: it brings the tables up to date.
schema-damaged = The database lacks the column “{ $column }” of the table “{ $table }”, which its version should have. Please restore a back-up.
schema-empty = There is no database of this program to back up. Check DATABASE_URL.
backup-exists = { $file } is there already and is not overwritten. Choose another name.
backup-no_folder = There is no folder { $folder }. Make it first, or choose another one.
backup-failed = The back-up failed and nothing was left behind: { $reason }
backup-broken = The copy is not whole, so it was thrown away. Check the disk, then the database itself with “app.py verify”.
backup-no_pg_dump = PostgreSQL is backed up with its own program “pg_dump”, which is not here. Install PostgreSQL’s client programs, or run where they are: pg_dump --format=custom --no-owner --file={ $file } "{ $url }"
backup-chains = The copy is whole, but { $count ->
    [one] one fault stands
   *[other] { $count } faults stand
} in its history. “app.py verify” names them. Keep the back-ups you have.
cli-backed_up = Backed up to { $file }: { $size } bytes, { $tasks ->
    [one] one task
   *[other] { $tasks } tasks
}; the file is whole and its history holds.
cli-backed_up_older = Backed up to { $file }: { $size } bytes; the file is whole. Its tables are an older version’s, so its history was not walked.
cli-no_way_in = Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for delivery over HTTP to /slack/events. “app.py demo” runs without either.
cli-serving_http = Slack’s requests are taken at { $url }/slack/events.
cli-port_unusable = The program cannot listen at { $host }, port { $port }: { $reason }. Check API_HOST and API_PORT.
