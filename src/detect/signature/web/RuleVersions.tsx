import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { TextDifference } from '#src/web/kit/TextDifference.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { type RuleVersion, signatureApi } from '../api.ts'
import { careWords } from './care-words.ts'
import classes from './Rules.module.css'

/** Who saved the file of a rule, when and why; what changed since; and the way back. */
export function RuleVersions({ file, isOwn }: { file: string; isOwn: boolean }) {
  const t = useWords(careWords)
  const asked = useAsk(signatureApi.ruleVersions, { name: file }, { retry: false })
  return (
    <section>
      <h2 className={rows.part}>{t('versions')}</h2>
      {asked.isPending && <LoadingPlace rows={2} />}
      {asked.error && <ErrorPlace problem={asked.error} />}
      {asked.data &&
        (asked.data.versions.length === 0 ? (
          <p className={rows.quiet}>{t('versions.none')}</p>
        ) : (
          <>
            <ol className={classes.versions}>
              {asked.data.versions.map((one) => (
                <Version key={one.no} one={one} />
              ))}
            </ol>
            <Compare file={file} isOwn={isOwn} {...asked.data} />
          </>
        ))}
    </section>
  )
}

function Version({ one: { no, reason, savedBy, savedAt, isGone, isNow } }: { one: RuleVersion }) {
  const t = useWords(careWords)
  return (
    <li>
      <b>{isGone ? t('version.gone') : t('version', { no })}</b> {isNow && `(${t('version.now')})`}{' '}
      <span className={rows.quiet}>
        <Instant at={savedAt} /> {savedBy !== '' && t('version.by', { by: savedBy })}
      </span>
      <p className={classes.text}>{reason || t('version.no-reason')}</p>
    </li>
  )
}

type Given = { file: string; isOwn: boolean; versions: readonly RuleVersion[]; hasFolder: boolean }

function Compare({ file, isOwn, versions, hasFolder }: Given) {
  const t = useWords(careWords)
  const mayManage = useMay('rule:manage')
  const now = isOwn ? versions[0]!.no : 0
  const choices = [
    ...versions.filter(({ isGone, isNow }) => !isGone && !isNow).map(({ no }) => no),
    ...(isOwn && hasFolder ? [0] : []),
  ]
  const [from, setFrom] = useState(choices[0] ?? now)
  const [isAsking, ask] = useState(false)
  const found = useAsk(signatureApi.ruleDifference, { name: file, from, to: now }, { enabled: from !== now })
  const restore = useTell(signatureApi.restoreRules, { also: ['record'] })
  if (choices.length === 0) return null
  const isSame = found.data?.parts.every(({ kind }) => kind === 'same')
  return (
    <>
      <div className={classes.acts}>
        <NativeSelect
          label={t('compare')}
          value={String(from)}
          data={choices.map((no) => ({
            value: String(no),
            label: no === 0 ? t('version.0') : t('version', { no }),
          }))}
          onChange={(event) => setFrom(Number(event.currentTarget.value))}
        />
        {mayManage && <Button onClick={() => ask(true)}>{t('back')}</Button>}
      </div>
      <div className={classes.difference}>
        <p className={rows.quiet}>{t(isSame ? 'compare.same' : 'compare.text')}</p>
        {found.data && !isSame && <TextDifference parts={found.data.parts} />}
      </div>
      <ConfirmWithReason
        isOpen={isAsking}
        onClose={() => ask(false)}
        title={t('back')}
        act={t('back')}
        isBusy={restore.isTelling}
        problem={restore.problem}
        onConfirm={async (reason) => {
          if (await restore.tell({ name: file, no: from, reason })) ask(false)
        }}
      >
        <p>{t('back.text')}</p>
      </ConfirmWithReason>
    </>
  )
}
