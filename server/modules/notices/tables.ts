/** Rows of notices' own tables. */
import type { Kysely } from 'kysely'
import type { Context } from '../../kernel/context.ts'
import type { GroupId } from '../community/contract.ts'
import type { PersonId, SessionId, TenantId } from '../identity/contract.ts'
import type { MessageId } from '../messaging/contract.ts'
import type { DeviceId, Pushed, PushId, TidingId, TidingKind, Wishes } from './contract.ts'

type Row = { tenant_id: TenantId }

export type WishesRow = Row & {
  person_id: PersonId
  about: Wishes['about']
  quiet_from: string | null
  quiet_to: string | null
  zone: string | null
  calls_pass: boolean
  discreet: boolean
}
export type DeviceRow = Row & {
  id: DeviceId
  person_id: PersonId
  session_id: SessionId
  address_print: string
  sealed: string
  language: Pushed['language']
  name: string
  added_at: Date
  reached_at: Date | null
}
export type ToldRow = Row & { group_id: GroupId; person_id: PersonId; number: number; at: Date }
export type PushRow = Row & {
  id: PushId
  person_id: PersonId
  group_id: GroupId
  message_id: MessageId
  number: number
  made_at: Date
  taken_at: Date | null
  tries: number
  reached: DeviceId[]
  settled_at: Date | null
}
export type TidingRow = Row & {
  id: TidingId
  person_id: PersonId
  kind: TidingKind
  facts: Record<string, string | number>
  key: string
  at: Date
  read_at: Date | null
  until: Date | null
  withdrawn_at: Date | null
}
export type TidingCallRow = Row & {
  tiding_id: TidingId
  made_at: Date
  taken_at: Date | null
  tries: number
  reached: DeviceId[]
  settled_at: Date | null
}

type NoticesTables = {
  'notices.keys': Row & { public_key: string; private_sealed: string; made_at: Date }
  'notices.wishes': WishesRow
  'notices.devices': DeviceRow
  'notices.told': ToldRow
  'notices.pushes': PushRow
  'notices.tidings': TidingRow
  'notices.tiding_calls': TidingCallRow
}

export const db = (ctx: Context): Kysely<NoticesTables> => ctx.tables<NoticesTables>()
