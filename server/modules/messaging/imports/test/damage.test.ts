/** Damaged files: whatever happens to the bytes, the answer is records, doubtful lines or a problem, never a crash. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../../../../kernel/contract.ts'
import { readExport } from '../index.ts'
import { makeFile } from './make-zip.ts'
import { fixture } from './retell.ts'

const files = readdirSync(fixture(''), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^\.|\.jpg$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`)

/** Cuts the bytes short, repeats or removes a part, or changes single bytes. */
const damage = fc.record({
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  what: fc.constantFrom('cut', 'repeat', 'remove', 'change', 'insert'),
  byte: fc.nat(255),
})

function damaged(
  bytes: Buffer,
  { cut, at, what, byte }: { cut: number; at: number; what: string; byte: number },
): Buffer {
  const place = Math.floor(at * bytes.length)
  const end = Math.floor(cut * bytes.length)
  const part = bytes.subarray(Math.min(place, end), Math.max(place, end))
  if (what === 'cut') return bytes.subarray(0, end)
  if (what === 'repeat') return Buffer.concat([bytes.subarray(0, place), part, part, bytes.subarray(place)])
  if (what === 'remove')
    return Buffer.concat([bytes.subarray(0, Math.min(place, end)), bytes.subarray(Math.max(place, end))])
  if (what === 'insert')
    return Buffer.concat([bytes.subarray(0, place), Buffer.from('[1/2/24, 10:00] x: "\n{'), bytes.subarray(place)])
  const changed = Buffer.from(bytes)
  changed[place] = byte
  return changed
}

test.for(files.map((path) => [path.slice(fixture('').length), path] as const))('%s', async ([, path]) => {
  const whole = readFileSync(path)
  await fc.assert(
    fc.asyncProperty(damage, async (how) => {
      const file = makeFile('damaged', damaged(whole, how))
      try {
        let position = 0
        for await (const reading of readExport(file, { columns: { time: 'when', sender: 'who', text: 'what' } })) {
          if (reading.kind === 'doubtful') continue
          position += 1
          expect(reading.position).toBe(position)
        }
      } catch (error) {
        expect(error).toBeInstanceOf(Problem)
      }
    }),
    { numRuns: 25 },
  )
})
