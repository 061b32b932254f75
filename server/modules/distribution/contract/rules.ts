/** The rules of a tenant's distribution, and its kill switch. */
import { z } from 'zod'
import { endpoint, instant, reason } from '../../../kernel/contract.ts'
import { productId } from '../../commerce/contract.ts'
import { fen, someFen } from '../../ledger/contract.ts'
import { rateBp } from './shapes.ts'

const words = z.object({
  active: z.boolean(),
  /** How many ancestors of a buyer are paid; two only after the warning was read. */
  levels: z.literal([1, 2]),
  firstBp: rateBp,
  secondBp: rateBp,
  /** All levels together. */
  capBp: rateBp,
  protectionDays: z.number().int().min(1).max(365),
  /** 首次 or 末次: whose link counts when somebody follows several. */
  bindMode: z.enum(['first', 'last']),
  /** Whoever applies is a promoter at once. */
  openToAll: z.boolean(),
  /** 满额: who applies must have paid for so much; 0: everybody may apply. */
  spentFen: fen.default(0),
  realNameFen: fen,
  leastFen: someFen,
})

export const distributionRules = words.extend({ spentFen: fen, version: z.number().int(), since: instant.nullable() })
export type DistributionRules = z.infer<typeof distributionRules>

export const readRulesEndpoint = endpoint({
  name: 'distribution.read_rules',
  route: 'GET /distribution/rules',
  summary: 'The rules as they stand now; published, so that everybody can read what is paid for',
  output: distributionRules,
})
export const changeRulesEndpoint = endpoint({
  name: 'distribution.change_rules',
  route: 'PUT /distribution/rules',
  summary:
    'A new version of the rules; orders that were placed keep theirs. `active: false` stops new commission at once',
  input: words
    .refine(
      ({ levels, secondBp }) => levels === 2 || secondBp === 0,
      reason('只有一级时没有二级比例', 'with one level there is no second rate', 'secondBp'),
    )
    .refine(
      ({ firstBp, secondBp, capBp }) => firstBp + secondBp <= capBp,
      reason('一级和二级比例相加不能超过总上限', 'both rates together are above the cap', 'capBp'),
    ),
  output: distributionRules,
})
export const setProductRateEndpoint = endpoint({
  name: 'distribution.set_product_rate',
  route: 'PUT /distribution/products/:productId',
  summary: 'Rates of one product instead of the usual ones; null takes them away',
  input: z.object({
    productId,
    rates: z
      .object({ firstBp: rateBp, secondBp: rateBp })
      .refine(
        ({ firstBp, secondBp }) => firstBp + secondBp <= 3000,
        reason('一级和二级比例相加不能超过 30%', 'both rates together are above three tenths', 'firstBp'),
      )
      .nullable(),
  }),
})
