import { words } from '#src/core/words.ts'

export const editionRefusals = words({
  'playbook.file.none': {
    ja: '手順書のファイル（YAMLまたはCACAO）を選んでください。',
    en: 'Choose the file of a playbook, YAML or CACAO.',
  },
  'playbook.file.too-large': { ja: 'ファイルは{limit} MBまでです。', en: 'A file may have {limit} MB at most.' },
  'playbook.edition.not-found': { ja: '第{no}版はありません。', en: 'There is no edition {no}.' },
  'playbook.edition.no-draft': {
    ja: '下書きがありません。先に書いて保存してください。',
    en: 'There is no draft. Write one first.',
  },
  'playbook.edition.not-asked': {
    ja: 'その版は承認を待っていません。開き直して確かめてください。',
    en: 'That edition does not wait for approval any more. Open the page again.',
  },
  'playbook.edition.already-asked': {
    ja: '承認を待っている版があります。答えが出るか、取り下げてから書いてください。',
    en: 'An edition waits for approval. Write on when it is answered, or take it back.',
  },
  'playbook.edition.own.not-allowed': {
    ja: '自分で書いた版は、ほかの人が承認します。',
    en: 'What you wrote yourself is approved by somebody else.',
  },
  'playbook.edition.unsound': {
    ja: 'このままでは従えない所が{count}か所あります。直してから承認を求めてください。',
    en: 'It cannot be followed yet: {count, plural, one {# fault} other {# faults}}. Mend it first.',
  },
  'playbook.edition.reason-missing': { ja: '理由を書いてください。', en: 'Say why.' },
  'playbook.edition.other-id': {
    ja: '本文のidが「{id}」です。「{wanted}」のままにしてください。',
    en: 'The text has the id “{id}”. Leave it at “{wanted}”.',
  },
})

/** Automatic lines about playbooks changed at the desk. */
export const editionEntryWords = words({
  'playbook.drafted': {
    ja: '手順書「{playbook}」第{no}版の下書きを保存した。{reason}',
    en: 'Saved the draft of edition {no} of playbook “{playbook}”. {reason}',
  },
  'playbook.asked': {
    ja: '手順書「{playbook}」第{no}版の承認を求めた。理由：{reason}',
    en: 'Asked for approval of edition {no} of playbook “{playbook}”. Reason: {reason}',
  },
  'playbook.approved': {
    ja: '手順書「{playbook}」第{no}版（{by}）を承認し、発効した。理由：{reason}',
    en: 'Approved edition {no} of playbook “{playbook}” by {by}; it is in force. Reason: {reason}',
  },
  'playbook.refused': {
    ja: '手順書「{playbook}」第{no}版（{by}）を承認しなかった。理由：{reason}',
    en: 'Refused edition {no} of playbook “{playbook}” by {by}. Reason: {reason}',
  },
  'playbook.withdrawn': {
    ja: '手順書「{playbook}」第{no}版を取り下げた。',
    en: 'Withdrew edition {no} of playbook “{playbook}”.',
  },
})
