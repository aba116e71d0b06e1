// Mail that leaves through a real Postfix, and over a desk that is killed in the middle of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import PostalMime from 'postal-mime'
import { enqueueMail } from '#src/platform/mail/outbox.ts'
import { contextOfDesk } from '#src/server/desk-context.ts'
import { startMailing } from '#src/server/mailing.ts'
import { until } from '../agent/kit.ts'
import { type TestDesk, testDesk } from '../kit/desk.ts'
import { type PostOffice, startPostOffice } from './post-office.ts'

let kit: TestDesk
let post: PostOffice | null
before(async () => {
  kit = await testDesk()
  post = await startPostOffice()
})
after(async () => {
  await post?.stop()
  await kit.close()
})

test('a mail goes through Postfix into a mailbox, and a mailbox that there is not is told of at once', async (t) => {
  if (!post) return t.skip('no Postfix and Dovecot here, or not root')
  const server = { host: '127.0.0.1', port: post.smtpPort, tls: 'none', user: '', password: '' } as const
  const desk = { ...kit.desk, mail: { from: { address: 'csirt@desk.example', name: '火消し' }, server, replyTo: null } }
  const { id } = await desk.state.db.transaction().execute((tx) =>
    enqueueMail(contextOfDesk(desk), tx, {
      to: [
        { address: 'suzuki@other.example', name: '鈴木' },
        { address: 'gone@other.example', name: '' },
      ],
      subject: 'お知らせ',
      text: 'テストです。\n.\nまだ続きます。\n',
      purpose: 'test',
    }),
  )
  const stop = startMailing(desk, { everyMs: 10 })
  const states = () =>
    desk.state.pool
      .query('select address, state, reply from mail_recipient where mail_id = $1 order by address', [id])
      .then(({ rows }) => rows as { address: string; state: string; reply: string }[])
  const [gone, suzuki] = await until('Postfix', states, (rows) =>
    rows.every((row) => row.state !== 'waiting' && row.state !== 'handing'),
  )
  await stop()
  assert.deepEqual([gone!.state, suzuki!.state], ['failed', 'sent'])
  assert.match(gone!.reply, /User unknown/)
  const [letter] = await until(
    'Dovecot',
    () => post!.read('suzuki@other.example'),
    (letters) => letters.length > 0,
    30_000,
  )
  const read = await PostalMime.parse(letter!)
  assert.equal(read.subject, 'お知らせ')
  assert.equal(read.text?.trim(), 'テストです。\n.\nまだ続きます。')
})
