/** What merchant transfers allow (商家转账), by scene: numbers of the provider with the day they hold from, not ours. */
import { z } from 'zod'

export const payoutScene = z.enum(['marketing', 'commission'])
export type PayoutScene = z.infer<typeof payoutScene>

type TransferLimit = {
  key: 'wxpay.transfer'
  /** 1000 现金营销, 1005 佣金报酬. */
  scope: PayoutScene
  leastFen: number
  /** Null: the provider names no sum for the scene. */
  mostFen: number | null
  /** Days in China; open at the end. */
  validFrom: string
  validTo: string | null
  source: string
  confidence: 'high' | 'medium' | 'low'
}

const source = 'https://pay.weixin.qq.com/doc/v3/merchant/4012711988'

/** Rows are added when the provider changes its numbers; those of before stay for what was agreed then. */
export const transferLimits: readonly TransferLimit[] = [
  {
    key: 'wxpay.transfer',
    scope: 'marketing',
    leastFen: 10,
    mostFen: 20_000,
    validFrom: '2025-01-15',
    validTo: null,
    source,
    confidence: 'high',
  },
  {
    key: 'wxpay.transfer',
    scope: 'commission',
    leastFen: 10,
    mostFen: null,
    validFrom: '2025-01-15',
    validTo: null,
    source,
    confidence: 'high',
  },
]

/** What holds for a scene on a day, `YYYY-MM-DD`; without a day, what was said last. */
export function transferLimitOf(scene: PayoutScene, day = '9999-12-31'): Pick<TransferLimit, 'leastFen' | 'mostFen'> {
  const rows = transferLimits.filter(
    ({ scope, validFrom, validTo }) => scope === scene && validFrom <= day && (validTo === null || day <= validTo),
  )
  return rows.at(-1) ?? { leastFen: 0, mostFen: 0 }
}

const namelessBelowFen = 30
const namedFromFen = 200_000

/** Whether the payee's real name may, may not, or must be told with so much. */
export function nameRuleOf(amountFen: number): 'forbidden' | 'allowed' | 'needed' {
  if (amountFen < namelessBelowFen) return 'forbidden'
  return amountFen >= namedFromFen ? 'needed' : 'allowed'
}
