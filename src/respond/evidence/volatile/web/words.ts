import { words } from '#src/core/words.ts'

export const volatileWords = words({
  title: { ja: '再起動しない、電源を切らない', en: 'Do not restart, do not switch off' },
  text: {
    ja: '揮発情報をまだ採っていません。動いているプロセスと通信の様子は、再起動すると失われ、二度と取り出せません。',
    en: 'The volatile data is not taken yet. What runs and what it talks to is lost with a restart, for good.',
  },
  collector: { ja: '採取プログラムを作る', en: 'Make a collector' },
  collected: { ja: '採った', en: 'It is taken' },
  'collected.of': { ja: '{name}の揮発情報を採った', en: 'The volatile data of {name} is taken' },
  'collected.text': {
    ja: 'どこに、どうやって採ったかを書いてください。この機器の注意が消えます。',
    en: 'Say where it is and how it was taken. The warning for this machine goes away.',
  },
  'not-needed': { ja: '採らない', en: 'It will not be' },
  'not-needed.of': { ja: '{name}の揮発情報は採らない', en: 'The volatile data of {name} will not be taken' },
  'not-needed.text': {
    ja: '採らない理由は決定として記録に残ります（すでに電源が切れている、など）。',
    en: 'Why not goes on the record as a decision: it is switched off already, for instance.',
  },
  save: { ja: '記録する', en: 'Record it' },
  line: {
    ja: '揮発情報をまだ採っていない機器：{names}。再起動も電源断もしないでください。ケーブルを抜く、通信を止めるのはかまいません。',
    en: 'Volatile data not taken yet: {names}. Do not restart or switch off; pulling the cable or blocking traffic does no harm.',
  },
})
