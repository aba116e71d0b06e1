import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import { formatBytes } from '#src/web/kit/bytes.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { Explained } from '#src/web/kit/Explained.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useNotice } from '#src/web/kit/notice.tsx'
import { Facts, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { SignMark } from '#src/web/kit/States.tsx'
import { Instant, WhenText } from '#src/web/kit/Times.tsx'
import { useStyle } from '#src/web/kit/zone.tsx'
import { type EvidenceDetail, evidenceApi } from '../api.ts'
import type { Collection, Proof } from '../evidence.ts'
import { notTaken } from '../not-taken.ts'
import { notTakenWords } from '../not-taken-words.ts'
import { evidenceEntryWords } from '../words.ts'
import classes from './EvidenceTab.module.css'
import { AddCopy, AnswerHandover, Decide, HandOver, TakeOut } from './ItemActs.tsx'
import { LookSheet } from './LookSheet.tsx'
import { lookWords } from './look-words.ts'
import { evidenceWords } from './words.ts'

type Opened = 'hand-over' | 'decide' | 'copy' | 'download' | 'look' | null

/** One item of evidence: what it is, who holds it, every line of its way. */
export function ItemPage({
  item,
  onBack,
  onOpen,
}: {
  item: string
  onBack: () => void
  onOpen: (item: string) => void
}) {
  const t = useWords(evidenceWords)
  const { incident } = useIncident()
  const found = useAsk(evidenceApi.show, { incident: incident.number, item })
  const [opened, open] = useState<Opened>(null)
  const back = <Button onClick={onBack}>{t('back')}</Button>
  if (found.isPending) return <LoadingPlace rows={8} />
  if (found.error?.status === 404) return <EmptyPlace title={t('item.missing')} act={back} />
  if (!found.data) return <ErrorPlace problem={found.error} again={() => void found.refetch()} />
  const detail = found.data
  const ask = { incident: incident.number, item: detail.row.number }
  const close = () => {
    open(null)
    void found.refetch()
  }
  return (
    <div className={classes.page}>
      <div className={classes.bar}>
        {back}
        <Acts detail={detail} ask={ask} open={open} again={() => void found.refetch()} />
      </div>
      {detail.can.answer && <AnswerHandover detail={detail} ask={ask} onDone={close} />}
      {opened === 'hand-over' && <HandOver detail={detail} ask={ask} onClose={close} />}
      {opened === 'decide' && <Decide detail={detail} ask={ask} onClose={close} />}
      <TakeOut isOpen={opened === 'download'} isMalware={detail.row.isMalware} ask={ask} onClose={close} />
      {opened === 'look' && <LookSheet ask={ask} onClose={close} />}
      <About detail={detail} onOpen={onOpen} />
      {detail.row.collection && <Collected collection={detail.row.collection} />}
      <Copies detail={detail} onAdd={() => open('copy')} />
      {opened === 'copy' && <AddCopy ask={ask} onClose={close} />}
      <Custody detail={detail} />
    </div>
  )
}

type Ask = { readonly incident: string; readonly item: string }

function Acts({
  detail,
  ask,
  open,
  again,
}: {
  detail: EvidenceDetail
  ask: Ask
  open: (what: Opened) => void
  again: () => void
}) {
  const t = useWords(evidenceWords)
  const looking = useWords(lookWords)
  const { lang } = useLang()
  const notice = useNotice()
  const verify = useTell(evidenceApi.verify)
  const { can, row } = detail
  const prove = async () => {
    const done = await verify.tell(ask)
    if (!done) return
    notice(t(`verify.${done.state}`, { bytes: done.bytes, wholeBytes: done.wholeBytes }))
    again()
  }
  return (
    <div className={classes.acts}>
      <a href={hrefOf(evidenceApi.label, { ...ask, lang })} download>
        {t('label')}
      </a>
      <a href={hrefOf(evidenceApi.custodyForm, { ...ask, lang })} download>
        {t('form')}
      </a>
      {row.file && (
        <Button loading={verify.isTelling} onClick={() => void prove()}>
          {t('verify')}
        </Button>
      )}
      {can.takeOut && <Button onClick={() => open('look')}>{looking('title')}</Button>}
      {can.takeOut && <Button onClick={() => open('download')}>{t('download')}</Button>}
      {can.become.length > 0 && <Button onClick={() => open('decide')}>{t('decide')}</Button>}
      {can.give && <Button onClick={() => open('hand-over')}>{t('hand-over')}</Button>}
      <ProblemText problem={verify.problem} />
    </div>
  )
}

function About({ detail, onOpen }: { detail: EvidenceDetail; onOpen: (item: string) => void }) {
  const t = useWords(evidenceWords)
  const { row, code, children } = detail
  const { file } = row
  const link = (number: string) => (
    <button type="button" className={forms.link} onClick={() => onOpen(number)}>
      {number}
    </button>
  )
  return (
    <Sheet title={`${row.number} ${row.description}`}>
      {row.isMalware && <SignMark text={t('malware')} />}
      <Facts
        rows={[
          [t('column.kind'), t(`kind.${row.kind}`)],
          [
            t('column.state'),
            <Explained key="state" means={t(`state.${row.state}.means`)}>
              {t(`state.${row.state}`)}
            </Explained>,
          ],
          [t('seal'), row.seal],
          [t('column.holder'), row.isOnItsWay ? `${row.holder} · ${t('on-its-way')}` : row.holder],
          [t('add.place'), row.place],
          [t('add.source'), row.source],
          [t('add.when'), <WhenText key="when" when={row.collectedWhen} />],
          [
            t('clock'),
            row.clockErrorSeconds !== null &&
              t(row.clockErrorSeconds < 0 ? 'clock.behind' : 'clock.ahead', {
                seconds: Math.abs(row.clockErrorSeconds),
              }),
          ],
          [t('add.collectedBy'), row.collectedBy],
          [t('add.method'), row.method],
          [t('add.tool'), row.tool],
          [t('add.marks'), row.marks],
          [t('add.parent'), row.parent && link(row.parent)],
          [
            t('children'),
            children.length > 0 && (
              <ul className={classes.rows}>
                {children.map((child) => (
                  <li key={child.number}>
                    {link(child.number)} {child.description}
                  </li>
                ))}
              </ul>
            ),
          ],
          [t('file'), file && `${file.name} (${formatBytes(file.bytes)})`],
          [
            t('code'),
            code && (
              <Explained key="code" means={t('code.hint')}>
                <span className={classes.hash}>{code}</span>
              </Explained>
            ),
          ],
          ['SHA-256', file && <span className={classes.hash}>{file.sha256}</span>],
          [t('proof'), detail.proof && <ProofText key="proof" proof={detail.proof} number={row.number} />],
          ['SHA-1', file && <span className={classes.hash}>{file.sha1}</span>],
          ['MD5', file && <span className={classes.hash}>{file.md5}</span>],
        ].map(([label, value]) => [label as string, value === false ? null : value] as const)}
      />
    </Sheet>
  )
}

/** What somebody outside of the desk signed about when the file existed, as it was checked just now. */
function ProofText({ proof, number }: { proof: Proof; number: string }) {
  const t = useWords(evidenceWords)
  const said = useWords(evidenceEntryWords)
  const { incident } = useIncident()
  const style = useStyle()
  const { state, at, authority, isTrusted, fault, problem, nextAt } = proof
  if (state === 'waiting')
    return problem === '' || nextAt === null
      ? t('proof.waiting')
      : t('proof.again', { problem, at: formatInstant(nextAt, style) })
  if (state === 'wrong')
    return <SignMark text={t('proof.wrong', { fault: said(`evidence.fault.${fault ?? 'unreadable'}`) })} />
  return (
    <>
      {at && <Instant at={at} precision="second" />} {t(isTrusted ? 'proof.proved' : 'proof.signed', { authority })}{' '}
      <a href={hrefOf(evidenceApi.proof, { incident: incident.number, item: number })} download>
        {t('proof.file')}
      </a>
    </>
  )
}

function Collected({ collection }: { collection: Collection }) {
  const t = useWords(evidenceWords)
  const not = useWords(notTakenWords)
  const check = [
    ...(collection.isReadable ? [] : [t('collection.cut')]),
    collection.wrong.length > 0 ? t('collection.wrong', { names: collection.wrong.join(', ') }) : t('collection.whole'),
  ].join(' · ')
  return (
    <Sheet title={t('collection')}>
      <Facts
        rows={[
          [
            t('collection.host'),
            [collection.hostname || collection.host, collection.system].filter(Boolean).join(' · '),
          ],
          [t('collection.root'), t(collection.isRoot ? 'root.yes' : 'root.no')],
          [t('collection.files'), collection.files],
          [
            t('collection.code'),
            <span key="code" className={classes.hash}>
              {collection.code}
            </span>,
          ],
          [t('collection.check'), check],
          [
            t('collection.missing'),
            collection.missing.length > 0 && (
              <ul className={classes.rows}>
                {collection.missing.map((line) => {
                  const known = notTaken(line)
                  return (
                    <li key={line} lang={known ? undefined : 'en'}>
                      {known ? not(known.code, known.facts) : line}
                    </li>
                  )
                })}
              </ul>
            ),
          ],
        ].map(([label, value]) => [label as string, value === false ? null : value] as const)}
      />
    </Sheet>
  )
}

function Copies({ detail, onAdd }: { detail: EvidenceDetail; onAdd: () => void }) {
  const t = useWords(evidenceWords)
  return (
    <Sheet title={t('copies')} acts={detail.can.write && <Button onClick={onAdd}>{t('copy.add')}</Button>}>
      {detail.copies.length === 0 && <p className={forms.quiet}>{t('copies.none')}</p>}
      {detail.copies.length > 0 && (
        <ul className={forms.bleed}>
          {detail.copies.map((copy) => (
            <li key={copy.id}>
              <strong>{copy.medium}</strong> {copy.place}{' '}
              <span className={forms.quiet}>
                {t(`purpose.${copy.purpose}`)} · {copy.madeBy} · <Instant at={copy.madeAt} /> ·{' '}
                {t(copy.isSame === null ? 'copy.unchecked' : copy.isSame ? 'copy.same' : 'copy.differs')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function Custody({ detail }: { detail: EvidenceDetail }) {
  const t = useWords(evidenceWords)
  return (
    <Sheet title={t('custody')}>
      <ol className={classes.chain}>
        {detail.custody.map((line) => (
          <li key={line.seq}>
            <span>
              <Instant at={line.at} precision="second" />
            </span>
            <span>{line.by}</span>
            <span>{line.text}</span>
            <span className={line.proved ? forms.quiet : classes.warning}>
              {line.proved ? t('custody.entry', { seq: line.seq }) : t('custody.wrong')}
            </span>
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
