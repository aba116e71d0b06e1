import { words } from '#src/core/words.ts'
import { helpDeskWords } from './help-desk-words.ts'

/** Automatic lines of the record about mass resets. Never a password, a code or a hash. */
export const campaignEntryWords = words({
  'campaign.created': { ja: '一括再設定 {number}「{title}」を始めた', en: 'Began mass reset {number}, “{title}”' },
  'campaign.changed': {
    ja: '一括再設定 {number} の設定を変えた：{what}',
    en: 'Changed the settings of mass reset {number}: {what}',
  },
  'campaign.changed.connector': { ja: '変更先', en: 'where passwords are changed' },
  'campaign.changed.own': { ja: '本人による変更の条件と時刻', en: 'how and when people change theirs' },
  'campaign.changed.letter': { ja: '通知書の文面', en: 'what letters say' },
  'campaign.opened': {
    ja: '{number}：利用者自身によるパスワード変更の受付を始めた',
    en: '{number}: people can change their passwords themselves from now on',
  },
  'campaign.opened-by-clock': {
    ja: '{number}：予定の時刻（{at}）に、利用者自身によるパスワード変更の受付を始めた',
    en: '{number}: at the set time ({at}) people could change their passwords themselves',
  },
  'campaign.closed-by-clock': {
    ja: '{number}：予定の時刻（{at}）に、利用者自身によるパスワード変更の受付を止めた',
    en: '{number}: at the set time ({at}) people could no longer change their passwords themselves',
  },
  'campaign.closed': {
    ja: '{number}：利用者自身によるパスワード変更の受付を止めた',
    en: '{number}: people can no longer change their passwords themselves',
  },
  'campaign.loaded': {
    ja: '{number}：{list}を読み込んだ。{lines, number}行、該当{found, number}件、該当なし{strays, number}件、重複{twice, number}件。SHA-256 {sha256}',
    en: '{number}: loaded {list}: {lines, number} lines, {found, number} found, {strays, number} not found, {twice, number} named twice. SHA-256 {sha256}',
  },
  'campaign.list.accounts': { ja: 'アカウントの一覧', en: 'the list of accounts' },
  'campaign.list.exposed': { ja: '流出した一覧', en: 'the exposed set' },
  'campaign.list.removal': { ja: '削除対象の一覧', en: 'the list of accounts to be removed' },
  'campaign.list.outcomes': { ja: '変更結果の一覧', en: 'outcomes of changes elsewhere' },
  'campaign.matched': {
    ja: '{number}：流出した一覧と照合した。同じパスワード{same, number}件、異なる{differs, number}件、比べられない{unknown, number}件、IDのみ{listed, number}件。対象は{matched, number}件',
    en: '{number}: compared with the exposed set: the same password {same, number}, another {differs, number}, not comparable {unknown, number}, only the ID {listed, number}. The reset is for {matched, number}',
  },
  'campaign.exempted': {
    ja: '{number}：{count, number}件を対象から外した。理由：{reason}',
    en: '{number}: left {count, plural, one {# account} other {# accounts}} out. Reason: {reason}',
  },
  'campaign.included': {
    ja: '{number}：{count, number}件を対象に戻した',
    en: '{number}: took {count, plural, one {# account} other {# accounts}} in again',
  },
  'campaign.stated': {
    ja: '{number}：突き合わせる数を記録した：{figures}',
    en: '{number}: stated the figures that must come out: {figures}',
  },
  'campaign.planned': {
    ja: '{number}：計画 第{version}版。{waves, number}回に分け、{accounts, number}件を割り当てた。{reason}',
    en: '{number}: version {version} of the plan: {accounts, number} accounts in {waves, plural, one {# wave} other {# waves}}. {reason}',
  },
  'campaign.plan-told': {
    ja: '{number}：計画 第{version}版を知らせた：{where}',
    en: '{number}: told people of version {version} of the plan: {where}',
  },
  'campaign.approved': {
    ja: '{number}：計画 第{version}版を{by}が承認した。{reason}',
    en: '{number}: {by} approved version {version} of the plan. {reason}',
  },
  'campaign.key-made': { ja: '{number}：印刷用の鍵を作った', en: '{number}: made the key of the print job' },
  'campaign.key-replaced': {
    ja: '{number}：印刷用の鍵を作り直し、{count, number}通を無効にした。理由：{reason}',
    en: '{number}: made a new key of the print job; {count, plural, one {# letter is} other {# letters are}} worthless now. Reason: {reason}',
  },
  'campaign.connected': {
    ja: '{number}：この端末のプロセスからディレクトリーへ書き込めるようにした',
    en: '{number}: opened the way to the directory for this process',
  },
  'campaign.disconnected': {
    ja: '{number}：ディレクトリーへの接続を閉じた',
    en: '{number}: closed the way to the directory',
  },
  'campaign.bundled': {
    ja: '{number}：通知書{letters, number}通を{bundles, number}束に分けた',
    en: '{number}: sorted {letters, number} letters into {bundles, plural, one {# bundle} other {# bundles}}',
  },
  'campaign.printed': {
    ja: '{number}：束「{bundle}」の通知書{letters, number}通を作成した。SHA-256 {sha256}',
    en: '{number}: made {letters, plural, one {# letter} other {# letters}} of bundle “{bundle}”. SHA-256 {sha256}',
  },
  'campaign.destroyed': {
    ja: '{number}：束「{bundle}」の PDF を廃棄した（{how}）。SHA-256 {sha256}',
    en: '{number}: destroyed the PDF of bundle “{bundle}” ({how}). SHA-256 {sha256}',
  },
  'campaign.delivered': {
    ja: '{number}：通知書{count, number}通 → {letter}',
    en: '{number}: {count, plural, one {# letter} other {# letters}} → {letter}',
  },
  'campaign.sent': {
    ja: '{number}：通知書の束「{bundle}」{letters, number}通を送り出した（{how} {to}）',
    en: '{number}: bundle of letters “{bundle}” left, {letters, plural, one {# letter} other {# letters}} ({how} {to})',
  },
  'campaign.sent.post': { ja: '郵送', en: 'by post' },
  'campaign.sent.unit': { ja: '部局へ引き渡し', en: 'handed to a unit' },
  'campaign.sent.counter': { ja: '窓口で手渡し', en: 'handed out at a counter' },
  'campaign.back': {
    ja: '{number}：通知書の束「{bundle}」の署名済みの名簿が戻った（受領 {signed, number}通、渡せなかったもの {missing, number}通）',
    en: '{number}: the signed list of bundle “{bundle}” came back: {signed, number} signed, {missing, number} not found',
  },
  'campaign.reprinted': {
    ja: '{number}：{login} の通知書を刷り直し、前のものを無効にした（{reason}）',
    en: '{number}: the letter of {login} was printed anew and the one before made worthless ({reason})',
  },
  'campaign.manual-written': {
    ja: '{number}：窓口の手引き「{part}」第{version}版を書いた',
    en: '{number}: help desk manual, “{part}”, version {version}',
  },
  'campaign.asked': {
    ja: '{number}：窓口への質問（{channel}）：{topic}',
    en: '{number}: the help desk was asked ({channel}): {topic}',
  },
  ...helpDeskWords,
  'campaign.letter.sent': { ja: '送り出した', en: 'sent off' },
  'campaign.letter.undelivered': { ja: '渡せなかった', en: 'not delivered' },
  'campaign.letter.printed': { ja: '印刷済み', en: 'printed' },
  'campaign.letter.returned': { ja: '戻ってきた', en: 'returned' },
  'campaign.letter.fetched': { ja: '本人が受け取った', en: 'fetched' },
  'campaign.wave.backup': {
    ja: '{number}「{wave}」：実行前のバックアップ：{text}',
    en: '{number}, wave “{wave}”: backup before it is run: {text}',
  },
  'campaign.wave.started': {
    ja: '{number}「{wave}」の一括変更を始めた。対象{accounts, number}件',
    en: '{number}: began wave “{wave}” with {accounts, plural, one {# account} other {# accounts}}',
  },
  'campaign.wave.resumed': {
    ja: '{number}「{wave}」の一括変更を再開した。残り{accounts, number}件',
    en: '{number}: resumed wave “{wave}”, {accounts, plural, one {# account} other {# accounts}} left',
  },
  'campaign.wave.batch': {
    ja: '{number}「{wave}」：{done, number}件を変更、{failed, number}件が失敗',
    en: '{number}, wave “{wave}”: changed {done, number}, failed {failed, number}',
  },
  'campaign.wave.done': { ja: '{number}「{wave}」の一括変更が終わった', en: '{number}: wave “{wave}” is done' },
  'campaign.wave.halted': {
    ja: '{number}「{wave}」がディレクトリーの応答なし等で止まった。続きは再開できる',
    en: '{number}: wave “{wave}” stands still because the directory stays away or something failed; it can be resumed',
  },
  'campaign.wave.paused': { ja: '{number}「{wave}」を一時停止した', en: '{number}: paused wave “{wave}”' },
  'campaign.wave.stopped': {
    ja: '{number}「{wave}」を中止した。{accounts, number}件は未実施。{text}',
    en: '{number}: stopped wave “{wave}”, {accounts, plural, one {# account} other {# accounts}} not done. {text}',
  },
  'campaign.wave.throttled': {
    ja: '{number}「{wave}」の速さを毎秒{rate, number}件までにした',
    en: '{number}, wave “{wave}”: at most {rate, plural, one {# account} other {# accounts}} a second',
  },
  'campaign.wave.unthrottled': {
    ja: '{number}「{wave}」の速さの上限を外した',
    en: '{number}, wave “{wave}”: as fast as the directory goes',
  },
  'campaign.wave.tested': {
    ja: '{number}「{wave}」の動作確認：{sampled, number}件中{passed, number}件でログインできた。確認した機能：{services}。立ち会い：{witness}',
    en: '{number}, wave “{wave}” tested: {passed, number} of {sampled, number} could sign in. Services asked: {services}. Witness: {witness}',
  },
  'campaign.wave.go': { ja: '{number}「{wave}」：続行と判断した。{text}', en: '{number}, wave “{wave}”: go. {text}' },
  'campaign.wave.no-go-decided': {
    ja: '{number}「{wave}」：続行しないと判断した。{text}',
    en: '{number}, wave “{wave}”: no go. {text}',
  },
  'campaign.own-changed': {
    ja: '{number}：「{login}」が自分でパスワードを変更した',
    en: '{number}: “{login}” changed the password themselves',
  },
  'campaign.own-failed': {
    ja: '{number}：「{login}」の変更がシステム側の原因で完了しなかった：{cause}',
    en: '{number}: the change of “{login}” was tried, and a system failed: {cause}',
  },
  'campaign.reissued': {
    ja: '{number}：窓口で「{login}」に新しい番号またはパスワードを渡した。本人確認：{identity}',
    en: '{number}: the help desk gave “{login}” a new code or password. Identity: {identity}',
  },
  'campaign.program.version': {
    ja: '{number}：変更プログラムの第{version}版（作成：{by}）。{what}{count, plural, =0 {} other {（不具合#件を修正）}}',
    en: '{number}: version {version} of the change program, made by {by}: {what}{count, plural, =0 {} one { (# defect mended)} other { (# defects mended)}}',
  },
  'campaign.program.tested': {
    ja: '{number}：変更プログラム第{version}版の試験。試験者：{by}、立会い：{witness}。{what}。結果：{outcome}、不具合{count, number}件',
    en: '{number}: version {version} of the change program tested by {by} before {witness}: {what}. {outcome}, {count, plural, one {# defect} other {# defects}}',
  },
  'campaign.program.passed': { ja: '合格', en: 'Passed' },
  'campaign.program.not-passed': { ja: '不合格', en: 'Not passed' },
  'campaign.nobody': { ja: 'なし', en: 'nobody' },
  'campaign.program.accepted': {
    ja: '{number}：変更プログラムの不具合「{defect}」を残したまま進めると判断した。理由：{reason}',
    en: '{number}: decided to live with a defect of the change program, “{defect}”. Reason: {reason}',
  },
  'campaign.special.made': {
    ja: '{number}：特別な扱いの集団「{group}」（{count, number}人、担当：{responsible}）を作った',
    en: '{number}: made the group “{group}” with a handling of its own ({count, plural, one {# person} other {# persons}}, seen to by {responsible})',
  },
  'campaign.special.changed': {
    ja: '{number}：特別な扱いの集団「{group}」を変えた（担当：{responsible}、加えた人{added, number}、外した人{removed, number}）',
    en: '{number}: changed the group “{group}” (seen to by {responsible}; {added, number} added, {removed, number} taken out)',
  },
  'campaign.special.done': {
    ja: '{number}：「{group}」への対応を実施した：{what}。{text}',
    en: '{number}: done for the group “{group}”: {what}. {text}',
  },
  'campaign.signed-in': {
    ja: '{number}：変更後にログインした人の一覧を読み込んだ。該当{found, number}人、対象外{strays, number}。SHA-256 {sha256}',
    en: '{number}: loaded who has signed in since the change: {found, number} found, {strays, number} not among the accounts. SHA-256 {sha256}',
  },
  'campaign.locked': {
    ja: '{number}：{which}のパスワードをだれも知らないものに替えた（{count, number}人、できなかった{failed, number}人）。理由：{reason}',
    en: '{number}: replaced the passwords of {which} by such that nobody knows ({count, number}, not done {failed, number}). Reason: {reason}',
  },
  'campaign.lock.unfetched': { ja: '通知書を受け取っていない人', en: 'those without their letter' },
  'campaign.lock.not-signed-in': { ja: 'ログインしていない人', en: 'those not signed in' },
  'campaign.presence.planned': {
    ja: '{number}：最初の利用への立会いを決めた。{at} {place}、{what}、立会い：{who}',
    en: '{number}: {who} will be there at the first use: {at}, {place}, {what}',
  },
  'campaign.presence.told': {
    ja: '{number}：最初の利用の結果。{at} {place}、{what}、立会い：{who}。{outcome}、利用できた人{people, number}人。{text}',
    en: '{number}: how the first use went: {at}, {place}, {what}, {who} was there. {outcome}; {people, plural, one {# person} other {# persons}} signed in. {text}',
  },
  'campaign.presence.well': { ja: '問題なし', en: 'Went well' },
  'campaign.presence.trouble': { ja: '問題あり', en: 'There was trouble' },
  'campaign.presence.cancelled': { ja: '取りやめ', en: 'Cancelled' },
  'campaign.nothing': { ja: '記載なし', en: 'not stated' },
})
