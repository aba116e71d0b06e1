// A list of software as people and machines have it: a table with a head line, or two columns of one host as `dpkg-query -W` gives them.
import { parse } from 'csv-parse/sync'
import { SoftwareFacts } from './weakness.ts'

const mostLines = 100_000
const mostProblems = 100
const heads: Readonly<Record<string, keyof SoftwareFacts>> = {
  host: 'host',
  ホスト: 'host',
  name: 'name',
  package: 'name',
  product: 'name',
  名前: 'name',
  version: 'version',
  版: 'version',
  バージョン: 'version',
  ecosystem: 'ecosystem',
  owner: 'owner',
  担当: 'owner',
}
type Usual = {
  readonly host?: string | undefined
  readonly ecosystem?: string | undefined
  readonly owner?: string | undefined
}

export function readSoftwareList(text: string, usual: Usual) {
  const problems: { line: number; text: string }[] = []
  const rows: SoftwareFacts[] = []
  const delimiter = text.split('\n', 1)[0]!.includes('\t') ? '\t' : ','
  let lines: string[][] = []
  try {
    lines = parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: mostLines,
    }) as string[][]
  } catch (error) {
    return { rows, problems: [{ line: 1, text: (error as Error).message.slice(0, 300) }] }
  }
  const head = lines[0]?.map((one) => heads[one.trim().toLowerCase()])
  const hasHead = head?.includes('name') ?? false
  const columns = hasHead ? head! : (['name', 'version'] as const)
  for (const [at, cells] of lines.entries()) {
    if (hasHead && at === 0) continue
    const given: Record<string, string> = {}
    for (const [column, name] of columns.entries()) if (name) given[name] = cells[column]?.trim() ?? ''
    const read = SoftwareFacts.safeParse({
      host: given.host || usual.host || '',
      // `libc6:amd64` is libc6.
      name: hasHead ? given.name : given.name?.replace(/:[a-z0-9]+$/, ''),
      version: given.version ?? '',
      ecosystem: given.ecosystem || usual.ecosystem || '',
      owner: given.owner || usual.owner || '',
    })
    if (read.success) rows.push(read.data)
    else if (problems.length < mostProblems)
      problems.push({
        line: at + 1,
        text: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' · '),
      })
  }
  return { rows, problems }
}
