// Zones as people and machines write them: minutes east of Greenwich (S4-16).
/** Abbreviations that mean one thing; those with several meanings (IST, CST of China, BST of Bangladesh) are read as mail does. */
export const zoneLetters: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  UT: 0,
  WET: 0,
  JST: 540,
  KST: 540,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  BST: 60,
  WEST: 60,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SGT: 480,
  HKT: 480,
  AEST: 600,
  AEDT: 660,
  ACST: 570,
  AWST: 480,
  NZST: 720,
  NZDT: 780,
  BRT: -180,
  ART: -180,
  SAST: 120,
  AKST: -540,
  HST: -600,
  ICT: 420,
  WIB: 420,
}
const ZONE_PLACES: Readonly<Record<string, number>> = {
  日本標準時: 540,
  日本時間: 540,
  協定世界時: 0,
  世界標準時: 0,
  グリニッジ標準時: 0,
  'Asia/Tokyo': 540,
  Japan: 540,
  'JAPAN STANDARD TIME': 540,
  'CENTRAL EUROPEAN': 60,
  'CENTRAL EUROPEAN TIME': 60,
  'CENTRAL EUROPEAN SUMMER TIME': 120,
  'EASTERN EUROPEAN TIME': 120,
  'WESTERN EUROPEAN TIME': 0,
  'COORDINATED UNIVERSAL TIME': 0,
  'UNIVERSAL TIME': 0,
  'GREENWICH MEAN TIME': 0,
  'EASTERN STANDARD TIME': -300,
  'EASTERN DAYLIGHT TIME': -240,
  'PACIFIC STANDARD TIME': -480,
  'PACIFIC DAYLIGHT TIME': -420,
}

/** "+0900", "+09:00", "UTC+9", "GMT-3", "JST", "日本時間": minutes east of Greenwich, or null. */
export function zoneOffset(text: string): number | null {
  const t = text.trim()
  const place = ZONE_PLACES[t] ?? ZONE_PLACES[t.toUpperCase()]
  if (place !== undefined) return place
  const m = /^(?:UTC|GMT)?\s?([+-])\s?(\d{1,2}):?(\d{2})?$/i.exec(t)
  if (m) {
    const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0)
    return minutes <= 14 * 60 && Number(m[3] ?? 0) < 60 ? (m[1] === '-' ? -minutes : minutes) : null
  }
  return zoneLetters[t.toUpperCase()] ?? null
}

export function offsetText(offset: number): string {
  const a = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(a / 60))}:${two(a % 60)}`
}

export function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
