import { Button, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AuthoritySheet } from '#src/prepare/duty/web/AuthoritySheet.tsx'
import { useWords } from '#src/web/kit/lang.tsx'
import { useMay } from '#src/web/kit/me.tsx'
import { Page } from '#src/web/kit/Page.tsx'
import { EmptyPlace, ErrorPlace, LoadingPlace } from '#src/web/kit/Places.tsx'
import { useAsk } from '#src/web/kit/queries.ts'
import { RoleWord } from '#src/web/kit/States.tsx'
import { Instant } from '#src/web/kit/Times.tsx'
import { peopleApi } from '../api.ts'
import type { Colleague, Person } from '../person.ts'
import { AccountForm } from './AccountForm.tsx'
import { AddAccount } from './AddAccount.tsx'
import classes from './people.module.css'
import { Secret } from './Secret.tsx'
import { peopleWords } from './words.ts'

type Invitation = { readonly name: string; readonly link: string }

/** Who sits at the desk; for administrators, their accounts. */
export function PeoplePage() {
  const t = useWords(peopleWords)
  const mayManage = useMay('people:manage')
  const colleagues = useAsk(peopleApi.people, {}, { enabled: !mayManage })
  const accounts = useAsk(peopleApi.accounts, {}, { enabled: mayManage })
  const asked = mayManage ? accounts : colleagues
  const [filter, setFilter] = useState('')
  const [isAdding, add] = useState(false)
  const [chosen, choose] = useState<Person | null>(null)
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const wanted = filter.normalize('NFKC').toLowerCase()
  const rows = (asked.data?.rows ?? []).filter((person) =>
    `${person.name} ${person.unit} ${'email' in person ? person.email : ''}`
      .normalize('NFKC')
      .toLowerCase()
      .includes(wanted),
  )
  const acts = mayManage && (
    <Button variant="filled" onClick={() => add(true)}>
      {t('people.add')}
    </Button>
  )
  return (
    <Page title={t('people.title')} acts={acts}>
      {invitation && (
        <Secret
          label={t('people.link', { name: invitation.name })}
          text={t('people.link.text')}
          value={invitation.link}
          copy={t('people.link.copy')}
        />
      )}
      <TextInput
        aria-label={t('people.filter')}
        placeholder={t('people.filter')}
        value={filter}
        maw={360}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      {asked.isPending && <LoadingPlace />}
      {asked.error && <ErrorPlace problem={asked.error} again={() => void asked.refetch()} />}
      {asked.data && (
        <p className={classes.quiet} role="status">
          {t('people.count', { count: rows.length })}
        </p>
      )}
      {asked.data && rows.length === 0 && <EmptyPlace title={t('people.none')} />}
      {rows.length > 0 && (
        <div className={classes.table}>
          <Table highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('people.role')}</Table.Th>
                <Table.Th>{t('people.unit')}</Table.Th>
                {mayManage && <Table.Th>{t('email')}</Table.Th>}
                {mayManage && <Table.Th>{t('people.last-login')}</Table.Th>}
                <Table.Th>{t('people.state')}</Table.Th>
                {mayManage && <Table.Td />}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((person) => (
                <Row key={person.id} person={person} onChange={choose} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <AuthoritySheet />
      {isAdding && <AddAccount onClose={() => add(false)} onInvited={setInvitation} />}
      {chosen && <AccountForm person={chosen} onClose={() => choose(null)} onInvited={setInvitation} />}
    </Page>
  )
}

function Row({ person, onChange }: { person: Person | Colleague; onChange: (person: Person) => void }) {
  const t = useWords(peopleWords)
  const account = 'email' in person ? person : null
  return (
    <Table.Tr data-closed={!person.isActive || undefined}>
      <Table.Td>
        <b>{person.name}</b>
      </Table.Td>
      <Table.Td>
        <RoleWord role={person.role} />
      </Table.Td>
      <Table.Td>{person.unit}</Table.Td>
      {account && <Table.Td>{account.email}</Table.Td>}
      {account && (
        <Table.Td data-label={t('people.last-login')}>
          {account.lastLoginAt ? <Instant at={account.lastLoginAt} /> : t('people.never')}
        </Table.Td>
      )}
      <Table.Td>{t(person.isActive ? 'people.active' : 'people.closed')}</Table.Td>
      {account && (
        <Table.Td align="right">
          <Button
            size="compact-sm"
            onClick={() => onChange(account)}
            aria-label={`${t('people.change')}: ${person.name}`}
          >
            {t('people.change')}
          </Button>
        </Table.Td>
      )}
    </Table.Tr>
  )
}
