// Logs of the sets, each with what its makers say of it: an attack, everyday work, or nothing.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Label = 'attack' | 'everyday' | 'unsaid'
export type LabelledLog = {
  readonly set: string
  readonly name: string
  readonly path: string
  readonly label: Label
  readonly format: string
}

const rows = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)

/** Tests of CrowdSec: a log, and the alerts that it must raise there. Those without scenarios only try a parser and say nothing. */
function crowdsec(folder: string): LabelledLog[] {
  type Row = { test: string; log_file: string; n_alerts: number | null; alerts?: unknown[]; scenarios: string[] }
  return rows<Row>(join(folder, 'alerts.jsonl')).map(({ test, log_file, n_alerts, alerts, scenarios }) => ({
    set: 'crowdsec-hub-tests',
    name: test,
    path: join(folder, 'tests', test, log_file),
    label: (n_alerts ?? 0) > 0 || (alerts ?? []).length > 0 ? 'attack' : scenarios.length > 0 ? 'everyday' : 'unsaid',
    format: 'auto',
  }))
}

/** What our Windows rules are for; the other techniques are those of the world's rules. */
const OURS = /^T(?:1070\.001|1098|1110|1136|1543\.003|1053\.005|1569\.002|1562\.00[124])/

function evtx(folder: string): LabelledLog[] {
  return rows<{ json: string | null; records: number; techniques: string[] }>(join(folder, 'index.jsonl'))
    .filter(({ json, records, techniques }) => json !== null && records > 0 && techniques.some((one) => OURS.test(one)))
    .map(({ json, techniques }) => ({
      set: 'evtx',
      name: `${json!.replace(/^json\//, '')} (${techniques.join(' ')})`,
      path: join(folder, json!),
      label: 'attack',
      format: 'windows',
    }))
}

/** Systems at their work; Linux and OpenSSH are left out here, they stood open to the Internet and were attacked. */
const CALM = ['Android', 'BGL', 'HDFS', 'HPC', 'Hadoop', 'HealthApp', 'Mac', 'OpenStack', 'Proxifier', 'Spark']
const CALMER = ['Thunderbird', 'Windows', 'Zookeeper']

const plain = (set: string, folder: string, path: string, label: Label): LabelledLog => ({
  set,
  name: path,
  path: join(folder, path),
  label,
  format: 'auto',
})

export function labelledLogs(shared: string): LabelledLog[] {
  const at = (path: string): string => join(shared, path)
  const hub = at('logs/loghub-2k')
  const real = at('logs/real-web-auth')
  return [
    ...(existsSync(at('detect/crowdsec-hub-tests')) ? crowdsec(at('detect/crowdsec-hub-tests')) : []),
    ...(existsSync(at('windows/evtx')) ? evtx(at('windows/evtx')) : []),
    ...[...CALM, ...CALMER].map((name) => plain('loghub-2k, at work', hub, `${name}/${name}.log`, 'everyday')),
    ...['Linux', 'OpenSSH'].map((name) => plain('loghub-2k, attacked', hub, `${name}/${name}.log`, 'attack')),
    ...['elastic-examples/auth.log', 'evtx-attack-samples/Tunna_rdp_tunnel_IIS.log'].map((path) =>
      plain('real-web-auth, attacked', real, path, 'attack'),
    ),
    ...globSync('honeynet-redhat71/httpd/**/*', { cwd: real })
      .filter((path) => /access_log/.test(path))
      .map((path) => plain('real-web-auth, honeynet', real, path, 'unsaid')),
    ...['elastic-examples/apache_combined.log', 'elastic-examples/nginxplus_json.log'].map((path) =>
      plain('real-web-auth, open to all', real, path, 'unsaid'),
    ),
  ].filter(({ path }) => existsSync(path))
}
