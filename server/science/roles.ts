import { type CriticEvidence, criticEvidence, disagreementShare } from './critics.ts'
import type { MemberFigures } from './member-figures.ts'
import { findThinkers, type Thinker } from './thinkers.ts'

export type Role = 'role_silent' | 'role_thinker' | 'role_critic' | 'role_onlooker' | 'role_participant'

/** Why a member has a role: a code for the words of a page, and the figures that the words name. */
type RoleReason =
  | { code: 'no_message_no_signal' | 'no_message_signals_unknown' }
  | ({ code: 'starts_talks' } & Omit<Thinker, 'member'>)
  | ({ code: 'disagrees_often' } & CriticEvidence)
  | { code: 'few_messages' | 'takes_part'; messages: number }

export type GivenRole = {
  member: string
  role: Role
  /** Rests on words of disagreement: show it as 估计 and let the owner correct it. */
  estimate: boolean
  reason: RoleReason
}

/** With this many messages in the window or fewer one looks on. */
export const onlookerMessages = 2

/**
 * Gives each member of a window the first role that fits: 沉默者, 思考者, 批判者, 围观者, else participant. Absolute counts, not
 * percentiles, so that the share of silent members can really move. Where passive signals are unknowable a member
 * without a message counts as onlooker, and the reason says so.
 */
export function giveRoles(members: readonly MemberFigures[]): GivenRole[] {
  const thinkers = new Map(findThinkers(members).map((thinker) => [thinker.member, thinker]))
  const groupShare = disagreementShare(members)
  return members.map((figures) => ({
    member: figures.member,
    ...firstRole(figures, thinkers.get(figures.member), criticEvidence(figures, groupShare)),
  }))
}

type RoleOfOne = Omit<GivenRole, 'member'>

function firstRole({ messages, signals }: MemberFigures, thinker?: Thinker, critic?: CriticEvidence | null): RoleOfOne {
  if (messages === 0 && signals === 0) return give('role_silent', { code: 'no_message_no_signal' })
  if (messages === 0 && signals === null) return give('role_onlooker', { code: 'no_message_signals_unknown' })
  if (thinker) return give('role_thinker', thinkerReason(thinker))
  if (critic) return { ...give('role_critic', { code: 'disagrees_often', ...critic }), estimate: true }
  if (messages <= onlookerMessages) return give('role_onlooker', { code: 'few_messages', messages })
  return give('role_participant', { code: 'takes_part', messages })
}

function thinkerReason({ starts, repliesPerMessage, place }: Thinker): RoleReason {
  return { code: 'starts_talks', starts, repliesPerMessage, place }
}

function give(role: Role, reason: RoleReason): RoleOfOne {
  return { role, reason, estimate: false }
}
