import { Button, Group, Modal } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { logApi } from '../../api.ts'
import type { ClockOffset, LogSource } from '../../source.ts'
import { lineWords } from '../line-words.ts'
import { sourceWords } from '../source-words.ts'
import { useSpanWord } from '../use-span-word.ts'
import classes from './Sources.module.css'
import { newestFirst } from './source-state.ts'

/** `95 s ahead ±2 s`. */
export function useClockWord(): (offset: ClockOffset) => string {
  const t = useWords(sourceWords)
  const line = useWords(lineWords)
  const spanWord = useSpanWord()
  return ({ offsetMs, accuracyMs }) => {
    const way = offsetMs === 0 ? 'exact' : offsetMs > 0 ? 'ahead' : 'behind'
    const accuracy = accuracyMs === null ? '' : ` ${line('plusminus', { span: spanWord(accuracyMs) })}`
    return t(`clock.${way}`, { span: spanWord(offsetMs) }) + accuracy
  }
}

/** Everything that was said of a source's clock and still holds, the newest first. */
export function ClockList({ source }: { source: LogSource }) {
  const t = useWords(sourceWords)
  const kit = useWords(kitWords)
  const style = useStyle()
  const mayWrite = useMay('log:write')
  const clockWord = useClockWord()
  const back = useTell(logApi.voidClock)
  const [asked, ask] = useState<ClockOffset | null>(null)
  const read = (at: string) => formatInstant(at, { ...style, named: true })
  const spanOf = ({ from, until }: ClockOffset) => {
    if (from && until) return t('clock.between', { from: read(from), until: read(until) })
    if (from) return t('clock.from', { from: read(from) })
    return until ? t('clock.until', { until: read(until) }) : t('clock.always')
  }
  const clock = newestFirst(source.clock)
  if (clock.length === 0) return <p className={classes.quiet}>{t('clock.none')}</p>
  return (
    <>
      <ul className={classes.clocks}>
        {clock.map((one) => (
          <li key={one.id}>
            <div>
              <b>{clockWord(one)}</b> {spanOf(one)}
              <p className={classes.quiet}>
                {t(`method.${one.method}`)} · {t('clock.stated', { at: read(one.createdAt) })}
              </p>
              {one.note && <p>{one.note}</p>}
            </div>
            {mayWrite && (
              <Button size="compact-sm" onClick={() => ask(one)}>
                {t('clock.back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Modal
        opened={asked !== null}
        onClose={() => ask(null)}
        title={t('clock.back.title')}
        closeButtonProps={{ 'aria-label': kit('close') }}
      >
        <p>
          <b>{asked && clockWord(asked)}</b> {asked && spanOf(asked)}
        </p>
        <p>{t('clock.back.text')}</p>
        <ProblemText problem={back.problem} />
        <Group justify="flex-end" mt="md">
          <Button onClick={() => ask(null)}>{kit('cancel')}</Button>
          <Button
            variant="filled"
            loading={back.isTelling}
            onClick={async () => {
              if (asked && (await back.tell({ name: source.name, id: asked.id }))) ask(null)
            }}
          >
            {t('clock.back')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
