/** Ids and shapes of distribution. */
import { z } from 'zod'
import { idOf, instant } from '../../../kernel/contract.ts'
import { personCard } from '../../identity/contract.ts'
import { fen } from '../../ledger/contract.ts'

export const bindingId = idOf('bnd')
export const commissionId = idOf('cms')
export const withdrawalId = idOf('wdr')
export const coSellingId = idOf('csl')
export const coSellingPayoutId = idOf('cpo')
export type CoSellingId = z.infer<typeof coSellingId>
export type CoSellingPayoutId = z.infer<typeof coSellingPayoutId>
export type BindingId = z.infer<typeof bindingId>
export type CommissionId = z.infer<typeof commissionId>
export type WithdrawalId = z.infer<typeof withdrawalId>

/** 待审核, 推广中, 已停用. */
export const promoterState = z.enum(['applied', 'active', 'stopped'])
/** 到期, 改绑, 推广员停用, 商家解除. */
export const endedWhy = z.enum(['expired', 'rebound', 'stopped', 'by_shop'])
/** 待结算, 冻结, 可提现, 已取消. */
export const commissionState = z.enum(['pending', 'frozen', 'available', 'cancelled'])
/** 申请, 已审核, 提现中, 已打款, 已驳回, 失败, 已过期. */
export const withdrawalState = z.enum(['asked', 'approved', 'sending', 'paid', 'declined', 'failed', 'expired'])

/** A share in basis points (万分之一), three tenths at most: the law and the payment providers allow no more. */
export const rateBp = z.number().int().min(0).max(3000)
/** The order's own, one ancestor, or two. There is no third. */
export const level = z.literal([1, 2])

export const promoter = z.object({
  person: personCard,
  code: z.string(),
  appliedAt: instant,
  approvedAt: instant.nullable(),
  stoppedAt: instant.nullable(),
  hasRealName: z.boolean(),
})
export type Promoter = z.infer<typeof promoter>

export const purse = z.object({
  /** Sold, not received yet. */
  pendingFen: fen,
  /** Received, may still be sent back. */
  frozenFen: fen,
  availableFen: fen,
  withdrawingFen: fen,
  paidFen: z.number().int(),
  /** Owed back after a refund that came later than the payout; the next earnings repay it. */
  debtFen: z.number().int(),
})
export type Purse = z.infer<typeof purse>
