import type { Language } from '#src/core/language.ts'
import { say, words } from '#src/core/words.ts'
import type { Target } from '#src/prepare/duty/target.ts'

/** What is cut off, in a sentence. */
export const targetWords = words({
  'containment.target.block-address': { ja: '{address} を遮断（{direction}）', en: 'block {address} ({direction})' },
  'containment.target.block-port': {
    ja: '{network} の {protocol} {ports} 番ポートを遮断（{direction}）',
    en: 'block {protocol} port {ports} of {network} ({direction})',
  },
  'containment.target.isolate-host': { ja: '{host} を隔離{address}', en: 'isolate {host}{address}' },
  'containment.target.stop-service': { ja: '「{service}」を停止{host}', en: 'stop “{service}”{host}' },
  'containment.target.disable-account': { ja: 'アカウント {account} を停止', en: 'disable account {account}' },
  'containment.target.restrict-protocol': {
    ja: '{network} への {name}（{protocol} {ports}）を制限{except}',
    en: 'restrict {name} ({protocol} {ports}) to {network}{except}',
  },
  'containment.target.in-brackets': { ja: '（{text}）', en: ' ({text})' },
  'containment.target.except': { ja: '（{list} からは可）', en: ' (still allowed from {list})' },
  'containment.target.everything': { ja: '全体', en: 'everything behind' },
  'containment.direction.in': { ja: '入る通信', en: 'inbound' },
  'containment.direction.out': { ja: '出る通信', en: 'outbound' },
  'containment.direction.both': { ja: '双方向', en: 'both ways' },
})
type Word = { readonly word: keyof typeof targetWords; readonly [fact: string]: unknown }

/** As a fact of an entry, worded when it is read. */
export function wordTarget(target: Target): Word {
  const network = (one: string | null): unknown => one ?? { word: 'containment.target.everything' }
  const brackets = (text: string | null): unknown => (text ? { word: 'containment.target.in-brackets', text } : '')
  switch (target.kind) {
    case 'block-address':
      return {
        word: 'containment.target.block-address',
        address: target.address,
        direction: { word: `containment.direction.${target.direction}` },
      }
    case 'block-port':
      return {
        word: 'containment.target.block-port',
        network: network(target.network),
        protocol: target.protocol.toUpperCase(),
        ports: target.ports,
        direction: { word: `containment.direction.${target.direction}` },
      }
    case 'isolate-host':
      return { word: 'containment.target.isolate-host', host: target.host, address: brackets(target.address) }
    case 'stop-service':
      return { word: 'containment.target.stop-service', service: target.service, host: brackets(target.host) }
    case 'disable-account':
      return { word: 'containment.target.disable-account', account: target.account }
    case 'restrict-protocol':
      return {
        word: 'containment.target.restrict-protocol',
        network: network(target.network),
        name: target.name,
        protocol: target.protocol.toUpperCase(),
        ports: target.ports,
        except: target.except.length > 0 ? { word: 'containment.target.except', list: target.except.join(', ') } : '',
      }
  }
}

/** As a reader sees it at once. */
export const sayTarget = (target: Target, lang: Language): string => said(wordTarget(target), lang)

function said({ word, ...facts }: Word, lang: Language): string {
  const worded = Object.entries(facts).map(([key, fact]) => [
    key,
    typeof fact === 'object' && fact !== null ? said(fact as Word, lang) : fact,
  ])
  return say(targetWords[word], lang, Object.fromEntries(worded))
}
