import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { When } from '#src/core/time.ts'
import forms from '#src/respond/incident/web/forms.module.css'
import { PersonSelect } from '#src/respond/incident/web/people/PersonSelect.tsx'
import { faultOf } from '#src/web/kit/fault.ts'
import { useLang, useWords } from '#src/web/kit/lang.tsx'
import { Sheet } from '#src/web/kit/Page.tsx'
import { ProblemText } from '#src/web/kit/Places.tsx'
import { useTell } from '#src/web/kit/queries.ts'
import { WhenInput } from '#src/web/kit/WhenInput.tsx'
import { kitWords } from '#src/web/kit/words.ts'
import { useStyle } from '#src/web/kit/zone.tsx'
import { type OwnerInput, planApi } from '../api.ts'
import type { PurposeInput } from '../purpose.ts'
import type { TaskDetail, TaskRow } from '../task.ts'
import { planPageWords } from './words.ts'

const ownerKinds = ['none', 'person', 'unit', 'outside'] as const
const dueKinds = ['none', 'at', 'after'] as const
type OwnerState = { kind: (typeof ownerKinds)[number]; person: string; name: string; email: string }
type DueState = { kind: (typeof dueKinds)[number]; when: When | null; minutes: string }

/** What a new task begins with, where it is made of something that stands elsewhere. */
export type Begin = {
  readonly title: string
  readonly unit: string
  readonly dueAt: string | null
  readonly purpose: PurposeInput
}

