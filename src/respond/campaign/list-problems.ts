/** What is wrong with a line of a list of accounts, as command line and page say it. */
export const listProblems = {
  problem: { ja: '{line}行目：{what}　{login}', en: 'line {line}: {what}  {login}' },
  'problem.no-login': { ja: 'ID がありません', en: 'no login' },
  'problem.twice': { ja: '同じ ID が前にもあります', en: 'the same login stands above' },
  'problem.same-person': {
    ja: '同じ人かもしれません（氏名・所属・住所が同じ）',
    en: 'may be the same person (name, department and address)',
  },
  'problem.too-long': { ja: 'ID が長すぎます', en: 'the login is too long' },
  'problem.no-address': { ja: '住所がありません', en: 'no address' },
  'problem.unreadable': { ja: '読めない行です', en: 'cannot be read' },
  'problem.too-many': { ja: '行が多すぎます', en: 'too many lines' },
} as const
