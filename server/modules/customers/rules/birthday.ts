import { DateTime } from 'luxon'

const withYear = [
  'yyyy-M-d',
  'yyyy/M/d',
  'yyyy.M.d',
  'yyyy年M月d日',
  'yyyyMMdd',
  "yyyy-MM-dd'T'HH:mm:ss",
  'yyyy-M-d H:mm:ss',
  'yyyy/M/d H:mm',
]
const withoutYear = ['M-d', 'M/d', 'M.d', 'M月d日', 'MM月dd日']

/** `YYYY-MM-DD`, or `--MM-DD` where no year is told; null when it is no birthday. */
export function readBirthday(typed: string): string | null {
  const text = typed.normalize('NFKC').trim()
  const whole = parsed(text, withYear)
  if (whole) return whole.year >= 1900 && whole.year <= 2100 ? whole.toFormat('yyyy-MM-dd') : null
  // 29 February exists in a leap year only.
  const part = parsed(
    `2000 ${text}`,
    withoutYear.map((format) => `yyyy ${format}`),
  )
  return part ? part.toFormat("'--'MM-dd") : null
}

function parsed(text: string, formats: readonly string[]): DateTime | null {
  for (const format of formats) {
    const at = DateTime.fromFormat(text, format, { zone: 'utc' })
    if (at.isValid) return at
  }
  return null
}
