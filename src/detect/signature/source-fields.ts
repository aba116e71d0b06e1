// What rules call the fields of web servers, proxies, firewalls, name servers and sensors, in our ECS names
// (Sigma 2.1, appendix "taxonomy", fields).
type Table = Readonly<Record<string, string | readonly string[]>>

const ends: Table = {
  src_ip: 'source.ip',
  src_port: 'source.port',
  dst_ip: 'destination.ip',
  dst_port: 'destination.port',
  username: 'user.name',
}

export const webFields: Table = {
  'c-ip': 'source.ip',
  'cs-username': 'user.name',
  's-sitename': 'url.domain',
  's-computername': 'host.name',
  's-ip': 'destination.ip',
  's-port': ['destination.port', 'url.port'],
  'cs-method': 'http.request.method',
  'cs-uri': 'url.original',
  'c-uri': 'url.original',
  'cs-uri-stem': 'url.path',
  'cs-uri-query': 'url.query',
  'sc-status': 'http.response.status_code',
  'sc-bytes': ['http.response.bytes', 'http.response.body.bytes'],
  'cs-bytes': 'http.request.bytes',
  'cs-version': 'http.version',
  'cs-host': 'url.domain',
  'cs-user-agent': 'user_agent.original',
  'c-useragent': 'user_agent.original',
  'cs-referer': 'http.request.referrer',
  'cs-referrer': 'http.request.referrer',
  ...ends,
}

export const proxyFields: Table = {
  ...webFields,
  'c-uri-extension': 'url.extension',
  'c-uri-query': 'url.query',
  'c-uri-stem': 'url.path',
  'r-dns': ['url.domain', 'destination.domain'],
  'cs-host': ['url.domain', 'destination.domain'],
}

export const firewallFields: Table = { ...ends, action: 'event.action', protocol: 'network.transport' }

export const nameFields: Table = {
  query: 'dns.question.name',
  QueryName: 'dns.question.name',
  record_type: 'dns.question.type',
  qtype_name: 'dns.question.type',
  answer: ['dns.answers.data', 'dns.resolved_ip'],
  answers: ['dns.answers.data', 'dns.resolved_ip'],
  rcode_name: 'dns.response_code',
  ...ends,
}

export const zeekFields: Table = {
  ...nameFields,
  'id.orig_h': 'source.ip',
  'id.orig_p': 'source.port',
  'id.resp_h': 'destination.ip',
  'id.resp_p': 'destination.port',
  uri: ['url.original', 'url.path'],
  'c-uri': ['url.original', 'url.path'],
  host: 'url.domain',
  method: 'http.request.method',
  status_code: 'http.response.status_code',
  user_agent: 'user_agent.original',
  'c-useragent': 'user_agent.original',
  referrer: 'http.request.referrer',
}

export const auditFields: Table = {
  type: 'event.code',
  exe: 'process.executable',
  comm: 'process.name',
  cwd: 'process.working_directory',
  proctitle: 'process.command_line',
  name: 'file.path',
  uid: 'user.id',
  auid: 'user.audit.id',
  euid: 'user.effective.id',
  pid: 'process.pid',
  ppid: 'process.parent.pid',
  exit: 'process.exit_code',
  acct: 'user.name',
  terminal: 'process.tty',
  tty: 'process.tty',
  unit: 'service.name',
  addr: 'source.ip',
  res: 'auditd.result',
}
