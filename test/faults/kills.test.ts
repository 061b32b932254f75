/**
 * Whatever is killed, whenever: nothing acknowledged is lost, nothing happens twice, everybody comes to hold the same state.
 * `FAULT_KILLS=100` for the night.
 */
import { expect, test } from 'vitest'
import { storm } from '../../bench/kit/storm/storm.ts'

const kills = Number(process.env.FAULT_KILLS ?? 10)
const seed = Number(process.env.FAULT_SEED ?? 20_261_121)

test(`${kills} kills of web, worker and database under load leave no damage`, {
  timeout: 60_000 + kills * 8000,
}, async () => {
  const { acknowledged, joined, ...damage } = await storm({ kills, seed })
  expect(damage).toEqual({ kills, lost: 0, doubled: 0, unequal: 0 })
  expect(joined).toBe(kills)
  expect(acknowledged).toBeGreaterThan(kills)
})
