/** A person leaves for good: what is removed, what stays and why, and time to think again. */
import { z } from 'zod'
import { day, endpoint, idOf, instant, problem } from '../../../kernel/contract.ts'
import { groupId } from '../../community/contract.ts'

export const departureId = idOf('dep')
export type DepartureId = z.infer<typeof departureId>

export const departureState = z.object({
  /** The request that waits; null when there is none. Signing in takes it back. */
  pending: z.object({ requestedAt: instant, dueAt: instant, recallMessages: z.boolean() }).nullable(),
  /** A request that I took back by signing in after it, for a while. */
  takenBackAt: instant.nullable(),
  coolingDays: z.number().int(),
  /** Groups that somebody else must own first. */
  owned: z.array(z.object({ id: groupId, name: z.string() })),
  /** The last owner of the tenant cannot leave it. */
  lastOwner: z.boolean(),
  /** What there is of mine. */
  removed: z.object({ groups: z.number().int(), files: z.number().int() }),
  kept: z.object({
    messages: z.number().int(),
    /** Records of what I did for the tenant, kept as the law demands at least until `recordsUntil`. */
    records: z.number().int(),
    recordsUntil: day,
  }),
})
export type DepartureState = z.infer<typeof departureState>

export const HandOverFirst = problem('archive.hand_over_first', 409, {
  zh: '你还是这些群的群主：{groups}。请先转让，再注销账号。',
  en: 'You still own these groups: {groups}. Hand them over before deleting your account.',
})
export const NotConfirmed = problem('archive.not_confirmed', 400, {
  zh: '输入的名字不对，请照着你现在的名字输入。',
  en: 'The name does not match; type your name as it stands here.',
})
export const LastOwnerStays = problem('archive.last_owner_stays', 409, {
  zh: '你是最后一位所有者，请先把所有者席位交给别人。',
  en: 'You are the last owner; give the owner’s seat to somebody else first.',
})

export const readDepartureEndpoint = endpoint({
  name: 'archive.read_departure',
  route: 'GET /me/departure',
  summary: 'What deleting my account would remove and keep, and whether I have asked for it',
  output: departureState,
})
export const requestDepartureEndpoint = endpoint({
  name: 'archive.request_departure',
  route: 'POST /me/departure',
  summary: 'Ask for my account to be deleted after the cooling-off days; ends all my sessions',
  input: z.object({
    /** My name, typed. */
    confirm: z.string().trim().min(1).max(64),
    /** Also take back everything I said; otherwise it stays under a name that is nobody’s. */
    recallMessages: z.boolean().default(false),
  }),
  output: z.object({ dueAt: instant }),
  problems: [HandOverFirst, NotConfirmed, LastOwnerStays],
})
