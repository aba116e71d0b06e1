import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmWithReason } from '#src/web/kit/ConfirmWithReason.tsx'
import { hrefOf } from '#src/web/kit/client.ts'
import { ButtonLink, PageLink } from '#src/web/kit/Links.tsx'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace, ProblemText } from '#src/web/kit/Places.tsx'
import { useAsk, useTell } from '#src/web/kit/queries.ts'
import { TabLinks } from '#src/web/kit/TabLinks.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { editionApi, type PlaybookPage as View } from '../api.ts'
import { EditForm } from './EditForm.tsx'
import { Editions } from './Editions.tsx'
import classes from './Playbook.module.css'
import { ReadPlaybook } from './ReadPlaybook.tsx'
import { editionPageWords } from './words.ts'

const parts = ['read', 'edit', 'editions'] as const

/** One agreed procedure: as it is followed, as it is being changed, and all its editions. */
export function PlaybookPage({ id }: { id: string }) {
  const t = useWords(editionPageWords)
  const { lang } = useLang()
  const [asked] = useParam('part')
  const found = useAsk(editionApi.show, { playbook: id }, { keepsPrevious: false })
  const part = parts.find((one) => one === asked) ?? 'read'
  if (found.isPending) return <LoadingPlace rows={8} />
  if (!found.data)
    return found.error.status === 404 ? (
      <Page title={t('missing')} isTitleHidden>
        <EmptyPlace title={t('missing')} act={<ButtonLink to="/playbooks">{t('back')}</ButtonLink>} />
      </Page>
    ) : (
      <ErrorPlace problem={found.error} again={() => void found.refetch()} />
    )
  const page = found.data
  const shown = parts.filter((one) => one !== 'edit' || page.can.write)
  return (
    <Page title={page.name?.[lang] ?? id} above={<PageLink to="/playbooks">{t('back')}</PageLink>}>
      <div className={classes.page}>
        <Waiting page={page} />
        <div className={classes.unprinted}>
          <TabLinks label={t('parts')} open={part}>
            {shown.map((name) => (
              <PageLink
                key={name}
                to="/playbooks/$playbook"
                params={{ playbook: id }}
                search={{ part: name } as never}
                resetScroll={false}
                aria-current={name === part ? 'page' : undefined}
              >
                {t(`part.${name}`)}
              </PageLink>
            ))}
          </TabLinks>
        </div>
        {part === 'read' && <Reading page={page} />}
        {part === 'edit' && page.can.write && <EditForm key={page.editions[0]?.no ?? 0} page={page} />}
        {part === 'editions' && <Editions page={page} />}
      </div>
    </Page>
  )
}

function Reading({ page }: { page: View }) {
  const t = useWords(editionPageWords)
  const { lang } = useLang()
  if (page.read === null) return <EmptyPlace title={t('none')}>{t('none.text')}</EmptyPlace>
  return (
    <Sheet
      acts={
        <span className={`${classes.acts} ${classes.unprinted}`}>
          <a href={hrefOf(editionApi.file, { playbook: page.id, format: 'yaml' })} download>
            {t('yaml')}
          </a>
          <a href={hrefOf(editionApi.file, { playbook: page.id, format: 'cacao', lang })} download>
            {t('cacao')}
          </a>
          <Button onClick={() => globalThis.print()}>{t('print')}</Button>
        </span>
      }
      title={page.inForce === 0 ? t('in-force.0.title') : t('in-force', { no: page.inForce })}
    >
      <ReadPlaybook read={page.read} />
    </Sheet>
  )
}

/** What waits for an answer, and the answer for whoever may give it. */
function Waiting({ page }: { page: View }) {
  const t = useWords(editionPageWords)
  const [open, setOpen] = useState<'approve' | 'refuse' | 'withdraw' | null>(null)
  const done = () => setOpen(null)
  const decide = useTell(editionApi.decide, { onDone: done })
  const withdraw = useTell(editionApi.withdraw, { onDone: done })
  const asked = page.editions.find((one) => one.state === 'asked')
  if (!asked) return null
  const { no } = asked
  const of = { playbook: page.id, no }
  return (
    <Sheet title={t('waits', { no })}>
      <p>{asked.note}</p>
      <div className={classes.acts}>
        {page.can.approve && (
          <Button variant="filled" onClick={() => setOpen('approve')}>
            {t('approve')}
          </Button>
        )}
        {page.can.approve && <Button onClick={() => setOpen('refuse')}>{t('refuse')}</Button>}
        {page.can.write && <Button onClick={() => setOpen('withdraw')}>{t('withdraw')}</Button>}
        <PageLink to="/playbooks/$playbook" params={{ playbook: page.id }} search={{ part: 'editions' } as never}>
          {t('diff')}
        </PageLink>
      </div>
      <ProblemText problem={withdraw.problem} />
      <ConfirmWithReason
        isOpen={open === 'approve'}
        needsReason={false}
        onClose={done}
        title={t('approve.title', { no })}
        act={t('approve')}
        isBusy={decide.isTelling}
        problem={decide.problem}
        onConfirm={(note) => void decide.tell({ ...of, isApproved: true, note })}
      >
        <p>{t('approve.text')}</p>
      </ConfirmWithReason>
      <ConfirmWithReason
        isOpen={open === 'refuse'}
        onClose={done}
        title={t('refuse.title', { no })}
        act={t('refuse')}
        isBusy={decide.isTelling}
        problem={decide.problem}
        onConfirm={(note) => void decide.tell({ ...of, isApproved: false, note })}
      />
      <ConfirmWithReason
        isOpen={open === 'withdraw'}
        needsReason={false}
        onClose={done}
        title={t('withdraw.title', { no })}
        act={t('withdraw')}
        isBusy={withdraw.isTelling}
        problem={withdraw.problem}
        onConfirm={() => void withdraw.tell({ playbook: page.id })}
      />
    </Sheet>
  )
}
