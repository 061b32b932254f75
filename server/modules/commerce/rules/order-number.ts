/** Numbers of orders: short enough to say, unique without anybody waiting for the next one. */
import { DateTime } from 'luxon'
import type { OrderId } from '../contract.ts'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** The day in China and twelve digits of the id's own chance: 261122 + 012345678901. A double is refused by the unique key. */
export function orderNumber(now: Date, id: OrderId): string {
  const day = DateTime.fromJSDate(now, { zone: 'Asia/Shanghai' }).toFormat('yyLLdd')
  let chance = 0n
  for (const letter of id.slice(-8)) chance = chance * 32n + BigInt(letters.indexOf(letter))
  return day + String(chance % 1_000_000_000_000n).padStart(12, '0')
}
