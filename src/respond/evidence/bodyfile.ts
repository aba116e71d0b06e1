// The times of files in the order in which things happened: a bodyfile (The Sleuth Kit 3, `fls -m`, `mac-robber`, our collector)
// read line by line, and its events as `mactime` lists them: one row for each time of a file, with which of m, a, c, b it is.

export type BodyFile = {
  readonly md5: string
  readonly name: string
  readonly inode: string
  readonly mode: string
  readonly uid: string
  readonly gid: string
  readonly size: number
  /** Seconds since 1970, as the file system keeps them: contents changed, read, inode changed, made. Null when not kept. */
  readonly m: number | null
  readonly a: number | null
  readonly c: number | null
  readonly b: number | null
}

export type FileTime = {
  readonly seconds: number
  /** `m.c.`: what happened at that time, as mactime writes it. */
  readonly macb: string
  readonly file: BodyFile
}

const fieldsAround = { before: 1, after: 9 }
/** From the year 1900 to the end of 2999: what is beyond is no time of a file. */
const [firstSecond, lastSecond] = [-2_208_988_800, 32_503_679_999]

/** Null when the line is none of a bodyfile. A name may hold `|`: the fields around it are counted from both ends. */
export function readBodyLine(line: string): BodyFile | null {
  const fields = line.split('|')
  if (fields.length < fieldsAround.before + 1 + fieldsAround.after) return null
  const [inode = '', mode = '', uid = '', gid = '', size = '', a = '', m = '', c = '', b = ''] = fields.slice(
    -fieldsAround.after,
  )
  const times = { m: timeOf(m), a: timeOf(a), c: timeOf(c), b: timeOf(b) }
  if (Object.values(times).includes(undefined) || !/^\d*$/.test(size)) return null
  return {
    md5: fields[0] === '0' ? '' : fields[0]!,
    name: fields.slice(fieldsAround.before, -fieldsAround.after).join('|'),
    ...{ inode, mode, uid, gid, size: Number(size) },
    ...(times as Pick<BodyFile, 'm' | 'a' | 'c' | 'b'>),
  }
}

/** Undefined is no number; 0 and -1 stand for a time that the file system does not keep. */
function timeOf(text: string): number | null | undefined {
  if (text === '') return null
  if (!/^-?\d{1,12}(\.\d{1,12})?$/.test(text)) return undefined
  const seconds = Number(text)
  return seconds === 0 || seconds === -1 || seconds < firstSecond || seconds > lastSecond ? null : seconds
}

/** The times of one file, each once. */
export function timesOf(file: BodyFile): FileTime[] {
  const kinds = ['m', 'a', 'c', 'b'] as const
  const distinct = new Set(kinds.flatMap((kind) => file[kind] ?? []))
  return [...distinct].map((seconds) => ({
    seconds,
    macb: kinds.map((kind) => (file[kind] === seconds ? kind : '.')).join(''),
    file,
  }))
}

export type TimelineAsk = {
  readonly from: number | null
  readonly to: number | null
  /** Part of a name, whatever its case. */
  readonly name: string
  /** Rows before these were shown: the time of the last, and how many of that time. */
  readonly after: { readonly seconds: number; readonly count: number } | null
  readonly most: number
}

export type Timeline = {
  /** Lines that were read as a file. */
  readonly files: number
  add(line: string): void
  end(): {
    readonly rows: FileTime[]
    readonly next: { readonly seconds: number; readonly count: number } | null
    readonly files: number
    readonly wrong: number
  }
}

/** Keeps the earliest rows that are asked for, however many lines come. */
export function newTimeline({ from, to, name, after, most }: TimelineAsk): Timeline {
  const wanted = name.toLowerCase()
  const start = Math.max(from ?? Number.NEGATIVE_INFINITY, after?.seconds ?? Number.NEGATIVE_INFINITY)
  const skipped = after && after.seconds >= start ? after.count : 0
  /** One more than is shown, so that it is known whether there are more. */
  const kept = most + skipped + 1
  let rows: FileTime[] = []
  let latest = Number.POSITIVE_INFINITY
  let [files, wrong] = [0, 0]
  const settle = (): void => {
    // Rows of the same time stay in the order of the file: sort is stable.
    rows.sort((x, y) => x.seconds - y.seconds)
    if (rows.length > kept) {
      rows = rows.slice(0, kept)
      latest = rows.at(-1)!.seconds
    }
  }
  return {
    get files() {
      return files
    },
    add(line) {
      if (line === '' || line.startsWith('#')) return
      const file = readBodyLine(line)
      if (!file) {
        wrong++
        return
      }
      files++
      if (wanted !== '' && !file.name.toLowerCase().includes(wanted)) return
      for (const row of timesOf(file))
        if (row.seconds >= start && (to === null || row.seconds <= to) && row.seconds < latest) rows.push(row)
      if (rows.length > kept * 4) settle()
    },
    end() {
      settle()
      const shown = rows.slice(skipped, skipped + most)
      const last = shown.at(-1)
      const hasMore = rows.length > skipped + most
      const count = last ? rows.slice(0, skipped + most).filter(({ seconds }) => seconds === last.seconds).length : 0
      return { rows: shown, next: hasMore && last ? { seconds: last.seconds, count } : null, files, wrong }
    },
  }
}
