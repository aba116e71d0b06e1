import { words } from '#src/core/words.ts'

export const planRefusals = words({
  'plan.purpose.contact.not-found': {
    ja: '相手が連絡先の一覧にありません。',
    en: 'Whom it deals with is not in the address book.',
  },
  'plan.task.not-found': { ja: 'その作業はありません。', en: 'There is no such task.' },
  'plan.task.not-allowed': {
    ja: 'この作業に答えられるのは、担当者と、この件に対応する人だけです。',
    en: 'Only whoever is to do this task, or handles the incident, may answer it.',
  },
  'plan.task.over': {
    ja: 'この作業はもう終わっています。続けるには、理由を書いて再開してください。',
    en: 'This task is over. Open it again with a reason first.',
  },
  'plan.task.already-open': { ja: 'この作業は終わっていません。', en: 'This task is open already.' },
  'plan.task.too-many-tasks': {
    ja: '一つの案件の作業は{limit, number}件までです。終わったものを確かめるか、案件を分けてください。',
    en: 'A plan holds {limit, number} tasks at most. Split the incident, or check whether all are needed.',
  },
  'plan.proof.missing': {
    ja: '済んだことを示すものを書いてください（手順書では「{proof}」）。',
    en: 'Say what shows that it is done. The playbook asks for: {proof}',
  },
  'plan.answer.missing': {
    ja: '問い「{question}」の答えを選んでください：{answers}',
    en: 'Choose an answer to “{question}”: {answers}',
  },
  'plan.reason.missing': { ja: '何を待っているかを書いてください。', en: 'Say what it waits for.' },
  'plan.note.invalid': { ja: 'メモかファイルを入れてください。', en: 'Write a note or choose a file.' },
  'plan.files.too-large': {
    ja: 'ファイルが多すぎるか大きすぎます（上限 {limit}）。',
    en: 'Too many or too large files (at most {limit}).',
  },
  'plan.file.not-found': { ja: 'そのファイルはありません。', en: 'There is no such file.' },
  'plan.circle': {
    ja: '作業が互いを待つことになります（{tasks}）。どれか一つの「先に済ませる作業」を外してください。',
    en: 'These tasks would wait for one another: {tasks}. Take out what one of them waits for.',
  },
  'plan.after.not-found': {
    ja: '先に済ませる作業が、この計画の中にありません。',
    en: 'A task that it should wait for is not in this plan.',
  },
  'plan.due.invalid': {
    ja: '期限は、日時か「覚知からの時間」のどちらか一方にしてください。',
    en: 'Give either a time or a span after the notice, not both.',
  },
  'plan.gate.closed': {
    ja: 'まだ始められません。{says} 先の作業を済ませるか、例外の理由を記録してください。',
    en: 'Not yet: {says} Finish what comes first, or record an exception with its reason.',
  },
  'plan.gate.not-found': { ja: 'そのゲートはありません。', en: 'There is no such gate.' },
  'plan.gate.already-passed': { ja: 'このゲートはもう通っています。', en: 'This gate is passed already.' },
  'plan.gate.strict': {
    ja: 'このゲートに例外は認められていません。{says}',
    en: 'The playbook allows no exception to this gate: {says}',
  },
  'plan.playbook.not-found': {
    ja: '「{id}」という手順書はありません。hikeshi playbook list で一覧できます。',
    en: 'There is no playbook “{id}”. hikeshi playbook list shows them.',
  },
  'plan.owner.not-found': {
    ja: 'その人のアカウントがないか、止められています。',
    en: 'That person has no account, or it is closed.',
  },
  'plan.owner.auditor': {
    ja: '{name}さんは監査者なので、作業を担当できません。',
    en: '{name} is an auditor and cannot be given tasks.',
  },
  'plan.owner.unnamed': {
    ja: '{name}さんはこの秘匿インシデントを知りません。先に「関係者・体制」で加えてください。',
    en: '{name} does not know of this secret incident. Name them under “People” first.',
  },
  'plan.assignee.not-found': { ja: 'その依頼先はありません。', en: 'There is no such unit or party.' },
  'plan.assignee.too-many-assignees': {
    ja: '一つの案件の依頼先は{limit, number}までです。',
    en: 'An incident has {limit, number} units and outside parties at most.',
  },
  'plan.inquiry.not-found': { ja: 'その照会はありません。', en: 'There is no such question.' },
  'plan.inquiry.already-answered': { ja: '全員が答えています。', en: 'Everybody has answered.' },
  'plan.inquiry.too-many-inquiries': {
    ja: '一つの案件の照会は{limit, number}件までです。',
    en: 'An incident has {limit, number} such questions at most.',
  },
})

