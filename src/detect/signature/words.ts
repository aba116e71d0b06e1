import { words } from '#src/core/words.ts'

/** What can be wrong with a rule, or worth a warning. */
export const signatureProblems = words({
  'yaml-broken': { ja: 'YAML として読めません（{detail}）', en: 'this is not YAML ({detail})' },
  'yaml-large': { ja: '大きすぎます（上限 {detail}）', en: 'too large (at most {detail})' },
  'yaml-deep': { ja: '入れ子が深すぎます', en: 'nested too deeply' },
  'yaml-twice': { ja: 'キー {detail} が二度書かれています', en: 'the key {detail} stands twice' },
  'yaml-key': {
    ja: 'キーに使えません（文字列だけ。マージ << は読みません）',
    en: 'this cannot be a key (texts only; merging with << is not read)',
  },
  'yaml-tag': { ja: 'YAML タグ {detail} は受け付けません', en: 'the YAML tag {detail} is not taken' },
  'yaml-alias': {
    ja: 'エイリアス {detail} の参照先がないか、自分自身か、数が多すぎます',
    en: 'the alias {detail} leads nowhere, to itself, or there are too many',
  },
  unreadable: { ja: 'ファイルを読めません（{detail}）', en: 'the file cannot be read ({detail})' },
  empty: { ja: 'ルールがありません', en: 'there is no rule in it' },
  'not-a-rule': {
    ja: 'ルールではありません（detection、correlation、filter のどれもない）',
    en: 'this is no rule: it has neither detection nor correlation nor filter',
  },
  action: {
    ja: 'action に {value} は使えません（global, reset, repeat。repeat は前のルールが要ります）',
    en: 'action cannot be {value}: global, reset or repeat, and repeat needs a rule before it',
  },
  'key-missing': { ja: '{key} がありません', en: '{key} is missing' },
  'not-text': { ja: '{key} は文字列で書きます', en: '{key} must be a text' },
  'not-list': { ja: '{key} は文字列の一覧で書きます', en: '{key} must be a list of texts' },
  'not-map': { ja: '{key} はキーと値で書きます', en: '{key} must have keys and values' },
  'list-twice': { ja: '{key} に同じ値が二度あります', en: '{key} holds a value twice' },
  'too-long': { ja: '{key} が長すぎます（{most} 文字まで）', en: '{key} is too long (at most {most} characters)' },
  'not-choice': {
    ja: '{key} に {value} は使えません（{choices}）',
    en: '{key} cannot be {value}; choose from {choices}',
  },
  'not-uuid': { ja: 'id {value} が UUID ではありません', en: 'the id {value} is not a UUID' },
  'not-date': {
    ja: '{key} の {value} が日付（YYYY-MM-DD）ではありません',
    en: '{key}: {value} is not a date (YYYY-MM-DD)',
  },
  'date-old': {
    ja: '{key} の {value} は旧版の書き方です（YYYY-MM-DD）',
    en: '{key}: {value} is written as in version 1 (YYYY-MM-DD)',
  },
  'not-tag': { ja: 'タグ {value} が 名前空間.名前 の形ではありません', en: 'the tag {value} is not namespace.name' },
  related: { ja: 'related の {key} が正しくありません', en: 'related: {key} is not right' },
  taxonomy: {
    ja: 'taxonomy {value} の項目名を知りません（sigma か ecs）',
    en: 'the field names of taxonomy {value} are not known here (sigma or ecs)',
  },
  'logsource-empty': {
    ja: 'logsource が空です。すべてのログ源に当てます',
    en: 'logsource is empty: applied to every source',
  },
  'logsource-form': {
    ja: 'logsource に category、product、service のどれかが要ります',
    en: 'logsource needs at least one of category, product, service',
  },
  'logsource-spelling': {
    ja: 'logsource の {value} は小文字、数字、_ . - で書きます',
    en: 'logsource: {value} should be lower case letters, digits, _ . -',
  },
  'search-name': {
    ja: '検索の名前 {name} は、condition では 1 of の形でしか指せません',
    en: 'the search name {name} can only be meant by a pattern in the condition',
  },
  'search-empty': { ja: '検索 {name} が空です', en: 'the search {name} is empty' },
  'search-deep': { ja: '検索の入れ子が深すぎます', en: 'searches are nested too deeply' },
  'searches-missing': { ja: 'detection に検索がありません', en: 'detection holds no search' },
  timeframe: {
    ja: 'timeframe は版 2 でなくなりました。correlation の timespan を使います',
    en: 'timeframe was taken away in version 2; use a correlation with timespan',
  },
  'condition-missing': { ja: 'condition がありません', en: 'condition is missing' },
  'condition-empty': { ja: 'condition が空か、文字列ではありません', en: 'condition is empty or not a text' },
  'condition-word': { ja: 'condition の {word} がここでは読めません', en: 'condition: {word} cannot stand there' },
  'condition-end': { ja: 'condition が途中で終わっています', en: 'condition ends too early' },
  'condition-pipe': {
    ja: 'condition の集計（| {word}）は版 2 でなくなりました。correlation を使います',
    en: 'aggregation in the condition (| {word}) was taken away in version 2; use a correlation',
  },
  'condition-count': {
    ja: 'condition の {word} of は使えません（1、any、all）',
    en: 'condition: {word} of is not possible; 1, any or all',
  },
  'condition-deep': {
    ja: 'condition が長すぎるか、入れ子が深すぎます',
    en: 'condition is too long or nested too deeply',
  },
  'condition-unknown': {
    ja: 'condition の {name} に当たる検索がありません',
    en: 'condition: no search is called {name}',
  },
  'modifier-unknown': { ja: '修飾子 {modifier} を知りません', en: 'the modifier {modifier} is not known' },
  'modifier-twice': {
    ja: '修飾子 {modifier} が二度あるか、多すぎます',
    en: 'the modifier {modifier} stands twice, or there are too many',
  },
  'modifier-place': {
    ja: '修飾子 {modifier} は {before} の直後に書きます',
    en: 'the modifier {modifier} can only follow {before}',
  },
  'modifier-first': { ja: '修飾子 {modifier} は最初に書きます', en: 'the modifier {modifier} must be the first' },
  'modifier-together': {
    ja: '修飾子 {modifier} と {other} は一緒に使えません',
    en: 'the modifiers {modifier} and {other} do not go together',
  },
  'modifier-order': {
    ja: '修飾子 {modifier} がこの順番では使えません',
    en: 'the modifier {modifier} cannot come at this place of the chain',
  },
  'value-boolean': { ja: '{modifier} は true か false で書きます', en: '{modifier} takes true or false' },
  'value-number': { ja: '{modifier} には数が要ります', en: '{modifier} takes a number' },
  'value-time': {
    ja: '{modifier} は {least} から {most} までの整数です',
    en: '{modifier} takes a whole number from {least} to {most}',
  },
  'value-text': { ja: '{modifier} には文字列が要ります（{field}）', en: '{modifier} takes a text ({field})' },
  'value-network': {
    ja: '{value} はネットワークではありません（10.0.0.0/8 のように。ホスト部は 0）',
    en: '{value} is not a network (10.0.0.0/8; no host bits set)',
  },
  'value-field': { ja: '{value} は項目名として使えません', en: '{value} cannot be a field name' },
  'value-wildcard': { ja: '{modifier} の値にワイルドカードは使えません', en: '{modifier} takes no wildcards' },
  'value-nested': { ja: '{field} の値に入れ子は書けません', en: 'a value of {field} cannot be a list or map' },
  'too-many-variants': { ja: '値の組み合わせが多すぎます', en: 'this makes too many variants' },
  'regex-refused': {
    ja: '正規表現を受け付けません。読む量に比例した時間で照合できないか、誤りです（{reason}）',
    en: 'regular expression refused: it cannot be matched in linear time, or is wrong ({reason})',
  },
  'keyword-field': { ja: '修飾子 {modifier} には項目名が要ります', en: 'the modifier {modifier} needs a field' },
  'keyword-empty': { ja: '空のキーワードはすべてに当たります', en: 'an empty keyword would match everything' },
  'null-keyword': { ja: 'null には項目名が要ります', en: 'null needs a field' },
  'null-in-list': { ja: '{field} の一覧に null があります', en: '{field}: null stands in a list' },
  'all-single': { ja: '{field} の all に値が一つしかありません', en: '{field}: all with a single value' },
  'correlation-key': { ja: 'correlation の {key} はここでは使えません', en: 'correlation: {key} is not possible here' },
  'correlation-rules': { ja: 'rules に 1 から {most} 件のルールが要ります', en: 'rules takes 1 to {most} rules' },
  'correlation-bounds': {
    ja: 'condition に gt, gte, lt, lte, eq, neq のうち一つか二つが要ります',
    en: 'condition takes one or two of gt, gte, lt, lte, eq, neq',
  },
  'correlation-field': { ja: '{type} の field は一つだけです', en: '{type} takes one field' },
  'group-missing': {
    ja: 'group-by がありません。全体を一つとして数えます',
    en: 'group-by is missing: counted as one group',
  },
  extension: { ja: '{key} は Sigma 2.1 にない拡張です', en: '{key} is an extension of Sigma 2.1' },
  timespan: {
    ja: 'timespan {value} が読めません（30s, 5m, 1h, 7d のように）',
    en: 'timespan {value} cannot be read (30s, 5m, 1h, 7d)',
  },
  'expression-ordered': {
    ja: 'temporal_ordered の condition に式は使えません',
    en: 'temporal_ordered takes no expression as condition',
  },
  percentile: { ja: 'percentile は 0 から 100 の数です', en: 'percentile is a number from 0 to 100' },
  'id-twice': { ja: 'id {id} のルールが {other} にもあります', en: 'a rule with the id {id} is also in {other}' },
  'name-twice': { ja: 'name {id} のルールが {other} にもあります', en: 'a rule with the name {id} is also in {other}' },
  'reference-unknown': {
    ja: '参照しているルール {rule} がありません',
    en: 'the rule {rule} that it refers to is not there',
  },
  'reference-refused': {
    ja: '参照しているルール {rule} は受け付けられていません',
    en: 'the rule {rule} that it refers to was refused',
  },
  'reference-filter': {
    ja: '{rule} はフィルターで、参照できません',
    en: '{rule} is a filter and cannot be referred to',
  },
  cycle: { ja: '参照が輪になっています（{path}）', en: 'the references run in a circle ({path})' },
  'alias-rule': {
    ja: '別名 {alias} のルール {rule} は rules にありません',
    en: 'alias {alias}: {rule} is not among the rules',
  },
  'filter-rules': { ja: 'filter の rules が正しくありません', en: 'filter: rules is not right' },
  'filter-unknown': {
    ja: 'フィルターの対象 {rule} がありません',
    en: 'the rule {rule} that the filter names is not there',
  },
  'filter-correlation': {
    ja: 'フィルターは相関ルール {rule} にはかけられません',
    en: 'a filter cannot be put on a correlation ({rule})',
  },
  version: {
    ja: '版 {value} の Sigma で書かれています。読めるのは 2.1 までです',
    en: 'written for Sigma {value}; what is read here is 2.1',
  },
  placeholder: {
    ja: 'プレースホルダー {name} の値がありません。値を与えるまで動きません',
    en: 'the placeholder {name} has no values; the rule does not run until it has',
  },
})
