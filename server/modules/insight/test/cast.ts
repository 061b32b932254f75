/** A group with a past: people who sit in it since given days, and a chat whose words are written down in bulk. */
import { sql } from 'kysely'
import { DateTime } from 'luxon'
import type { World } from '../../../../test/world.ts'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { GroupId, Preset } from '../../community/contract.ts'
import { type SeatRecord, seatPeople } from '../../community/index.ts'
import { aCommunity, type Founded } from '../../community/test/cast.ts'
import { recordPeople } from '../../identity/index.ts'
import type { Tenant } from '../../identity/test/cast.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { rebuild, rollUp } from '../index.ts'
import { countImported } from '../subscribers/mark-due.ts'

const zone = 'Asia/Shanghai'

/** `'2026-11-20 09:30'` on the tenant's clock. */
export const moment = (text: string): Date => DateTime.fromSQL(text, { zone }).toJSDate()

/** So many days before (or after) a day, as `YYYY-MM-DD`. */
export function shifted(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toISODate() as string
}

export type Words = {
  at: Date
  by: PersonId
  text?: string
  replyTo?: MessageId | null
  mentions?: PersonId[]
  recalledBy?: PersonId
}

export type Chat = Founded & {
  groupId: GroupId
  world: World
  /** Members besides the owner, who is one of the operator's people and counts nowhere. */
  people: PersonId[]
  within: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
  /** Writes words down as the chat itself would, and returns their ids. */
  /** The ids of what was said, at least one. */
  say: (words: readonly Words[]) => Promise<[MessageId, ...MessageId[]]>
  change: (
    id: MessageId,
    how: { text?: string; recalledBy?: PersonId; reactedBy?: PersonId; at?: Date },
  ) => Promise<void>
  /** As an import does: history before now, without a step in the chat's changes, told by its epoch and by news. */
  bringIn: (words: readonly Words[]) => Promise<void>
  seat: (records: readonly SeatRecord[]) => Promise<void>
  leave: (personId: PersonId, at: Date) => Promise<void>
  rollUp: () => Promise<void>
  rebuild: () => ReturnType<typeof rebuild>
}

type Wishes = { tenant?: Tenant; people?: number; joinedAt?: Date; preset?: Preset; name?: string }

/** A community's first group with `people` members who joined at `joinedAt`, else a hundred days ago. */
export async function aChat(world: World, wishes: Wishes = {}): Promise<Chat> {
  const { tenant, people = 10, preset = 'interest', name = '临水晨跑团' } = wishes
  const founded = await aCommunity(world, { preset, name, cap: 5000, ...(tenant ? { tenant } : {}) })
  const joinedAt = wishes.joinedAt ?? new Date(world.now().getTime() - 100 * 86_400_000)
  const within: Chat['within'] = (work) => world.within(founded.tenant.id, work)
  const groupId = founded.group.id as GroupId
  const members = await aCrowd(within, people)
  const chat: Chat = {
    ...founded,
    groupId,
    world,
    people: members,
    within,
    say: (words) => within((ctx) => writeWords(ctx, groupId, words)),
    change: (id, how) => within((ctx) => changeWords(ctx, groupId, id, how)),
    bringIn: (words) => within((ctx) => bringWordsIn(ctx, groupId, words)),
    leave: (personId, at) => within((ctx) => leaveSeat(ctx, groupId, personId, at)),
    seat: (records) => within((ctx) => seatPeople(ctx, groupId, records)),
    rollUp: async () => void (await within((ctx) => rollUp(ctx, [groupId]))),
    rebuild: () => within((ctx) => rebuild(ctx, [groupId])),
  }
  await within((ctx) =>
    sql`update community.groups set created_at = ${joinedAt} where id = ${groupId}`.execute(ctx.tables<unknown>()),
  )
  await chat.seat(members.map((personId) => ({ personId, joinedAt })))
  return chat
}

/** People without an account. */
export async function aCrowd(within: Chat['within'], count: number): Promise<PersonId[]> {
  const recorded = Array.from({ length: count }, (_, at) => ({
    kind: 'story',
    key: newId('key'),
    name: `群友${at + 1}`,
  }))
  return [...(await within((ctx) => recordPeople(ctx, recorded))).values()]
}

