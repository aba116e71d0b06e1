import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countriesIn } from './country.ts'

test('an address lies in the country whose range or network holds it, and in none where the file says nothing', () => {
  const { of, ranges, unread } = countriesIn(
    '# ours\n"1.0.0.0","1.0.0.255","AU"\n192.0.2.0/24,JP\n2001:db8::/32,DE\nnonsense,,\n9.9.9.9,1.1.1.1,US\n198.51.100.0/33,FR\n',
  )
  assert.deepEqual([ranges, unread], [3, 3])
  const asked = ['1.0.0.7', '1.0.1.0', '192.0.2.255', '::ffff:192.0.2.1', '2001:db8:ffff::1', 'x', '']
  assert.deepEqual(asked.map(of), ['AU', '', 'JP', 'JP', 'DE', '', ''])
})