/** A new task, or one that is changed: what, who, by when, after what. */
export function TaskForm({
  incident,
  task,
  begin,
  plan,
  onClose,
  isBare = false,
}: {
  incident: string
  task?: TaskDetail
  begin?: Begin
  plan: readonly TaskRow[]
  onClose: () => void
  isBare?: boolean
}) {
  const t = useWords(planPageWords)
  const kit = useWords(kitWords)
  const { lang } = useLang()
  const { zone } = useStyle()
  const add = useTell(planApi.add, { onDone: onClose })
  const change = useTell(planApi.change, { onDone: onClose })
  const [title, setTitle] = useState(task?.title[lang] ?? begin?.title ?? '')
  const [detail, setDetail] = useState(task?.detail ?? '')
  const [owner, setOwner] = useState<OwnerState>(() => ownerOf(task, begin?.unit))
  const [due, setDue] = useState<DueState>(() => dueOf(task, zone, begin?.dueAt))
  const [minutes, setMinutes] = useState(task?.minutes ? String(task.minutes) : '')
  const numberOf = (id: string) => plan.find((one) => one.id === id)?.number
  const [after, setAfter] = useState(() => (task?.after ?? []).flatMap((id) => numberOf(id) ?? []).join(', '))
  const knowsPlan = task === undefined || plan.length > 0
  const { ids, strange } = idsIn(after, plan)
  const { problem } = task ? change : add
  const isReady =
    title.trim() !== '' &&
    strange.length === 0 &&
    (owner.kind !== 'person' || owner.person !== '') &&
    (owner.kind === 'none' || owner.kind === 'person' || owner.name.trim() !== '') &&
    (due.kind !== 'at' || due.when !== null) &&
    (due.kind !== 'after' || /^[1-9]\d{0,4}$/.test(due.minutes)) &&
    /^\d{0,5}$/.test(minutes)
  const save = () => {
    const fields = {
      title: title.trim(),
      detail,
      owner: inputOf(owner),
      dueAt: due.kind === 'at' ? (due.when?.to ?? null) : null,
      dueAfterMinutes: due.kind === 'after' ? Number(due.minutes) : null,
      minutes: Number(minutes) || null,
      // Where the rest of the plan is not seen, what it waits for stays as it is.
      ...(knowsPlan ? { after: ids } : {}),
    }
    void (task
      ? change.tell({ incident, task: task.id, ...fields })
      : add.tell({ incident, ...fields, purpose: begin?.purpose ?? null }))
  }
  const body = (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextInput
        required
        data-autofocus
        autoFocus
        label={t('field.title')}
        maxLength={500}
        value={title}
        error={faultOf(problem, 'title')}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <OwnerFields owner={owner} onChange={setOwner} />
      <DueFields due={due} onChange={setDue} />
      <div className={forms.fields}>
        <TextInput
          label={t('field.minutes')}
          inputMode="numeric"
          maxLength={5}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
        />
        {knowsPlan && (
          <TextInput
            label={t('field.after')}
            maxLength={200}
            value={after}
            error={strange.length > 0 ? t('field.after.wrong', { numbers: strange.join(', ') }) : undefined}
            onChange={(event) => setAfter(event.currentTarget.value)}
          />
        )}
      </div>
      <Textarea
        autosize
        minRows={2}
        label={t('field.detail')}
        maxLength={10_000}
        value={detail}
        onChange={(event) => setDetail(event.currentTarget.value)}
      />
      <ProblemText problem={problem} />
      <div className={forms.acts}>
        <Button onClick={onClose}>{kit('cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!isReady} loading={add.isTelling || change.isTelling}>
          {t(task ? 'edit.save' : 'add.act')}
        </Button>
      </div>
    </form>
  )
  return isBare ? body : <Sheet title={t(task ? 'edit.title' : 'add.title')}>{body}</Sheet>
}

function OwnerFields({ owner, onChange }: { owner: OwnerState; onChange: (owner: OwnerState) => void }): ReactNode {
  const t = useWords(planPageWords)
  const isParty = owner.kind === 'unit' || owner.kind === 'outside'
  return (
    <div className={forms.fields}>
      <NativeSelect
        label={t('field.owner')}
        value={owner.kind}
        data={ownerKinds.map((kind) => ({ value: kind, label: t(`owner.kind.${kind}`) }))}
        onChange={(event) => onChange({ ...owner, kind: event.currentTarget.value as OwnerState['kind'] })}
      />
      {owner.kind === 'person' && (
        <PersonSelect value={owner.person} onChange={(person) => onChange({ ...owner, person })} />
      )}
      {isParty && (
        <TextInput
          required
          label={t('field.name')}
          maxLength={200}
          value={owner.name}
          onChange={(event) => onChange({ ...owner, name: event.currentTarget.value })}
        />
      )}
      {isParty && (
        <TextInput
          type="email"
          label={t('field.email')}
          maxLength={254}
          value={owner.email}
          onChange={(event) => onChange({ ...owner, email: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

function DueFields({ due, onChange }: { due: DueState; onChange: (due: DueState) => void }): ReactNode {
  const t = useWords(planPageWords)
  return (
    <>
      <div className={forms.fields}>
        <NativeSelect
          label={t('field.due')}
          value={due.kind}
          data={dueKinds.map((kind) => ({ value: kind, label: t(`due.${kind}`) }))}
          onChange={(event) => onChange({ ...due, kind: event.currentTarget.value as DueState['kind'] })}
        />
        {due.kind === 'after' && (
          <TextInput
            required
            label={t('due.minutes')}
            inputMode="numeric"
            maxLength={5}
            value={due.minutes}
            onChange={(event) => onChange({ ...due, minutes: event.currentTarget.value })}
          />
        )}
      </div>
      {due.kind === 'at' && (
        <WhenInput label={t('field.due')} value={due.when} onChange={(when) => onChange({ ...due, when })} />
      )}
    </>
  )
}

const ownerOf = (task: TaskDetail | undefined, unit = ''): OwnerState => ({
  kind: task?.owner?.kind ?? (unit === '' ? 'none' : 'unit'),
  person: task?.owner?.kind === 'person' ? task.owner.id : '',
  name: task?.owner && task.owner.kind !== 'person' ? task.owner.name : unit,
  email: '',
})

function dueOf(task: TaskDetail | undefined, zone: string, begin: string | null = null): DueState {
  if (task?.dueAfterMinutes) return { kind: 'after', when: null, minutes: String(task.dueAfterMinutes) }
  const at = task?.dueAt ?? begin
  if (at === null) return { kind: 'none', when: null, minutes: '30' }
  return { kind: 'at', when: { from: at, to: at, precision: 'minute', zone }, minutes: '30' }
}

function inputOf({ kind, person, name, email }: OwnerState): OwnerInput | null {
  if (kind === 'none') return null
  return kind === 'person' ? { kind, person } : { kind, name: name.trim(), email: email.trim() }
}

/** `2, 5` as ids; numbers that no task has are named. */
function idsIn(text: string, plan: readonly TaskRow[]): { ids: string[]; strange: string[] } {
  const numbers = text
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter(Boolean)
  const found = numbers.map((number) => plan.find((one) => String(one.number) === number)?.id)
  return {
    ids: [...new Set(found.filter((id) => id !== undefined))],
    strange: numbers.filter((_, at) => found[at] === undefined),
  }
}
