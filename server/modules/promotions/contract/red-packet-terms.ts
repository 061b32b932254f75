/** The rules of red packets (红包): points or money from the operator, equal or lucky. */
import { z } from 'zod'
import { reason } from '../../../kernel/contract.ts'
import { transferLimitOf } from '../../commerce/contract.ts'

const some = (most: number) => z.number().int().min(1).max(most)
const transfer = transferLimitOf('marketing')
const mostFen = transfer.mostFen ?? Number.MAX_SAFE_INTEGER

/** What one of equal packets holds, or the least of lucky ones. */
const smallest = ({
  split,
  total,
  packets,
  least,
}: {
  split: string
  total: number
  packets: number
  least: number
}) => (split === 'equal' ? Math.floor(total / packets) : least)

export const redPacketTerms = z
  .object({
    kind: z.literal('red_packet'),
    split: z.enum(['equal', 'lucky']),
    /** Points, or money that the operator alone pays by merchant transfer (RP-4). */
    holds: z.enum(['points', 'cash']).default('points'),
    /** All of it, in points or fen. */
    total: some(100_000_000),
    packets: some(10_000),
    /** The least and the most in one packet (RP-1). */
    least: some(100_000_000).default(1),
    most: some(100_000_000).default(20_000),
    /** How many packets of all activities one person may open on one day, and in one month (RP-3). */
    perDay: some(100).default(10),
    perMonth: some(3100).default(100),
    greeting: z.string().trim().max(40).default(''),
  })
  .refine(
    ({ total, packets, least, most }) => packets * least <= total && total <= packets * most,
    reason(
      '总额要够每个红包的最小值，也不能超过每个红包的最大值',
      'the sum must fit the least and the most of each packet',
      'total',
    ),
  )
  .refine(
    ({ least, most }) => least <= most,
    reason('最小值不能超过最大值', 'the least may not exceed the most', 'least'),
  )
  .refine(
    ({ split, total, packets }) => split === 'lucky' || total % packets === 0,
    reason('普通红包的总额要能平分', 'equal packets need a sum that can be shared equally', 'total'),
  )
  .refine(
    (terms) => terms.holds === 'points' || smallest(terms) >= transfer.leastFen,
    reason(
      `现金红包每个至少 ${transfer.leastFen / 100} 元，这是支付平台的限额`,
      `a packet of money holds at least ¥${transfer.leastFen / 100}: the provider sends no less`,
      'least',
    ),
  )
  .refine(
    ({ holds, most }) => holds === 'points' || most <= mostFen,
    reason(
      `现金红包每个最多 ${mostFen / 100} 元，这是支付平台的限额`,
      `a packet of money holds at most ¥${mostFen / 100}: the provider sends no more`,
      'most',
    ),
  )
  .refine(
    ({ perDay, perMonth }) => perDay <= perMonth,
    reason('每天的个数不能超过每月的个数', 'a day cannot allow more than a month', 'perDay'),
  )
export type RedPacketTerms = z.output<typeof redPacketTerms>
