// How a rule is named at the desk: by its id, or by its file and place in it when it has none.
import type { Read } from './read-rules.ts'

type Named = Pick<Read, 'id' | 'file' | 'document'>

export const ruleKey = ({ id, file, document }: Named): string => id?.toLowerCase() ?? `${file}#${document}`
