import { words } from '#src/core/words.ts'

/** What `hikeshi sweep` says of itself and answers. */
export const sweepCliWords = words({
  sweep: { ja: '似たシステムの横展開調査', en: 'the search for similar systems' },
  'sweep.start': { ja: '部署に一斉に尋ねる', en: 'ask many units one question' },
  'sweep.status': {
    ja: '答えの集まり具合を示す（該当があれば終了コード1）',
    en: 'show how far it is covered; exit code 1 when something is hit',
  },
  'sweep.incident': { ja: 'インシデントの番号（2026-0001）', en: 'number of the incident, 2026-0001' },
  'sweep.question': { ja: '尋ねること', en: 'the question' },
  'sweep.kind': {
    ja: 'condition、rule、observables、integrity、checklist',
    en: 'condition, rule, observables, integrity or checklist',
  },
  'sweep.detail': {
    ja: '条件・ルール・一覧・確認項目のファイル',
    en: 'file with the condition, rule, list or checklist',
  },
  'sweep.days': {
    ja: 'ルールと観測情報をログの保管庫で探す日数（はじめは30、0なら探さない）',
    en: 'days of the archive to look through for a rule or observables (30; 0 for none)',
  },
  'sweep.backups': {
    ja: 'バックアップの台帳から、尋ねる機器のバックアップを加えない',
    en: 'leave out the backups that the register keeps of these hosts',
  },
  agents: {
    ja: 'エージェント：検査を指示 {asked}台、検査済み {checked}台、正常な状態と違う {differ}台',
    en: 'agents: {asked} told to check, {checked} have, {differ} differ from their good state',
  },
  archive: {
    ja: 'ログの保管庫：{percent}%、一致 {matches}件（{state}）',
    en: 'archive: {percent} %, {matches} matches ({state})',
  },
  'sweep.due': { ja: '期限の日（2026-12-01）', en: 'day by which to answer, 2026-12-01' },
  'sweep.units': {
    ja: '部署のファイル（1行に 部署,メールアドレス,機器。部署は何行にもなれる）',
    en: 'file of units, a line each: unit,address,host; a unit may take many lines',
  },
  'sweep.no': { ja: '調査の番号（省くと最も新しいもの）', en: 'number of the sweep; the newest when left out' },
  none: { ja: 'まだ横展開調査はありません', en: 'no sweep yet' },
  wrong: {
    ja: '{file} の{lines}行目を読めません。1行に 部署,メールアドレス,機器 の順で書いてください（メールアドレスと機器は省けます）',
    en: 'line {lines} of {file} cannot be read: write unit,address,host, where address and host may be left out',
  },
  empty: {
    ja: '{file} に部署がありません。1行に 部署,メールアドレス,機器 の順で書いてください',
    en: 'there is no unit in {file}: write unit,address,host, a line each',
  },
  status: {
    ja: '調査{no}：部署 {asked}（回答 {answered}、該当なし {clean}、該当あり {hit}、対処済み {fixed}、返事なし {silent}）、機器 {total}',
    en: 'sweep {no}: {asked, plural, one {# unit} other {# units}} ({answered} answered, {clean} clean, {hit} hit, {fixed} fixed, {silent} silent), {total, plural, one {# host} other {# hosts}}',
  },
})
