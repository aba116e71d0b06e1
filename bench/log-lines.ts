// Lines as a site sends them: half of sshd, the rest cron, systemd, a mail server and a web server behind syslog.
const two = (n: number): string => String(n).padStart(2, '0')

export function lineOf(n: number): string {
  const at = `Nov 21 12:${two(Math.floor(n / 60) % 60)}:${two(n % 60)} gate${n % 7}`
  const pid = 1_000 + (n % 9_000)
  const address = `192.168.${n % 200}.${(n * 7) % 250}`
  switch (n % 6) {
    case 0:
      return `<38>${at} sshd[${pid}]: Failed password for invalid user u${n % 500} from ${address} port ${1_024 + (n % 50_000)} ssh2`
    case 1:
      return `<38>${at} sshd[${pid}]: Accepted publickey for alice from ${address} port ${1_024 + (n % 50_000)} ssh2: RSA SHA256:abcdef${n}`
    case 2:
      return `<38>${at} sshd[${pid}]: Connection closed by ${address} port ${1_024 + (n % 50_000)} [preauth]`
    case 3:
      return `<86>${at} CRON[${pid}]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)`
    case 4:
      return `<30>${at} systemd[1]: Started Session ${n} of user root.`
    default:
      return `<22>${at} postfix/smtpd[${pid}]: connect from unknown[${address}]`
  }
}

/** The same as files hold them: what a syslog daemon writes of all, of sshd alone, and Apache's combined access log. */
export const fileLines: Readonly<Record<string, (n: number) => string>> = {
  mixed: (n) => lineOf(n).replace(/^<\d+>/, ''),
  sshd: (n) => lineOf(Math.floor(n / 3) * 6 + (n % 3)).replace(/^<\d+>/, ''),
  apache: (n) =>
    `192.0.${n % 200}.${(n * 7) % 250} - - [21/Nov/2026:12:${two(Math.floor(n / 60) % 60)}:${two(n % 60)} +0900] ` +
    `"GET /news/${n % 977}.html?page=${n % 31} HTTP/1.1" ${n % 50 === 0 ? 404 : 200} ${1_000 + (n % 9_000)} ` +
    `"https://www.example.jp/" "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"`,
}
