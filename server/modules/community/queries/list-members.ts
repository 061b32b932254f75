import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { AnswerOf, RequestOf } from '../../../kernel/contract.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { PersonCard } from '../../identity/contract.ts'
import { accessGroup } from '../access.ts'
import { type listMembersEndpoint, type Member, memberRole, NotAMember } from '../contract.ts'
import { db, type GroupRow, type SeatRow } from '../tables.ts'
import { cardsOf } from './cards.ts'
import { containing } from './containing.ts'

type Question = RequestOf<typeof listMembersEndpoint>
type Found = SeatRow & { number: number; rank: number; accepted: number | null }

/** Members of a group, roles first, then by name (in code point order); `total` counts all that match. */
export async function listMembers(ctx: Context, ask: Question): Promise<AnswerOf<typeof listMembersEndpoint>> {
  const group = await accessGroup(ctx, ask.groupId, 'toRead')
  const wanted = filter(ask)
  const found = await find(ctx, group, sql`${wanted} and ${beyond(ask.after)}`, ask.limit + 1)
  const rows = found.slice(0, ask.limit)
  const last = found.length > ask.limit ? rows.at(-1) : undefined
  return {
    rows: await toMembers(ctx, rows),
    next: last ? `${last.rank}.${last.person_id}` : null,
    total: await count(ctx, group, wanted),
  }
}

/** One member. Raises `community.not_a_member`. */
export async function readMember(ctx: Context, group: GroupRow, personId: PersonId): Promise<Member> {
  const [member] = await toMembers(ctx, await find(ctx, group, sql`s.person_id = ${personId}`, 1))
  if (!member) throw NotAMember()
  return member
}

const rank = sql`array_position(${[...memberRole.options]}::text[], s.role)`

function filter({ q, role }: Question): RawBuilder<unknown> {
  const named = q?.trim() ? sql`(m.name ilike ${containing(q)} or s.title ilike ${containing(q)})` : sql`true`
  return role ? sql`${named} and s.role = ${role}` : named
}

/** After the place `rank.personId`; the name belonging to it is kept even when that person has left meanwhile. */
function beyond(after: string | undefined): RawBuilder<unknown> {
  const [, at, personId] = /^(\d)\.(psn_\w{26})$/.exec(after ?? '') ?? []
  if (!personId) return sql`true`
  return sql`(${rank}, m.name, s.person_id) > (${Number(at)}::integer, (
    select name from community.memberships
     where tenant_id = m.tenant_id and community_id = m.community_id and person_id = ${personId}), ${personId})`
}

async function find(ctx: Context, group: GroupRow, condition: RawBuilder<unknown>, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select s.*, m.number, ${rank} as rank,
           (select max(a.version) from community.acceptances a where a.tenant_id = s.tenant_id
               and a.person_id = s.person_id and a.community_id = m.community_id) as accepted
      from ${seatsWithNames(ctx, group)} and ${condition}
     order by ${rank}, m.name, s.person_id limit ${limit}`.execute(db(ctx))
  return rows
}

async function count(ctx: Context, group: GroupRow, condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from ${seatsWithNames(ctx, group)} and ${condition}`.execute(db(ctx))
  return rows[0]?.total ?? 0
}

const seatsWithNames = (ctx: Context, group: GroupRow) => sql`
  community.seats s
  join community.memberships m
    on m.tenant_id = s.tenant_id and m.community_id = ${group.community_id} and m.person_id = s.person_id
 where s.tenant_id = ${ctx.tenantId} and s.group_id = ${group.id}`

async function toMembers(ctx: Context, rows: readonly Found[]): Promise<Member[]> {
  const cardOf = await cardsOf(
    ctx,
    rows.flatMap(({ person_id, invited_by }) => [person_id, invited_by]),
  )
  return rows.map((row) => toMember(row, cardOf))
}

function toMember(row: Found, cardOf: (id: PersonId) => PersonCard): Member {
  return {
    person: cardOf(row.person_id),
    role: row.role,
    title: row.title,
    number: row.number,
    joinedAt: row.joined_at.toISOString(),
    mutedUntil: row.muted_until?.toISOString() ?? null,
    acceptedRulesVersion: row.accepted,
    invitedBy: row.invited_by && cardOf(row.invited_by),
  }
}
