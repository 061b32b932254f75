/** Whose invitations look bought: points with reasons; a person decides. */
import { z } from 'zod'
import { type Invited, scoreFraud } from '../../server/science/fission/fraud.ts'
import { algorithm } from './algorithm.ts'
import { seed } from './flags.ts'
import { id, seconds } from './shapes.ts'

const key = z.string().nullish()
const join = z.object({ type: z.literal('join'), user: id, inviter: key, ts: seconds, device: key, ip: key, pay: key })
const count = z.number().min(0).max(1e12)
const act = z.object({ type: z.literal('act'), user: id, n: count.default(0), buys: count.default(0) })

function joined({ user, inviter = null, ts, device = null, pay = null }: z.output<typeof join>): Invited {
  return { user, inviter, ts, device, pay, actions: 0, buys: 0 }
}

export const fraud = algorithm({
  flags: z.strictObject({ seed }),
  run: async (lines) => {
    const users = new Map<string, Invited>()
    const acts = new Map<string, { n: number; buys: number }>()
    for await (const row of lines.read(z.discriminatedUnion('type', [join, act]))) {
      if (row.type === 'act') {
        const { n, buys } = acts.get(row.user) ?? { n: 0, buys: 0 }
        acts.set(row.user, { n: n + row.n, buys: buys + row.buys })
      } else if (users.has(row.user)) lines.refuse('joined_twice', '一个人只能加入一次 · joined already')
      else users.set(row.user, joined(row))
    }
    const judged = [...users.values()].map((user) => {
      const { n = 0, buys = 0 } = acts.get(user.user) ?? {}
      return { ...user, actions: n, buys }
    })
    for (const scored of scoreFraud(judged)) await lines.write(scored)
  },
})
