import { Button } from '@mantine/core'
import { PreparationSheet } from '#src/learn/preparation/web/PreparationSheet.tsx'
import { ContractSheet } from '#src/prepare/contract/web/ContractSheet.tsx'
import { KitSheet } from '#src/respond/offline/web/KitSheet.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import rows from '#src/web/kit/OpenRows.module.css'
import { OpenTable } from '#src/web/kit/OpenTable.tsx'
import { Page, Sheet } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { Instant } from '#src/web/kit/Times.tsx'
import { useParam } from '#src/web/kit/use-param.ts'
import { type ReadinessRow, readinessApi } from '../api.ts'
import { type Gap, isPeacetimeItem, ReadinessKind } from '../readiness.ts'
import { Reached } from './Reached.tsx'
import classes from './Readiness.module.css'
import { ReadinessDrawer } from './ReadinessDrawer.tsx'
import { ReadinessForm } from './ReadinessForm.tsx'
import { RouteRows } from './RouteRows.tsx'
import { StateWord } from './StateWord.tsx'
import { readinessPageWords } from './words.ts'

/** What is agreed on while nothing happens: who answers for it, and who last looked whether it holds. */
export function ReadinessPage() {
  const t = useWords(readinessPageWords)
  const mayRead = useMay('readiness:read')
  const mayContacts = useMay('contact:read')
  const asked = useAsk(readinessApi.list, {}, { enabled: mayRead })
  const [opened, open] = useParam('item')
  if (!mayRead)
    return (
      <Page title={t('title')}>
        <EmptyPlace title={t('no-right')}>{t('no-right.text')}</EmptyPlace>
      </Page>
    )
  const wanting = asked.data?.rows.filter(({ state }) => state !== 'well').length ?? 0
  return (
    <Page title={t('title')}>
      <p className={rows.quiet}>{t('lead')}</p>
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />}
      {wanting > 0 && <p className={classes.notice}>{t('wanting', { count: wanting })}</p>}
      {asked.data &&
        ReadinessKind.options.map((kind) => (
          <Part
            key={kind}
            kind={kind}
            all={asked.data.rows.filter((one) => one.kind === kind)}
            gaps={asked.data.gaps.filter((one) => one.kind === kind)}
            toReach={asked.data.toReach}
          />
        ))}
      <ContractSheet />
      {mayContacts && <KitSheet />}
      <PreparationSheet />
      {opened !== '' && <ReadinessDrawer key={opened} id={opened} onClose={() => open('')} />}
      <AddForm />
    </Page>
  )
}

function AddForm() {
  const mayWrite = useMay('readiness:write')
  const [form, setForm] = useParam('form')
  const kind = ReadinessKind.options.find((one) => one === form)
  if (!kind || !mayWrite) return null
  return <ReadinessForm key={form} kind={kind} onClose={() => setForm('')} />
}

function Part(of: { kind: ReadinessKind; all: readonly ReadinessRow[]; gaps: readonly Gap[]; toReach: number }) {
  const { kind, all, gaps, toReach } = of
  const t = useWords(readinessPageWords)
  const mayWrite = useMay('readiness:write')
  const [, setForm] = useParam('form')
  const hasItemsLeft = kind !== 'peacetime' || gaps.length > 0
  return (
    <Sheet
      title={t(`part.${kind}`)}
      acts={mayWrite && hasItemsLeft && <Button onClick={() => setForm(kind)}>{t(`add.${kind}`)}</Button>}
    >
      {all.length > 0 &&
        (kind === 'route' ? <RouteRows all={all} toReach={toReach} /> : <Rows kind={kind} all={all} />)}
      {kind === 'peacetime' ? (
        <ul className={classes.gaps}>
          {gaps.map(({ name }) => (
            <li key={name}>
              <span>
                <b>{isPeacetimeItem(name) ? t(`item.${name}`) : name}</b>
                {t('gap.peacetime')}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        gaps.length > 0 && <p className={classes.none}>{t(`none.${kind}`)}</p>
      )}
    </Sheet>
  )
}

function Rows({ kind, all }: { kind: ReadinessKind; all: readonly ReadinessRow[] }) {
  const t = useWords(readinessPageWords)
  const [, open] = useParam('item')
  const isMedium = kind === 'medium'
  const second = t(isMedium ? 'field.reached.medium' : 'column.deputy')
  const last = t(kind === 'exercise' ? 'column.held' : 'column.last')
  return (
    <OpenTable columns={[t('column.name'), t('column.state'), t('column.who'), second, last]}>
      {all.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <button type="button" className={rows.open} onClick={() => open(one.id)}>
              {kind === 'peacetime' && isPeacetimeItem(one.name) ? t(`item.${one.name}`) : one.name}
            </button>
          </th>
          <td data-label={t('column.state')}>
            <StateWord state={one.state} />
          </td>
          <td data-label={t('column.who')}>
            <Reached who={one.who} by={isMedium ? '' : one.reached} />
          </td>
          <td data-label={second}>
            {isMedium ? (
              one.reached
            ) : one.deputy === '' ? (
              t('deputy.none')
            ) : (
              <Reached who={one.deputy} by={one.deputyReached} />
            )}
          </td>
          <td data-label={last}>
            {one.last ? (
              <>
                <Instant at={one.last.at} /> {t('by', { name: one.last.by })}
              </>
            ) : (
              t('never')
            )}
          </td>
        </tr>
      ))}
    </OpenTable>
  )
}
