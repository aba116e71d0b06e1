import { useWords } from '#src/web/kit/lang.tsx'
import type { Preview } from '../notice.ts'
import { noticeWords } from '../words.ts'
import classes from './Notices.module.css'
import { noticePageWords } from './words.ts'

/** A notice as it leaves; beside it what it tells, and what it holds back and why. */
export function PreviewBox({ shown }: { shown: Preview }) {
  const t = useWords(noticePageWords)
  return (
    <div className={classes.page}>
      {shown.missing.length > 0 && (
        <p className={classes.missing}>{t('missing', { names: shown.missing.map((one) => one.name).join('、') })}</p>
      )}
      <div>
        <p>
          <b>{shown.subject}</b>
        </p>
        <pre className={classes.letter} lang={shown.lang}>
          {shown.body}
        </pre>
      </div>
      {shown.seal && <SealLine seal={shown.seal} />}
      {shown.attachments.length > 0 && (
        <div>
          <h3>{t('attachments')}</h3>
          {shown.attachments.map((one) => (
            <details key={one.name}>
              <summary>{one.name}</summary>
              <pre className={classes.letter}>{one.text}</pre>
            </details>
          ))}
        </div>
      )}
      <div className={classes.withheld}>
        <h3>{t('withheld')}</h3>
        {shown.withheld.length === 0 ? (
          <p className={classes.quiet}>{t('withheld.none')}</p>
        ) : (
          <Items rows={shown.withheld} />
        )}
      </div>
      {shown.included.length > 0 && (
        <div>
          <h3>{t('included')}</h3>
          <Items rows={shown.included} />
        </div>
      )}
      {shown.offered.length > 0 && (
        <div>
          <h3>{t('offered')}</h3>
          <Items rows={shown.offered} />
        </div>
      )}
    </div>
  )
}

/** Whether it can be read on the way; told before it is sent. */
function SealLine({ seal }: { seal: NonNullable<Preview['seal']> }) {
  return (
    <div className={seal.isUnfit ? classes.missing : classes.quiet}>
      <p>{seal.text}</p>
      {seal.faults.map((one) => (
        <p key={one}>{one}</p>
      ))}
    </div>
  )
}

function Items({ rows }: { rows: readonly Pick<Preview['included'][number], 'item' | 'kind' | 'source' | 'text'>[] }) {
  const said = useWords(noticeWords)
  return (
    <ul className={classes.items}>
      {rows.map((one) => (
        <li key={one.item}>
          <b>
            {one.source} {said(`item.${one.kind}`)}
          </b>{' '}
          {one.text}
        </li>
      ))}
    </ul>
  )
}
