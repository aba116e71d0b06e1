import { words } from '#src/core/words.ts'

/** Fields of a line in words. The name that the query line takes stands beside them. */
export const fieldWords = words({
  'field:source': { ja: 'ログ源', en: 'Log source' },
  'field:event.dataset': { ja: '形式', en: 'Format' },
  'field:event.outcome': { ja: '結果', en: 'Outcome' },
  'field:event.action': { ja: '動作', en: 'Action' },
  'field:event.category': { ja: '分類', en: 'Category' },
  'field:event.type': { ja: '種類', en: 'Type' },
  'field:event.code': { ja: 'コード', en: 'Code' },
  'field:user.name': { ja: 'ユーザー', en: 'User' },
  'field:source.ip': { ja: '発信元アドレス', en: 'Source address' },
  'field:source.port': { ja: '発信元ポート', en: 'Source port' },
  'field:destination.ip': { ja: '宛先アドレス', en: 'Destination address' },
  'field:destination.port': { ja: '宛先ポート', en: 'Destination port' },
  'field:host.name': { ja: 'ホスト', en: 'Host' },
  'field:process.name': { ja: 'プログラム', en: 'Program' },
  'field:process.pid': { ja: 'プロセス番号', en: 'Process id' },
  'field:http.request.method': { ja: 'HTTPメソッド', en: 'HTTP method' },
  'field:http.response.status_code': { ja: 'HTTPステータス', en: 'HTTP status' },
  'field:url.path': { ja: 'URLのパス', en: 'URL path' },
  'field:dns.question.name': { ja: '問い合わせた名前', en: 'Name asked for' },
  'field:message': { ja: '本文', en: 'Message' },
  'field:error.message': { ja: '読めなかった理由', en: 'Why it could not be read' },
  'outcome:success': { ja: '成功', en: 'success' },
  'outcome:failure': { ja: '失敗', en: 'failure' },
  'outcome:unknown': { ja: '不明', en: 'unknown' },
})
