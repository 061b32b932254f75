/** When members will need an item again. */
import { DateTime } from 'luxon'
import { z } from 'zod'
import { findDue } from '../../server/science/value/replenish.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { id } from './shapes.ts'

const zone = 'utc'
const secondsPerDay = 86_400

/** A day is a date, or a whole number of days since any day one likes; the answer comes in the same way. */
const day = z.union([z.number().int().min(-1e7).max(1e7), z.iso.date()])
const bought = z.object({ member: id, item: id, day })

type Row = { member: string; item: string; days: number[]; dated: boolean }

export const replenish = algorithm({
  flags: z.strictObject({ kappa: z.coerce.number().min(0).max(1000).default(3), seed }),
  run: async (lines, { kappa }) => {
    const rows = new Map<string, Row>()
    for await (const { member, item, day: on } of lines.read(bought)) {
      const key = JSON.stringify([member, item])
      const row = rows.get(key) ?? { member, item, days: [], dated: typeof on === 'string' }
      rows.set(key, row)
      row.days.push(typeof on === 'string' ? DateTime.fromISO(on, { zone }).toSeconds() / secondsPerDay : on)
    }
    for (const { member, item, gaps, gapDays, due, basis } of findDue([...rows.values()], kappa)) {
      const dated = rows.get(JSON.stringify([member, item]))?.dated
      const told = dated ? DateTime.fromSeconds(due * secondsPerDay, { zone }).toISODate() : due
      await lines.write({ member, item, n: gaps, gap_days: Number(gapDays.toFixed(4)), due: told, basis })
    }
  },
})
