import { words } from '#src/core/words.ts'

/** The program of a mass change, its tests and defects. */
export const programWords = words({
  title: { ja: '変更プログラムと立会い試験', en: 'Change program and witnessed tests' },
  none: {
    ja: '一括変更に使うプログラムの版と、立会いのある試験を記録します。最新の版が立会い試験に合格するまで、100件を超える回は始められません（前の回を立会いのもとで確認したときを除く）。',
    en: 'Record the versions of the program that makes the mass change, and the tests that somebody stood by. A wave of more than 100 accounts begins only once the newest version passed one, or an earlier wave was tested before a witness.',
  },
  open: {
    ja: '直っていない不具合が{count, number}件あります。直した版を記録するか、そのまま進める理由を残してください。',
    en: '{count, plural, one {# defect is} other {# defects are}} open. Record the version that mends it, or why it is lived with.',
  },
  witnessed: {
    ja: '第{version}版は立会いのもとで試験し、合格しました。',
    en: 'Version {version} passed a test before a witness.',
  },
  unwitnessed: {
    ja: '第{version}版は、まだ立会いのある試験に合格していません。',
    en: 'Version {version} has not passed a test before a witness yet.',
  },
  version: { ja: '第{version}版', en: 'Version {version}' },
  mends: { ja: '（不具合{numbers}を修正）', en: ' (mends {numbers})' },
  by: { ja: '{at} {by}', en: '{at}, {by}' },
  'version.add': { ja: '版を記録', en: 'Record a version' },
  'version.save': { ja: '記録する', en: 'Record it' },
  'version.what': { ja: '何をする版か、何を変えたか', en: 'What it does, what it changes' },
  'version.by': { ja: '作った人', en: 'Made by' },
  'version.mends': { ja: 'この版で直した不具合', en: 'Defects that it mends' },
  'test.add': { ja: '試験を記録', en: 'Record a test' },
  'test.save': { ja: '記録する', en: 'Record it' },
  'test.what': { ja: '何を試したか', en: 'What was tried' },
  'test.by': { ja: '試験した人', en: 'Tested by' },
  'test.by-witness': { ja: '立会い', en: 'Who stood by' },
  'test.by-witness.hint': {
    ja: '立会いのない試験だけでは、一括変更に進めません。',
    en: 'Without a witness the test does not let a mass change begin.',
  },
  'test.outcome': { ja: '結果', en: 'Outcome' },
  'test.passed': { ja: '合格', en: 'Passed' },
  'test.failed': { ja: '不合格', en: 'Not passed' },
  'test.witness': { ja: '立会い：{witness}', en: 'before {witness}' },
  'test.alone': { ja: '立会いなし', en: 'nobody stood by' },
  'test.defects': { ja: '見つかった不具合', en: 'Defects that were found' },
  'test.defects.hint': { ja: '1行に1件', en: 'One a line' },
  defect: { ja: '不具合{number}', en: 'Defect {number}' },
  'defect.open': { ja: '未修正', en: 'open' },
  'defect.mended': { ja: '第{version}版で修正', en: 'mended in version {version}' },
  'defect.accepted': { ja: 'そのまま進める：{reason}', en: 'lived with: {reason}' },
  'defect.accept': { ja: 'そのまま進める', en: 'Live with it' },
  'defect.accept.title': { ja: '不具合{number}を残したまま進める', en: 'Go on with defect {number}' },
})