/** Automatic lines about the plan. */
export const planEntryWords = words({
  'plan.followed': {
    ja: '手順書「{playbook}」（第{version}版）に沿うことにした。作業 {count, number}件を加えた。',
    en: 'Took up the playbook “{playbook}” (version {version}): {count, plural, one {# task} other {# tasks}} added.',
  },
  'plan.task.name': { ja: '{number}「{title}」', en: '{number} “{title}”' },
  'plan.task.added': {
    ja: '作業{number}「{title}」を加えた。{owner}{due}',
    en: 'Added task {number}, “{title}”.{owner}{due}',
  },
  'plan.task.added-for-complaint': {
    ja: '苦情「{complaint}」を和らげるため、作業{number}「{title}」を加えた。{owner}{due}',
    en: 'Added task {number}, “{title}”, to ease the complaint “{complaint}”.{owner}{due}',
  },
  'plan.task.added-for-outside': {
    ja: '「{name}」とのやり取り{via}を、作業{number}「{title}」として加えた。{owner}{due}',
    en: 'Added task {number}, “{title}”, for dealing with “{name}”{via}.{owner}{due}',
  },
  'plan.task.added-for-telling': {
    ja: '知らせる予定「{told}」を、作業{number}「{title}」として加えた。{owner}{due}',
    en: 'Added task {number}, “{title}”: a step of the media plan, “{told}”.{owner}{due}',
  },
  'plan.task.changed': { ja: '作業{number}「{title}」：{changes}', en: 'Task {number}, “{title}”: {changes}' },
  'plan.task.todo': {
    ja: '作業{number}「{title}」を未着手に戻した。{reason}{proof}{answer}',
    en: 'Put task {number}, “{title}”, back to not begun. {reason}{proof}{answer}',
  },
  'plan.task.doing': {
    ja: '作業{number}「{title}」に着手した。{reason}{proof}{answer}',
    en: 'Began task {number}, “{title}”. {reason}{proof}{answer}',
  },
  'plan.task.waiting': {
    ja: '作業{number}「{title}」は待ち。待っているもの：{reason}{proof}{answer}',
    en: 'Task {number}, “{title}”, waits for: {reason}{proof}{answer}',
  },
  'plan.task.done': {
    ja: '作業{number}「{title}」が済んだ。{answer}{proof}{reason}',
    en: 'Done: task {number}, “{title}”.{answer}{proof}{reason}',
  },
  'plan.task.needless': {
    ja: '答え「{answer}」により不要になった作業：{tasks}',
    en: 'Not needed, as the answer is “{answer}”: {tasks}',
  },
  'plan.task.dropped': {
    ja: '作業{number}「{title}」を取りやめた。理由：{reason}',
    en: 'Dropped task {number}, “{title}”. Reason: {reason}',
  },
  'plan.task.reopened': {
    ja: '作業{number}「{title}」を再開した。理由：{reason}',
    en: 'Opened task {number}, “{title}”, again. Reason: {reason}',
  },
  'plan.noted': { ja: '作業{number}「{title}」のメモ：{text}', en: 'Note on task {number}, “{title}”: {text}' },
  'plan.gate.excepted': {
    ja: 'ゲート「{says}」を例外として通した。理由：{reason}',
    en: 'Passed the gate “{says}” as an exception. Reason: {reason}',
  },
  'plan.link.made': { ja: '{name}に作業の秘密リンクを作った。', en: 'Made a secret link to the tasks of {name}.' },
  'plan.link.ended': { ja: '{name}の秘密リンクをやめた。', en: 'Ended the secret link of {name}.' },
  'plan.inquiry.asked': {
    ja: '{count, number}か所に照会{number}「{text}」を出した。{due}照会先：{names}{mailed}',
    en: 'Asked {count, plural, one {# place} other {# places}} question {number}, “{text}”.{due} Asked: {names}{mailed}',
  },
  'plan.inquiry.answered': {
    ja: '照会{number}「{text}」に{name}が答えた：{answer}',
    en: '{name} answered question {number}, “{text}”: {answer}',
  },
  'plan.inquiry.chased': {
    ja: '照会{number}「{text}」を{count, number}か所に催促した：{names}{mailed}',
    en: 'Asked {count, plural, one {# place} other {# places}} again about question {number}, “{text}”: {names}{mailed}',
  },
  'plan.reminder.soon': {
    ja: '作業の期限が近い：{number}「{title}」{due} {owner}{mailed}',
    en: 'Soon due: task {number}, “{title}”, {due} {owner}{mailed}',
  },
  'plan.reminder.overdue': {
    ja: '作業の期限を過ぎた：{number}「{title}」{due} {owner}{mailed}',
    en: 'Overdue: task {number}, “{title}”, {due} {owner}{mailed}',
  },
  'plan.tail.proof': { ja: '証拠：{proof}', en: ' Proof: {proof}' },
  'plan.tail.answer': { ja: '答え：{answer}。', en: ' Answer: {answer}.' },
  'plan.tail.owner': { ja: '担当：{owner}。', en: ' By {owner}.' },
  'plan.tail.mailed': { ja: '（メール {count, number}通）', en: ' ({count, plural, one {# mail} other {# mails}})' },
  'plan.tail.via': { ja: '（{via} 経由）', en: ' through {via}' },
  'plan.tail.due': { ja: '期限：{at}。', en: ' Due {at}.' },
  'plan.tail.due-after': {
    ja: '期限：覚知から{minutes, number}分。',
    en: ' Due {minutes, number} min after the notice.',
  },
  'plan.after-notice': { ja: '覚知から{minutes, number}分', en: '{minutes, number} min after the notice' },
  'plan.changed.title': { ja: '題を「{before}」から「{after}」に改めた', en: 'title “{before}” → “{after}”' },
  'plan.changed.detail': { ja: '内容：{before} → {after}', en: 'details: {before} → {after}' },
  'plan.changed.owner': { ja: '担当：{before} → {after}', en: 'by: {before} → {after}' },
  'plan.changed.due': { ja: '期限：{before} → {after}', en: 'due: {before} → {after}' },
  'plan.changed.minutes': { ja: '所要（分）：{before} → {after}', en: 'minutes needed: {before} → {after}' },
  'plan.changed.after': { ja: '先に済ませる作業：{after}', en: 'waits for: {after}' },
})
