// A day of lines as the archive holds them, made by DuckDB itself: reading a hundred million through the formats would take a day.
export const soughtAddress = '203.0.113.77'
export const soughtWord = 'quetzal'

/** Of so many lines one has the address that is sought, and of so many the word. */
const [addressIn, wordIn] = [50_021, 100_003]

const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36'
/** What `rest` begins with, where the line itself ends with the message (`platform/archive/implied.ts`). */
const noted = (fields: string, before: string): string =>
  `'{"^":"${fields}' || length(${before}) || '","event.kind":"event",'`
const sshdHead = `'<38>' || stamp || ' ' || host || ' sshd[' || pid || ']: '`
const cronHead = `'<86>' || stamp || ' ' || host || ' CRON[' || pid || ']: '`

/** Rows of the table `line`, in the order of its columns; `first` makes days differ. Half are sshd's, a sixth cron's, a third a web server's. */
export const dayOfLines = (from: number, count: number, first: number): string => `
WITH raw AS (
  SELECT ${first} + i AS n, hash(${first} + i) AS h, ${from} + (i * 86400000000 // ${count}) // 1000000 * 1000000 AS ts FROM range(${count}) t(i)
), said AS (
  SELECT n, ts, (h % 6)::INT AS k, (h // 7 % 9000 + 1000)::BIGINT AS pid, (h // 11 % 60000 + 1024)::BIGINT AS port,
    'gate' || (h // 13 % 7) AS host, strftime(make_timestamp(ts), '%b %-d %H:%M:%S') AS stamp,
    CASE WHEN n % ${addressIn} = 7 THEN '${soughtAddress}' ELSE '198.' || (18 + h // 17 % 2) || '.' || (h // 19 % 256) || '.' || (h // 23 % 120) END AS ip,
    CASE WHEN n % ${wordIn} = 11 THEN '${soughtWord}' ELSE 'u' || (h // 29 % 500) END AS usr,
    '/news/' || (h // 31 % 977) || '.html' AS path, 'page=' || (h // 37 % 31) AS query, (h // 41 % 9000 + 1000)::BIGINT AS size
  FROM raw
), text AS (
  SELECT *, CASE WHEN k < 3 THEN 'Failed password for invalid user ' || usr || ' from ' || ip || ' port ' || port || ' ssh2'
    WHEN k = 3 THEN 'pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)' END AS message,
    strftime(make_timestamp(ts), '%d/%b/%Y:%H:%M:%S') AS weblike FROM said
)
SELECT n + 1, ts, ts + 1000000, '192.0.2.1', 'year',
  CASE WHEN k < 3 THEN 'system.auth' WHEN k = 3 THEN 'system.cron' ELSE 'apache.access' END,
  CASE WHEN k < 3 THEN 'authentication' WHEN k = 3 THEN 'session' ELSE 'web' END,
  CASE WHEN k < 4 THEN 'start' ELSE 'access' END,
  CASE WHEN k < 3 THEN 'ssh_login' WHEN k = 3 THEN 'session_opened' END,
  CASE WHEN k < 3 THEN 'failure' ELSE 'success' END, NULL,
  CASE WHEN k <> 3 THEN ip END, CASE WHEN k < 3 THEN port END, NULL, NULL,
  CASE WHEN k < 3 THEN usr WHEN k = 3 THEN 'root' END, CASE WHEN k < 4 THEN host END,
  CASE WHEN k < 3 THEN 'sshd' WHEN k = 3 THEN 'CRON' END, CASE WHEN k < 4 THEN pid END,
  CASE WHEN k > 3 THEN 'GET' END, CASE WHEN k > 3 THEN 200 END, CASE WHEN k > 3 THEN path END, NULL, false,
  CASE WHEN k < 4 THEN CASE WHEN k < 3 THEN ${noted('su', sshdHead)} ELSE ${noted('-u', cronHead)} END || '"event.timezone":"UTC","log.syslog.priority":' || CASE WHEN k < 3 THEN '38' ELSE '86' END ||
    ',"log.syslog.severity.code":6,"log.syslog.severity.name":"informational","log.syslog.facility.code":' || CASE WHEN k < 3 THEN '4' ELSE '10' END ||
    ',"log.syslog.facility.name":"security/authorization",' || CASE WHEN k < 3 THEN '"event.reason":"invalid-user","sshd.method":"password","network.protocol":"ssh","host.hostname":"' ||
      host || '"'
    ELSE '"user.id":"0","pam.module":"pam_unix","pam.service":"cron","pam.kind":"session","host.hostname":"' || host || '"' END ||
    ',"related.hosts":["' || host || '"],"log.source":"192.0.2.1"}'
  ELSE '{"^":"s-","event.kind":"event","url.original":"' || path || '?' || query || '","url.query":"' || query || '","url.extension":"html","http.version":"1.1","http.response.body.bytes":' ||
    size || ',"source.address":"' || ip || '","http.request.referrer":"https://www.example.jp/","user_agent.original":"${agent}","log.source":"192.0.2.1"}' END,
  CASE WHEN k < 3 THEN ${sshdHead} || message WHEN k = 3 THEN ${cronHead} || message
    ELSE ip || ' - - [' || weblike || ' +0000] "GET ' || path || '?' || query || ' HTTP/1.1" 200 ' || size || ' "https://www.example.jp/" "${agent}"' END
FROM text`
