// What was published as an Atom feed (RFC 4287): each version that became public is an entry of its own.
import { Feed } from 'feed'
import { speaker } from '#src/core/words.ts'
import { plainOf } from '#src/prepare/knowledge/plain-letter.ts'
import type { SiteFacts } from './page.ts'
import { pageWords } from './page-words.ts'
import { shownText } from './shown.ts'
import type { PublicNotice } from './store.ts'

const mostEntries = 50

export function feedOf({ lang, links, organisation }: SiteFacts, notices: readonly PublicNotice[]): string {
  const t = speaker(pageWords, lang)
  const name = organisation || t('desk')
  const entries = notices
    .flatMap((notice) => notice.versions.map((version) => ({ notice, version })))
    .sort((a, b) => b.version.publishedAt.localeCompare(a.version.publishedAt))
    .slice(0, mostEntries)
  const feed = new Feed({
    id: links.base,
    title: `${name} ${t('title')}`,
    link: links.base,
    language: lang,
    copyright: '',
    generator: 'Hikeshi',
    // Nothing was published yet: the beginning of time, so that the same desk gives the same bytes.
    updated: new Date(entries[0]?.version.publishedAt ?? 0),
    feedLinks: { atom: `${links.base}/feed.${lang}.xml` },
    author: { name },
  })
  for (const { notice, version } of entries) {
    const shown = shownText(notice, version, lang)
    const link = links.permanent(notice.slug, lang, version.issue)
    feed.addItem({
      id: link,
      title: shown.text ? shown.text.subject : t('hidden.title'),
      link,
      date: new Date(version.publishedAt),
      published: new Date(version.publishedAt),
      content: shown.text ? plainOf(shown.text) : t('hidden'),
    })
  }
  return `${feed.atom1()}\n`
}
