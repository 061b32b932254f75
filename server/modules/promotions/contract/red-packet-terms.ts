/** The rules of red packets (红包): points from the operator, equal or lucky. */
import { z } from 'zod'
import { reason } from '../../../kernel/contract.ts'

const some = (most: number) => z.number().int().min(1).max(most)
export const redPacketTerms = z
  .object({
    kind: z.literal('red_packet'),
    split: z.enum(['equal', 'lucky']),
    /** All of it, in points. */
    total: some(100_000_000),
    packets: some(10_000),
    /** The least and the most in one packet (RP-1). */
    least: some(100_000_000).default(1),
    most: some(100_000_000).default(20_000),
    /** How many packets of all activities one person may open on one day. */
    perDay: some(100).default(10),
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
export type RedPacketTerms = z.output<typeof redPacketTerms>
