/** Any chat written in any of WhatsApp's shapes is read back as it was, and the order of the date is found by itself. */
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { detectExport, readExport } from '../index.ts'
import { makeFile } from './make-zip.ts'

type Said = { minutes: number; name: string; text: string }

/** A way of writing as a locale has it: pattern of the stamp, what surrounds it, and whether seconds are written. */
type Shape = { locale: string; order: 'dmy' | 'mdy' | 'ymd'; ios: boolean; write(at: DateTime): string }

const ios = (stamp: string) => `[${stamp}] `
const android = (stamp: string) => `${stamp} - `
const english = (at: DateTime, pattern: string) => at.setLocale('en-US').toFormat(pattern)
const chineseHalf = (at: DateTime) => `${at.hour < 12 ? '上午' : '下午'}${at.toFormat('h:mm')}`

const shapes: Shape[] = [
  { locale: 'en-US, iPhone', order: 'mdy', ios: true, write: (at) => ios(english(at, 'M/d/yy, h:mm:ss\u202fa')) },
  { locale: 'en-US, Android', order: 'mdy', ios: false, write: (at) => android(english(at, 'M/d/yy, h:mm\u202fa')) },
  { locale: 'en-GB, Android', order: 'dmy', ios: false, write: (at) => android(at.toFormat('dd/MM/yyyy, HH:mm')) },
  { locale: 'en-IN, iPhone', order: 'dmy', ios: true, write: (at) => ios(english(at, 'dd/MM/yy, h:mm:ss a')) },
  { locale: 'de, iPhone', order: 'dmy', ios: true, write: (at) => ios(at.toFormat('dd.MM.yy, HH:mm:ss')) },
  { locale: 'es, Android', order: 'dmy', ios: false, write: (at) => android(at.toFormat('d/M/yy, H:mm')) },
  { locale: 'nl, Android', order: 'dmy', ios: false, write: (at) => android(at.toFormat('dd-MM-yyyy HH:mm')) },
  { locale: 'sv, Android', order: 'ymd', ios: false, write: (at) => android(at.toFormat('yyyy-MM-dd HH:mm')) },
  {
    locale: 'zh-CN, Android',
    order: 'ymd',
    ios: false,
    write: (at) => android(`${at.toFormat('yyyy/M/d')} ${chineseHalf(at)}`),
  },
  {
    locale: 'zh-CN, iPhone',
    order: 'ymd',
    ios: true,
    write: (at) => ios(`${at.toFormat('yyyy/M/d')} ${chineseHalf(at)}:${at.toFormat('ss')}`),
  },
  { locale: 'ja, Android', order: 'ymd', ios: false, write: (at) => android(at.toFormat('yyyy/MM/dd H:mm')) },
  {
    locale: 'ko, Android',
    order: 'ymd',
    ios: false,
    write: (at) => android(`${at.toFormat('yyyy. M. d.')} ${at.hour < 12 ? '오전' : '오후'} ${at.toFormat('h:mm')}`),
  },
  {
    locale: 'ar, Android',
    order: 'dmy',
    ios: false,
    write: (at) => android(eastern(`${at.toFormat('d/M/yyyy')}، ${at.toFormat('h:mm')} ${at.hour < 12 ? 'ص' : 'م'}`)),
  },
]

const eastern = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))

const name = fc.constantFrom(
  '林小满',
  '阿德',
  'Rosa Lind',
  'Ned:the first',
  'O’Neill – 2',
  '👩‍👩‍👧 família',
  '+49 151 2345678',
)
const lineOfText = fc.stringMatching(/^[\p{Script=Han}a-zA-Z0-9 ,.!?:()'-]{1,30}$/u).map((text) => `w ${text.trim()}`)
const text = fc.array(lineOfText, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
/** Days enough that the order of the date can be told: a message a day, over more than a month. */
const chat = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 1_439 }), name, text }), {
  minLength: 40,
  maxLength: 60,
})

const start = DateTime.utc(2024, 1, 3)

test.for(shapes.map((shape) => [shape.locale, shape] as const))('%s', async ([, { write, order }]) => {
  await fc.assert(
    fc.asyncProperty(chat, fc.constantFrom('\n', '\r\n'), async (said, eol) => {
      const at = ({ minutes }: Said, day: number) => start.plus({ days: day, minutes })
      const lines = said.map((each, day) => `${write(at(each, day))}${each.name}: ${each.text}`)
      const path = makeFile('chat.txt', lines.join(eol) + eol)

      expect(await detectExport(path)).toMatchObject({
        format: 'whatsapp',
        dateOrder: { chosen: order, certain: true },
      })
      const read: string[] = []
      for await (const reading of readExport(path, { keepPhones: true })) {
        expect(reading.kind).toBe('message')
        if (reading.kind !== 'doubtful')
          read.push(`${reading.at && 'local' in reading.at ? reading.at.local.slice(0, 16) : ''} ${reading.text}`)
      }
      expect(read).toEqual(said.map((each, day) => `${at(each, day).toFormat("yyyy-MM-dd'T'HH:mm")} ${each.text}`))
    }),
    { numRuns: 8 },
  )
})

test.for([
  ['all days before the 13th, dots', '05.03.24, 10:00 - a: x\n07.03.24, 10:00 - a: y\n', 'dmy', 'dates'],
  ['one day only, dots', '05.03.24, 10:00 - a: x\n', 'dmy', 'form'],
  ['one day only, slashes, two-digit year', '12/9/20, 23:55 - a: x\n', 'dmy', 'guess'],
  ['one day only, slashes, 12 hours, no leading zero', '2/9/20, 11:55 PM - a: x\n', 'mdy', 'guess'],
  ['same number twice', '5/5/20, 23:55 - a: x\n', 'dmy', 'dates'],
  ['month first by a day beyond 12', '2/9/20, 23:55 - a: x\n2/13/20, 23:55 - a: y\n', 'mdy', 'dates'],
  ['month first by the shorter path', '1/2/20, 23:55 - a: x\n1/3/20, 23:55 - a: y\n', 'mdy', 'dates'],
  ['year first', '2020/1/2 23:55 - a: x\n', 'ymd', 'dates'],
] as const)('date order: %s', async ([, content, chosen, by]) => {
  const path = makeFile('chat.txt', content)
  expect(await detectExport(path)).toMatchObject({ dateOrder: { chosen, by } })
  for await (const reading of readExport(path)) expect(reading.doubt).toBe(by === 'guess' ? 'date_order' : null)
})

test('the user may overrule the date order', async () => {
  const path = makeFile('chat.txt', '12/9/20, 23:55 - a: x\n')
  for await (const reading of readExport(path, { dateOrder: 'mdy' })) {
    expect(reading).toMatchObject({ at: { local: '2020-12-09T23:55' }, doubt: null })
  }
})
