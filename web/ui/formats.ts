/** How numbers, shares, money and moments are written, by the conventions of the glossary (§ Conventions). */
import type { Language } from './words/language.ts'
import { momentsFor } from './moments.ts'

/** Written where there is nothing to count from. */
const nothing = '–'

type Maybe = number | null | undefined
const isNumber = (value: Maybe): value is number => typeof value === 'number' && Number.isFinite(value)

function compactChinese(value: number): string {
  const size = Math.abs(value)
  // 99,995,000 would round to 10000万: it is 1亿.
  if (size >= 99_995_000) return `${trimmed(value / 1e8)}亿`
  if (size >= 10_000) return `${trimmed(value / 1e4)}万`
  return value.toLocaleString('en-US')
}

function compactEnglish(value: number): string {
  if (Math.abs(value) < 10_000) return value.toLocaleString('en-US')
  return value.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 })
}

const trimmed = (value: number) => value.toFixed(1).replace(/\.0$/, '')

/** A count: thousands separators below 10,000, then 1.2万 / 1.2亿 (12.3K / 1.2M). */
export function count(value: Maybe, language: Language): string {
  if (!isNumber(value)) return nothing
  return language === 'en' ? compactEnglish(value) : compactChinese(value)
}

/** The exact figure for a tooltip or a sheet. */
export const exact = (value: Maybe): string => (isNumber(value) ? value.toLocaleString('en-US') : nothing)

/** A share 0–1 as a percentage; no decimals on cards, one in tables. */
export function percent(share: Maybe, decimals = 0): string {
  return isNumber(share) ? `${(share * 100).toFixed(decimals)}%` : nothing
}

/** Relative change with its sign, `+12%`; `–` when there was nothing before. */
export function change(now: Maybe, before: Maybe): string {
  if (!isNumber(now) || !isNumber(before) || before === 0) return nothing
  const share = Math.round(((now - before) / Math.abs(before)) * 100)
  return share > 0 ? `+${share}%` : `${share}%`
}

/** Made once: a list of goods writes hundreds of prices. */
const yuanWriter = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Whole fen as money: two decimals in orders, trimmed in promotion, `免费` for nothing to pay. */
export function money(fen: Maybe, language: Language, where: 'order' | 'promotion' = 'order'): string {
  if (!isNumber(fen)) return nothing
  if (fen === 0) return language === 'en' ? 'Free' : '免费'
  const yuan = yuanWriter.format(Math.abs(fen) / 100)
  return `${fen < 0 ? '-' : ''}¥${where === 'promotion' ? yuan.replace(/\.?0+$/, '') : yuan}`
}

/** People, deduplicated (人), or occasions (人次): always says which. */
export function people(value: Maybe, language: Language, unit: 'people' | 'times' = 'people'): string {
  if (!isNumber(value)) return nothing
  if (language === 'en') {
    const [one, many] = unit === 'people' ? ['person', 'people'] : ['time', 'times']
    return `${count(value, language)} ${value === 1 ? one : many}`
  }
  return `${count(value, language)}${unit === 'people' ? ' 人' : ' 人次'}`
}

/** Bytes as people read them: 860 B, 12.4 KB, 3 MB. */
export function bytes(value: Maybe): string {
  if (!isNumber(value)) return nothing
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(value) / Math.log(1024)))
  return `${trimmed(value / 1024 ** step)} ${units[step]}`
}

/** A nickname as shown; without one, 群员 and the last four of our id. */
export function nickname(name: string | null | undefined, id: string, language: Language): string {
  const said = name?.trim()
  if (said) return said
  return `${language === 'en' ? 'Member ' : '群员'}${id.slice(-4)}`
}

/** A phone number with its middle hidden: 138****1234. */
export function hiddenPhone(phone: string): string {
  return phone.replace(/^(\+?86)?(1\d{2})\d{4}(\d{4})$/, '$2****$3')
}

/** Ids and addresses lose their middle, never their end. */
export function middleCut(text: string, keep = 16): string {
  if (text.length <= keep) return text
  const head = Math.ceil((keep - 1) / 2)
  return `${text.slice(0, head)}…${text.slice(-(keep - 1 - head))}`
}

/** All formats bound to a reader's language and the tenant's zone. */
export function formatsFor(language: Language, zone = 'Asia/Shanghai') {
  return {
    count: (value: Maybe) => count(value, language),
    exact,
    percent,
    change,
    bytes,
    money: (fen: Maybe, where?: 'order' | 'promotion') => money(fen, language, where),
    people: (value: Maybe, unit?: 'people' | 'times') => people(value, language, unit),
    nickname: (name: string | null | undefined, id: string) => nickname(name, id, language),
    ...momentsFor(language, zone),
  }
}
export type Formats = ReturnType<typeof formatsFor>
