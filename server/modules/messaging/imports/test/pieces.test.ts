/** The parts that formats share. */
import fc from 'fast-check'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { csvRows } from '../csv.ts'
import { repairLatin } from '../formats/meta.ts'
import { escapeRepair, jsonValues } from '../json.ts'
import { readByLine } from '../lines.ts'
import { looseStamp } from '../loose-stamps.ts'
import { cleanName, maskPhones, senderByName, stripTokens } from '../names.ts'
import { message } from '../record.ts'
import { fromIso, hourOf, instantIn, instantOfSeconds } from '../stamps.ts'
import { encodingOf } from '../../../../kernel/sheets/text.ts'

/** A file whose bytes arrive in pieces of the given length. */
const inPieces = (content: string | Buffer, length: number) => {
  const bytes = Buffer.from(content)
  const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, at) =>
    bytes.subarray(at * length, (at + 1) * length),
  )
  return { name: 'x', size: bytes.length, open: async () => Readable.from(pieces, { objectMode: false }) }
}
const pieceLength = fc.integer({ min: 1, max: 9 })

describe('lines', () => {
  const linesOf = async (content: string | Buffer, length: number, encoding: 'utf-8' | 'latin1' = 'utf-8') => {
    const lines: string[] = []
    const file = inPieces(content, length)
    for await (const reading of readByLine(file, encoding, (emit) => ({
      line: (text) => emit(message({ stamp: '', at: null, text })),
      end() {},
    }))) {
      if (reading.kind !== 'doubtful') lines.push(reading.text)
    }
    return lines
  }

  test('are the same however the bytes arrive', async () => {
    const piece = fc.constantFrom('你', 'a', '\r', '\n', '\r\n', '👋', ' ')
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), pieceLength, async (parts, length) => {
        const content = parts.join('')
        const expected = content.split('\n').map((line) => line.replace(/\r$/, ''))
        if (content === '' || content.endsWith('\n')) expected.pop()
        expect(await linesOf(content, length)).toEqual(expected)
      }),
    )
  })
  test('keep a lone CR, lose one byte-order mark', async () => {
    expect(await linesOf('\ufeffa\rb\r\n\ufeffc', 3)).toEqual(['a\rb', '\ufeffc'])
  })
  test('are decoded one by one, so that one in Latin-1 spoils no other', async () => {
    const bytes = Buffer.concat([
      Buffer.from('你好\n'),
      Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]),
      Buffer.from('再见'),
    ])
    expect(await linesOf(bytes, 4, 'latin1')).toEqual(['你好', 'café', '再见'])
  })
})

describe('encodings', () => {
  test('are told by the bytes', () => {
    expect(encodingOf(Buffer.from('你好'))).toBe('utf-8')
    expect(encodingOf(Buffer.from('你好').subarray(0, 5))).toBe('utf-8')
    expect(encodingOf(Buffer.from([0xc4, 0xe3, 0xba, 0xc3]))).toBe('gb18030')
    expect(encodingOf(Buffer.from('caf\xe9 cr\xe8me', 'latin1'))).toBe('utf-8')
    expect(encodingOf(Buffer.from('\ufeffhi', 'utf16le'))).toBe('utf-16le')
    expect(encodingOf(Buffer.from([1, 0, 2]))).toBeNull()
  })
})

describe('JSON in a stream', () => {
  const read = async (content: string, length: number, places: string[]) => {
    const found: unknown[] = []
    for await (const { value } of jsonValues(inPieces(content, length), places)) found.push(value)
    return found
  }
  test('gives out what JSON.parse would, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 5 }), pieceLength, async (messages, length) => {
        const beyond = (value: unknown) =>
          Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value as number) < 1e21
        // No export needs a key that would change what an object is.
        const plain = JSON.parse(JSON.stringify(messages), (key, value: unknown) =>
          key === '__proto__' ? undefined : beyond(value) ? String(value) : value,
        )
        const text = JSON.stringify({ name: 'x', other: messages, messages })
        expect(await read(text, length, ['messages.*'])).toEqual(plain)
      }),
    )
  })
  test('repairs \\xHH but not \\\\xHH, also across pieces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (length) => {
        const broken = String.raw`a\x1Fb\\x41c\\\x07d\n\"e\x`
        const repair = escapeRepair()
        const pieces = Array.from({ length: Math.ceil(broken.length / length) }, (_, at) =>
          broken.slice(at * length, (at + 1) * length),
        )
        expect(pieces.map(repair).join('') + repair('00')).toBe(String.raw`a\u001Fb\\x41c\\\u0007d\n\"e\u0000`)
      }),
    )
  })
  test('keeps ids beyond 2^53 digit by digit and ignores __proto__', async () => {
    expect(
      await read('{"messages":[{"id":12345678901234567890,"__proto__":{"polluted":1}}]}', 5, ['messages.*']),
    ).toEqual([{ id: '12345678901234567890' }])
  })
})

