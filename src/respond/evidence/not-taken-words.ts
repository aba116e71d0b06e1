import { words } from '#src/core/words.ts'

/** What a collector could not take, and why. */
export const notTakenWords = words({
  'not-root': {
    ja: '管理者の権限なしで実行：ほかの人のプロセス・通信・ファイルは不完全',
    en: 'Run without administrator rights: processes, sockets and files of others are incomplete',
  },
  'disk-full': { ja: '{what}：ディスクの空きがなくなった', en: '{what}: the disk was full' },
  'too-long': { ja: '{what}：{seconds}秒で終わらなかった', en: '{what}: not finished within {seconds} seconds' },
  'no-ps': { ja: 'ps がない（プロセスは /proc からだけ採取）', en: 'There is no ps: processes by /proc alone' },
  'no-proc': { ja: '/proc がない（プロセスは ps からだけ採取）', en: 'There is no /proc: processes by ps alone' },
  'no-program': { ja: '採るためのプログラムがない：{what}', en: 'No program for it on this host: {what}' },
  'no-desk-clock': {
    ja: '時計のずれ：窓口に接続できなかった。電話で時刻を合わせ、両方を書き留めること',
    en: 'Clock error: the desk was not reached. Read its clock by telephone and write both down',
  },
  'no-packages': {
    ja: 'パッケージの一覧：知っている管理プログラムがない',
    en: 'List of packages: no package manager known',
  },
  'no-package-check': {
    ja: 'パッケージの検証：検証できる管理プログラムがない',
    en: 'Check of packages: no package manager that can do it',
  },
  'package-check-not-wanted': { ja: 'パッケージの検証：行わない指定', en: 'Check of packages: not wanted' },
  'no-tar': { ja: '{what}：tar がないため採れなかった', en: '{what}: not taken, there is no tar' },
  'no-sha256': {
    ja: 'SHA-256 を計算できない。目録のチェックサムは証明にならない。すぐにほかで採取物のハッシュを取ること',
    en: 'No SHA-256 here: the checksums of the manifest prove nothing. Hash the bundle elsewhere at once',
  },
  quick: {
    ja: '簡易採取：ファイルの時刻、最近の変更、SUID ファイル、ログ、パッケージの検証は採っていない',
    en: 'Quick: no file times, recent changes, set-uid files, logs or check of packages',
  },
})
