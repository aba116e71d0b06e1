import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { formatInstant } from '#src/core/time.ts'
import { useIncident } from '#src/respond/incident/web/incident-context.ts'
import now from '#src/respond/incident/web/now/NowTab.module.css'
import { noticeApi } from '#src/respond/notice/api.ts'
import { hrefOf } from '#src/web/kit/client.ts'
import { Form } from '#src/web/kit/Form.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { callApi } from '../api.ts'
import { CallChannel, type CallPost } from '../call.ts'
import { callEntryWords } from '../words.ts'
import { callWords } from './words.ts'

const minuteMs = 60_000

/** Whom this level tells, who answered, and who is called next when nobody does (S1-14). */
export function CallsSheet() {
  const t = useWords(callWords)
  const { lang } = useLang()
  const { incident, act } = useIncident()
  const isOpen = incident.phase !== 'closed'
  const mayPrint = useMay('contact:read')
  const asked = { incident: incident.number }
  const { data } = useAsk(callApi.list, asked, {
    enabled: isOpen,
    keepsPrevious: true,
    everyMs: minuteMs,
    also: ['desk'],
  })
  const [form, open] = useState('')
  if (!data) return null
  const { level, posts, canWrite } = data
  const tree = mayPrint && (
    <a href={hrefOf(noticeApi.telephoneTree, { lang })} download>
      {t('tree')}
    </a>
  )
  return (
    <Sheet title={level ? t('title', { level: level[lang] }) : t('title.plain')} acts={tree}>
      {!level && (
        <p className={now.quiet}>
          {t('no-level')}{' '}
          {canWrite && (
            <button type="button" className={now.link} onClick={() => act('assess-severity')}>
              {t('no-level.act')}
            </button>
          )}
        </p>
      )}
      {posts.length > 0 && (
        <ul className={now.rows}>
          {posts.map((post) => (
            <li key={post.post} className={now.question}>
              <Post post={post} canWrite={canWrite} isOpen={form === post.post} onOpen={() => open(post.post)} />
              {form === post.post && <CallForm post={post} onClose={() => open('')} />}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}

function Post({
  post,
  canWrite,
  isOpen,
  onOpen,
}: {
  post: CallPost
  canWrite: boolean
  isOpen: boolean
  onOpen: () => void
}) {
  const t = useWords(callWords)
  const style = useStyle()
  const { incident } = useIncident()
  const tell = useTell(callApi.answer)
  const { standing, next, calls } = post
  const last = calls.find((one) => one.state === 'acknowledged') ?? calls.at(-1)
  const at = post.waitsUntil ?? last?.answeredAt ?? null
  const facts = {
    name: (standing === 'silent' ? next?.name : last?.name) ?? '',
    at: at ? formatInstant(at, style) : '',
  }
  const waits = calls.findLast((one) => one.state === 'waiting')
  return (
    <div>
      <div className={now.text}>
        <p className={now.what}>{post.name[style.lang]}</p>
        <p className={standing === 'silent' || standing === 'exhausted' ? now.late : now.quiet}>
          {t(`standing.${standing}`, facts)}{' '}
          {post.dueAt && standing !== 'acknowledged' && t('within', { at: formatInstant(post.dueAt, style) })}
        </p>
        {next && standing !== 'acknowledged' && <p className={now.quiet}>{t('next', { ...next })}</p>}
        {!next && post.places.length === 0 && calls.length === 0 && <p className={now.quiet}>{t('unlisted')}</p>}
        <ProblemText problem={tell.problem} />
      </div>
      {canWrite &&
        waits &&
        standing !== 'acknowledged' &&
        (['acknowledged', 'no-answer'] as const).map((state) => (
          <Button
            key={state}
            size="compact-sm"
            loading={tell.isTelling}
            aria-label={t(`for.${state}`, { name: waits.name })}
            onClick={() => void tell.tell({ incident: incident.number, call: waits.id, state })}
          >
            {t(`answer.${state}`)}
          </Button>
        ))}
      {canWrite && !waits && !isOpen && standing !== 'acknowledged' && (
        <Button className={now.act} aria-label={t('for.call', { post: post.name[style.lang] })} onClick={onOpen}>
          {t('call.other')}
        </Button>
      )}
    </div>
  )
}

function CallForm({ post, onClose }: { post: CallPost; onClose: () => void }) {
  const t = useWords(callWords)
  const said = useWords(callEntryWords)
  const { incident } = useIncident()
  const tell = useTell(callApi.call)
  const [name, setName] = useState(post.next?.name ?? '')
  const [channel, setChannel] = useState<CallChannel>('phone')
  return (
    <Form
      act={t('call.save')}
      isReady={name.trim() !== ''}
      isBusy={tell.isTelling}
      problem={tell.problem}
      onClose={onClose}
      onSave={() => tell.tell({ incident: incident.number, post: post.post, name, channel })}
    >
      <TextInput
        required
        data-autofocus
        label={t('call.name')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('call.channel')}
        value={channel}
        data={CallChannel.options.map((value) => ({ value, label: said(`call.channel.${value}`) }))}
        onChange={(event) => setChannel(CallChannel.parse(event.currentTarget.value))}
      />
    </Form>
  )
}
