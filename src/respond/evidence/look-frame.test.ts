import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { framePage } from './look-frame.ts'

const page = (text: string) =>
  framePage({ lang: 'ja', isDark: false, label: text, lines: [{ mark: `+${text}`, text }], picture: null })

test('no text of a stranger becomes markup in the frame', () => {
  const tags = (html: string) => html.match(/<\/?[a-z!][^>]*>/gi)?.length
  const plain = tags(page('x'))
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('', '<script>', '"><img src=x onerror=y>', "'", '<!--', '</title>'),
      (a, b) => {
        assert.equal(tags(page(a + b + a)), plain)
      },
    ),
  )
})

test('a picture stands in the frame only as the bytes that the desk drew', () => {
  const picture = { base64: 'UklGRg==', width: 40, height: 20 }
  const frame = { lang: 'en', isDark: true, label: 'Picture', lines: [] }
  assert.match(framePage({ ...frame, picture }), /src="data:image\/webp;base64,UklGRg=="/)
  assert.doesNotMatch(framePage({ ...frame, picture: { ...picture, base64: '" onerror="x' } }), /<img/)
})
