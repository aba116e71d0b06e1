import { words } from './words.ts'

/** What each type of observable is called, on pages and on paper. */
export const observableTypeWords = words({
  'type.ipv4-addr': { ja: 'IPv4アドレス', en: 'IPv4 address' },
  'type.ipv6-addr': { ja: 'IPv6アドレス', en: 'IPv6 address' },
  'type.domain-name': { ja: 'ホスト名', en: 'Host name' },
  'type.url': { ja: 'URL', en: 'URL' },
  'type.email-addr': { ja: 'メールアドレス', en: 'Mail address' },
  'type.mac-addr': { ja: 'MACアドレス', en: 'MAC address' },
  'type.user-account': { ja: 'アカウント', en: 'Account' },
  'type.autonomous-system': { ja: 'AS番号', en: 'Autonomous system' },
  'type.file:name': { ja: 'ファイル名', en: 'File name' },
  'type.file:md5': { ja: 'MD5', en: 'MD5' },
  'type.file:sha1': { ja: 'SHA-1', en: 'SHA-1' },
  'type.file:sha256': { ja: 'SHA-256', en: 'SHA-256' },
  'type.file:sha512': { ja: 'SHA-512', en: 'SHA-512' },
  'type.other': { ja: 'その他', en: 'Other' },
})