describe('CSV', () => {
  test('reads back what was written, with the line of each row', async () => {
    const cell = fc.stringMatching(/^[a你,"; \n]{0,8}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\n', '\r\n'),
        pieceLength,
        async (rows, eol, length) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
          const content = rows.map((row) => row.map(quoted).join(',')).join(eol) + eol
          const read: { cells: string[]; line: number }[] = []
          for await (const row of csvRows(inPieces(content, length), 'utf-8', ',')) read.push(row)
          expect(read.map(({ cells }) => cells)).toEqual(rows)
          const before = rows.slice(0, -1).flat().join('').split('\n').length - 1
          expect(read.at(-1)?.line).toBe(rows.length + before)
        },
      ),
    )
  })
})

describe('stamps', () => {
  test.for([
    ['05-Jun-19 07:28 AM', 'dmy', '2019-06-05T07:28'],
    ['Tuesday, December 16, 2025 4:53 p.m.', 'dmy', '2025-12-16T16:53'],
    ['9 Jul 2015 at 12:05 AM', 'dmy', '2015-07-09T00:05'],
    ['2015년 7월 9일 오후 8:34', 'ymd', '2015-07-09T20:34'],
    ['2015. 7. 9. 오전 12:34', 'ymd', '2015-07-09T00:34'],
    ['2024/1/5 凌晨12:10', 'ymd', '2024-01-05T00:10'],
    ['2024/1/5 中午12:10', 'ymd', '2024-01-05T12:10'],
    ['1/2/2024 3:04:05 PM', 'mdy', '2024-01-02T15:04:05'],
    ['1/2/2024 15:04', 'dmy', '2024-02-01T15:04'],
    ['31/2/2024 15:04', 'dmy', null],
    ['2024-01-02 25:00', 'ymd', null],
    ['no stamp', 'dmy', null],
  ] as const)('%s', ([written, order, expected]) => {
    const at = looseStamp(written, order)
    expect(at && 'local' in at ? at.local : at).toBe(expected)
  })
  test('the hours around noon and midnight', () => {
    expect([
      hourOf(12, 'AM'),
      hourOf(12, 'p. m.'),
      hourOf(1, '下午'),
      hourOf(0, 'a. m.'),
      hourOf(13, 'PM'),
      hourOf(7, undefined),
    ]).toEqual([0, 12, 13, 0, 13, 7])
  })
  test('a zone turns local times into instants, also around a change of clocks', () => {
    expect(instantIn({ local: '2024-07-01T08:00' }, 'Asia/Shanghai').toISOString()).toBe('2024-07-01T00:00:00.000Z')
    expect(instantIn({ local: '2024-03-31T03:30' }, 'Europe/Berlin').toISOString()).toBe('2024-03-31T01:30:00.000Z')
    expect(instantIn({ instant: '2024-07-01T08:00:00Z' }, 'Asia/Shanghai').toISOString()).toBe(
      '2024-07-01T08:00:00.000Z',
    )
  })
  test('microseconds of Slack and offsets of ISO texts are kept', () => {
    expect(instantOfSeconds('1452837318.000002')).toEqual({ instant: '2016-01-15T05:55:18.000002Z' })
    expect(fromIso('2024-05-01T20:00:00+08:00')).toEqual({ instant: '2024-05-01T12:00:00Z' })
    expect(fromIso('2024-05-01 20:00')).toEqual({ local: '2024-05-01T20:00' })
    expect(fromIso('2024-13-01 20:00')).toBeNull()
  })
})

describe('names and numbers', () => {
  test('invisible marks go, the joiners of emoji stay', () => {
    expect(cleanName('\u202a~\u202fNed\u202c ')).toBe('~ Ned')
    expect(cleanName('👩‍👧')).toBe('👩‍👧')
  })
  test('a phone number as a name becomes a digest, the same however it is written', () => {
    const plain = senderByName('+44 7700 900123')
    expect(senderByName('\u202a+44\u00a07700\u00a0900123\u202c')).toEqual(plain)
    expect(plain.senderKey).toMatch(/^tel:[\da-f]{20}$/)
    expect(plain.senderName).toBe('+44…23')
    expect(senderByName('Ann 2')).toEqual({ senderKey: 'Ann 2', senderName: 'Ann 2' })
  })
  test('phone numbers in texts are masked, other numbers are not', () => {
    expect(maskPhones('打 13800138000 或 +86 138 0013 8000，@8613800138000')).toBe('打 13…00 或 +86…00，@+86…00')
    const harmless = '订单 20240501123456789，2024-05-01 10:00，1+12345，π=3.14159265358979'
    expect(maskPhones(harmless)).toBe(harmless)
  })
  test('file tokens are stripped', () => {
    expect(stripTokens('https://x.example/a.pdf?t=xoxe-12-ab_c and xoxb-1')).toBe('https://x.example/a.pdf and ')
  })
  test('Latin-1 mojibake is repaired only when it is certain', () => {
    const broken = Buffer.from('你好 café').toString('latin1')
    expect(repairLatin(broken)).toBe('你好 café')
    expect(repairLatin('café')).toBe('café')
    expect(repairLatin('已经是中文 é')).toBe('已经是中文 é')
  })
})
