import { words } from '#src/core/words.ts'

/** What `hikeshi playbook` says of itself and answers. */
export const playbookCliWords = words({
  playbook: { ja: '手順書', en: 'playbooks' },
  'playbook.check': {
    ja: '手順書のファイルを確かめる。指定しなければ同梱のもの。誤りがあれば行と項目を示し、終了コード 1',
    en: 'check playbook files, or those that came along; what is wrong is shown with line and field, and the exit code is 1',
  },
  'playbook.list': { ja: '同梱の手順書の一覧', en: 'the playbooks that came along' },
  'playbook.kind': {
    ja: 'この種類のインシデントのもの（例: kind:virus）。近い順',
    en: 'for incidents of this kind, such as kind:virus; the closest first',
  },
  'playbook.show': { ja: '手順書を読む（id かファイル）', en: 'read a playbook: an id or a file' },
  'playbook.export': { ja: '手順書を書き出す（id かファイル）', en: 'write a playbook out: an id or a file' },
  'playbook.format': { ja: '形式: cacao（CACAO 2.0）または yaml', en: 'format: cacao (CACAO 2.0) or yaml' },
  'playbook.import': {
    ja: 'CACAO 2.0 の手順書を YAML にする。引き継げないものは標準エラー出力に、断るときは理由を示す',
    en: 'turn CACAO 2.0 playbooks into YAML; what cannot be carried over is named on stderr, and so is why one is refused',
  },
  'check.sum': {
    ja: '手順書 {count} 件、正しいもの {ok} 件、誤りのあるもの {wrong} 件',
    en: '{count, plural, one {# playbook} other {# playbooks}}: {ok} sound, {wrong} not',
  },
  'list.line': { ja: '{id}  {name}（手順 {steps}）', en: '{id}  {name} ({steps} steps)' },
  'import.taken': {
    ja: '{file}: 取り込み可（手順 {steps}、注意 {notes}）',
    en: '{file}: can be taken in ({steps} steps, {notes} notes)',
  },
  'import.refused': { ja: '{file}: 断りました', en: '{file}: refused' },
  'not-found': {
    ja: '「{name}」という手順書もファイルもありません（hikeshi playbook list で一覧）',
    en: 'there is neither a playbook nor a file “{name}” (hikeshi playbook list names them)',
  },
})
