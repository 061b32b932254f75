/** 抽奖 for members. */
import type { MemberKind } from '../kind.ts'
import { LotteryPart } from './LotteryPart.tsx'

export const lottery: MemberKind = { Part: LotteryPart, priceOf: () => null }
