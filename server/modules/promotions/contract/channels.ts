/** Which mechanic may be offered on which channel, and with which words (compliance L1, L3). */
import { z } from 'zod'
import { endpoint } from '../../../kernel/contract.ts'
import { channel } from './shapes.ts'

export const mechanic = z.enum([
  'coupon',
  'bundle',
  'wave',
  'group_buy',
  'bargain',
  'boost',
  'flash_sale',
  'relay',
  'lottery',
  'red_packet',
  'member_packet',
  'presale',
])
export type Mechanic = z.infer<typeof mechanic>

export const ruling = z.object({
  /** As it is, with what is said in `words` changed, or not at all. */
  ruling: z.enum(['allowed', 'changed', 'refused']),
  /** Which duty says so. */
  duty: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
})
export type Ruling = z.infer<typeof ruling>

export const listChannelRulesEndpoint = endpoint({
  name: 'promotions.list_channel_rules',
  route: 'GET /channel-rules',
  summary: 'Which mechanic may be offered on which channel, changed in which way',
  output: z.object({ rows: z.array(ruling.extend({ channel, mechanic })) }),
})
