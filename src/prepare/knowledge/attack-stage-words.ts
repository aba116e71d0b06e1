import type { Language } from '#src/core/language.ts'
import { speaker, words } from '#src/core/words.ts'
import type { AttackStage } from './attack-stage.ts'

export const attackStageWords = words({
  TA0043: { ja: '偵察', en: 'Reconnaissance' },
  TA0042: { ja: '攻撃の準備', en: 'Resource development' },
  TA0001: { ja: '初期侵入', en: 'Initial access' },
  TA0002: { ja: '実行', en: 'Execution' },
  TA0003: { ja: '永続化', en: 'Persistence' },
  TA0004: { ja: '権限昇格', en: 'Privilege escalation' },
  TA0005: { ja: '防御の回避', en: 'Defense evasion' },
  TA0006: { ja: '認証情報の取得', en: 'Credential access' },
  TA0007: { ja: '探索', en: 'Discovery' },
  TA0008: { ja: '内部での移動', en: 'Lateral movement' },
  TA0009: { ja: '収集', en: 'Collection' },
  TA0011: { ja: '遠隔操作', en: 'Command and control' },
  TA0010: { ja: '持ち出し', en: 'Exfiltration' },
  TA0040: { ja: '影響', en: 'Impact' },
})

/** `初期侵入 (TA0001)`: the word and the number by which others know it. */
export const attackStageName = (stage: AttackStage, lang: Language): string =>
  `${speaker(attackStageWords, lang)(stage)} (${stage})`
