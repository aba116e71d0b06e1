import { words } from '#src/core/words.ts'

export const contractRefusals = words({
  'contract.not-found': {
    ja: 'この取り決めは一覧にないか、外されています。',
    en: 'There is no such agreement in the register, or it was taken out.',
  },
  'contract.already-there': {
    ja: '「{system}」についての{supplier}との取り決めは、すでに一覧にあります。',
    en: 'The register already has an agreement with {supplier} about “{system}”.',
  },
})

const payer = {
  ja: '後から見つかった弱点の費用：{payer}',
  en: 'weaknesses found later are paid for by: {payer}',
}

export const contractEntryWords = words({
  'contract.added': {
    ja: `取り決めを載せた：「{system}」（{supplier}）。${payer.ja}`,
    en: `Entered an agreement: “{system}”, {supplier}; ${payer.en}`,
  },
  'contract.changed': {
    ja: '取り決めを改めた：「{system}」（{supplier}）{before} → {after}。理由：{reason}',
    en: 'Changed an agreement: “{system}”, {supplier}: {before} → {after}. Reason: {reason}',
  },
  'contract.ended': {
    ja: '取り決めを外した：「{system}」（{supplier}）。理由：{reason}',
    en: 'Took out an agreement: “{system}”, {supplier}. Reason: {reason}',
  },
})