async function writeWords(
  ctx: Context,
  groupId: GroupId,
  words: readonly Words[],
): Promise<[MessageId, ...MessageId[]]> {
  const rows = words.map(({ at, by, text = '在', replyTo = null, mentions = [], recalledBy = null }, place) => {
    return { id: newId('msg'), place: place + 1, at, by, text, replyTo, mentions, recalledBy }
  })
  await sql`with x as materialized (select * from json_to_recordset(${JSON.stringify(rows)}::json) as x (id text,
      place integer, at timestamptz, by text, text text, "replyTo" text, mentions text[], "recalledBy" text)),
    chat as (insert into messaging.chats (tenant_id, group_id, last_seq, last_number)
      values (${ctx.tenantId}, ${groupId}, ${rows.length}, ${rows.length})
      on conflict (tenant_id, group_id) do update set last_seq = chats.last_seq + ${rows.length},
        last_number = chats.last_number + ${rows.length}
      returning last_seq - ${rows.length} as seq, last_number - ${rows.length} as number),
    said as (insert into messaging.messages (tenant_id, id, group_id, kind, number, at, position, sent_at, person_id,
        client_id, text, mentions, reply_to, recalled_at, recalled_by)
      select ${ctx.tenantId}, x.id, ${groupId}, 'text', c.number + x.place, x.at, c.number + x.place, x.at, x.by, x.id,
        x.text, x.mentions, x."replyTo", case when x."recalledBy" is not null then x.at end, x."recalledBy"
        from x cross join chat c)
    insert into messaging.events (tenant_id, group_id, seq, kind, message_id, at)
      select ${ctx.tenantId}, ${groupId}, c.seq + x.place, 'message', x.id, x.at from x cross join chat c`.execute(
    ctx.tables<unknown>(),
  )
  return rows.map(({ id }) => id) as [MessageId, ...MessageId[]]
}

async function bringWordsIn(ctx: Context, groupId: GroupId, words: readonly Words[]): Promise<void> {
  const rows = words.map(({ at, by, text = '在' }) => ({ id: newId('msg'), at, by, text }))
  await sql`with chat as (insert into messaging.chats (tenant_id, group_id) values (${ctx.tenantId}, ${groupId})
      on conflict (tenant_id, group_id) do update set epoch = chats.epoch + 1 returning epoch)
    insert into messaging.messages (tenant_id, id, group_id, kind, at, position, sent_at, person_id, text, import_id, import_key)
      select ${ctx.tenantId}, x.id, ${groupId}, 'text', x.at, 0, x.at, x.by, x.text, 'imp_story', x.id
        from json_to_recordset(${JSON.stringify(rows)}::json) as x (id text, at timestamptz, by text, text text), chat`.execute(
    ctx.tables<unknown>(),
  )
  const from = new Date(Math.min(...words.map(({ at }) => at.getTime())))
  await countImported.hear(ctx, { groupId, from: from.toISOString(), until: null })
}

async function leaveSeat(ctx: Context, groupId: GroupId, personId: PersonId, at: Date): Promise<void> {
  await sql`with gone as (delete from community.seats where tenant_id = ${ctx.tenantId} and group_id = ${groupId}
      and person_id = ${personId} and role <> 'owner' returning *)
    insert into community.past_seats (tenant_id, id, group_id, person_id, role, joined_at, left_at, how)
      select tenant_id, ${newId('pst')}, group_id, person_id, role, joined_at, ${at}, 'left' from gone`.execute(
    ctx.tables<unknown>(),
  )
}

async function changeWords(ctx: Context, groupId: GroupId, id: MessageId, how: Parameters<Chat['change']>[1]) {
  const { text, recalledBy, reactedBy, at = ctx.now } = how
  const db = ctx.tables<unknown>()
  if (text !== undefined)
    await sql`update messaging.messages set text = ${text}, edited_at = ${at} where id = ${id}`.execute(db)
  if (recalledBy) {
    await sql`update messaging.messages set recalled_at = ${at}, recalled_by = ${recalledBy} where id = ${id}`.execute(
      db,
    )
  }
  if (reactedBy) {
    await sql`insert into messaging.reactions (tenant_id, group_id, message_id, emoji, person_id, at)
      values (${ctx.tenantId}, ${groupId}, ${id}, '👍', ${reactedBy}, ${at}) on conflict do nothing`.execute(db)
  }
  await sql`with moved as (update messaging.chats set last_seq = last_seq + 1
      where tenant_id = ${ctx.tenantId} and group_id = ${groupId} returning last_seq)
    insert into messaging.events (tenant_id, group_id, seq, kind, message_id, at)
      select ${ctx.tenantId}, ${groupId}, last_seq, 'message', ${id}, ${at} from moved`.execute(db)
}

/** The first `count` members say something each day from `from` to `until`, a minute apart from nine o'clock on. */
export function chatter(people: readonly PersonId[], from: string, until: string, count = people.length): Words[] {
  const words: Words[] = []
  for (let day = from; day <= until; day = shifted(day, 1)) {
    const nine = moment(`${day} 09:00`).getTime()
    for (const [place, by] of people.slice(0, count).entries()) words.push({ at: new Date(nine + place * 60_000), by })
  }
  return words
}
