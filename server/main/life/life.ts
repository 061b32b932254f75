/**
 * Sample life: an invented alliance of communities and 36 days of what its people said and did, as plain values. Whoever
 * loads it decides how rows are written; nothing here knows a database.
 */
import type { MemberRole, Preset } from '../../modules/community/contract.ts'

/** How a group fares over the 36 days. */
export type Character = 'growing' | 'steady' | 'cooling' | 'quarrelling' | 'dead' | 'flooded'

export type LifeCircle = { key: string; name: string; region: { country: string; province: string; city: string } }

export type LifeCommunity = {
  key: string
  name: string
  circle: string
  preset: Preset
  interest: string
  industry: string
  about: string
  rules: string[]
  welcome: string
}

export type LifeGroup = {
  key: string
  community: string
  name: string
  about: string
  character: Character
  cap: number
  /** Names of the threads in which check-ins and questions are gathered. */
  topics: string[]
  foundedAt: string
}

export type LifePerson = {
  key: string
  name: string
  bio: string
  city: string
  /** One of the operator's own people: not counted in any figure about members. */
  staff: boolean
  offers: string[]
  needs: string[]
}

export type LifeSeat = {
  group: string
  person: string
  role: MemberRole
  joinedAt: string
  leftAt?: string
}

export type Life = {
  tenant: { name: string; slug: string }
  zone: string
  /** First moment of the first day and last moment of life, ISO 8601 in UTC. */
  from: string
  until: string
  /** Whom a visitor may play: the alliance's owner in the console, a busy member in the member app. */
  leads: { owner: string; member: string }
  circles: LifeCircle[]
  communities: LifeCommunity[]
  groups: LifeGroup[]
  people: LifePerson[]
  seats: LifeSeat[]
}

/** What a message was written as; the truth against which classifiers may be held. */
export type Mark = 'question' | 'check_in' | 'intro' | 'welcome' | 'notice' | 'dispute' | 'advert'

type Told = { at: string; group: string }

export type LifeMessage = Told & {
  kind: 'message'
  key: string
  by: string
  text: string
  /** The native reply shown in the chat; only some answers carry one. */
  replyTo?: string
  mentions?: string[]
  all?: true
  topic?: string
  /** The first message of the conversation this one belongs to, and the message it truly answers. */
  thread: string
  answers?: string
  mark?: Mark
}

export type LifeEvent =
  | LifeMessage
  | (Told & { kind: 'reaction'; message: string; by: string; emoji: string })
  | (Told & { kind: 'recall'; message: string; by: string })
  | (Told & { kind: 'pin' | 'digest'; message: string; by: string })
  | (Told & { kind: 'join'; person: string; inviter?: string })
  | (Told & { kind: 'leave'; person: string; removedBy?: string; reason?: string })
  | (Told & { kind: 'poll'; key: string; by: string; question: string; options: string[]; thread: string })
  | (Told & { kind: 'vote'; poll: string; by: string; option: number })

/** An event while it is being composed: its time still in epoch milliseconds. */
export type Draft = LifeEvent extends infer E ? (E extends LifeEvent ? Omit<E, 'at'> & { at: number } : never) : never
