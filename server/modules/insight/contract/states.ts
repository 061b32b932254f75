/** Window of insight: the states and stages of a group, and why. */
import { z } from 'zod'

export const phase = z.enum(['love', 'doubt', 'breakup'])
export type Phase = z.infer<typeof phase>
/** 恋爱 · 质疑 · 分手 · 已沉寂 */
export const groupState = z.enum(['love', 'doubt', 'breakup', 'dead'])
export type GroupState = z.infer<typeof groupState>
export const stage = z.enum(['intro', 'growth', 'mature', 'decline', 'silent'])
export type Stage = z.infer<typeof stage>

/** A number that led to a judgement, e.g. `{ code: 'a7_below_60_percent', value: .55 }`; words live with the page. */
export const reason = z.object({ code: z.string(), value: z.number().nullable(), limit: z.number().nullable() })
export type Reason = z.infer<typeof reason>
