/** Ids and words that all activities share. */
import { z } from 'zod'
import { idOf } from '../../../kernel/contract.ts'
import { placeWords, seenOn } from '../../commerce/contract.ts'

export { channel, type Channel, seenOn } from '../../commerce/contract.ts'

export const activityId = idOf('act')
export const teamId = idOf('tea')
export const bargainId = idOf('bgn')
export const entryId = idOf('ent')
export const drawId = idOf('drw')
export type ActivityId = z.infer<typeof activityId>
export type TeamId = z.infer<typeof teamId>
export type BargainId = z.infer<typeof bargainId>
export type EntryId = z.infer<typeof entryId>
export type DrawId = z.infer<typeof drawId>
export const boostId = idOf('bst')
export const presaleId = idOf('psl')
export const recountId = idOf('rct')
export const waveId = idOf('wav')
export type BoostId = z.infer<typeof boostId>
export type PresaleId = z.infer<typeof presaleId>
export type RecountId = z.infer<typeof recountId>
export type WaveId = z.infer<typeof waveId>

/** 拼团, 砍价, 秒杀, 接龙, 抽奖, 助力, 套餐与加价购, 预售, 红包. */
export const activityKind = z.enum([
  'group_buy',
  'bargain',
  'flash_sale',
  'relay',
  'lottery',
  'boost',
  'bundle',
  'presale',
  'red_packet',
])
export type ActivityKind = z.infer<typeof activityKind>

/** 待开始, 进行中, 已暂停, 已结束. */
export const activityState = z.enum(['waiting', 'running', 'paused', 'ended'])
export type ActivityState = z.infer<typeof activityState>

/** One sentence of the rules: its key and what is filled in. */
export const toldRule = z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })

/** What somebody says to order at a campaign's price. */
export const orderWords = { ...placeWords, channel: seenOn }
