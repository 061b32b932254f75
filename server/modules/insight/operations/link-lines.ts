/** Finds what the lines of a group answer, from the first change on; everything before stays as it was found. */
import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import type { PersonId } from '../../../kernel/people.ts'
import type { KeptTalk } from '../../../science/reply-graph/talk.ts'
import type { GroupId } from '../../community/contract.ts'
import type { MessageId } from '../../messaging/contract.ts'
import { listUtterances, type Utterance } from '../../messaging/index.ts'
import { oneOf } from '../queries/one-of.ts'
import { type BusinessDays, dayNumber, dayText } from '../rules/business-days.ts'
import { isKept } from '../rules/kept-talks.ts'
import type { People } from '../rules/people.ts'
import { type Elsewhere, type LineLink, type Linker, openLinker } from '../rules/reply-talk.ts'
import { readLines, type SpokenLine } from '../rules/spoken-lines.ts'
import { db } from '../tables.ts'
import { lookBackMs } from './look-back.ts'

type Linking = { groupId: GroupId; days: BusinessDays; people: People; today: number }

/** The talk before a moment; without one, everything is told from the beginning. */
type Resumed = { upto: Date; talk: KeptTalk | undefined }

const stretchDays = 14

/** `since`: nothing before that moment changed since the group was linked last; `bornAt`: its first words. */
export async function linkLines(ctx: Context, linking: Linking, since: Date, bornAt: Date): Promise<void> {
  const { days, today } = linking
  let { upto, talk } = await resume(ctx, linking, since, bornAt)
  const end = days.startOf(today + 1)
  while (upto < end) {
    const until = earlier(days.startOf(days.of(upto) + stretchDays), end)
    talk = await linkStretch(ctx, linking, { upto, talk }, until)
    upto = until
  }
  await forgetTalks(ctx, linking)
}

const earlier = (a: Date, b: Date) => (a < b ? a : b)

/** Takes up the newest talk that no change has touched, and forgets all that was found after it. */
async function resume(ctx: Context, { groupId }: Linking, since: Date, bornAt: Date): Promise<Resumed> {
  const of = sql`tenant_id = ${ctx.tenantId} and group_id = ${groupId}`
  await sql`delete from insight.talks where ${of} and upto > ${since}`.execute(db(ctx))
  const { rows } = await sql<{ upto: Date; talk: KeptTalk }>`
    select upto, talk from insight.talks where ${of} order by upto desc limit 1`.execute(db(ctx))
  const [kept] = rows
  if (!kept) await sql`delete from insight.links where ${of}`.execute(db(ctx))
  else await sql`delete from insight.links where ${of} and at >= ${kept.upto}`.execute(db(ctx))
  return kept ?? { upto: bornAt, talk: undefined }
}

/** Returns the talk at the end of the stretch. */
async function linkStretch(ctx: Context, linking: Linking, { upto, talk }: Resumed, until: Date) {
  const { groupId, days, people } = linking
  const utterances = await listUtterances(ctx, { groupId, from: new Date(upto.getTime() - lookBackMs), until })
  await people.meet(utterances.flatMap(({ personId, mentions }) => [personId, ...mentions]))
  const lines = readLines(utterances, people, days).standing.filter(({ at }) => at >= upto)
  if (lines.length === 0) return talk
  const linker = openLinker(talk, await readElsewhere(ctx, groupId, lines))
  const links = await linkDays(ctx, linking, linker, lines)
  await writeLinks(ctx, groupId, links)
  const last = lines.at(-1) as SpokenLine
  const kept = linker.keep()
  await keepTalk(ctx, linking, { upto: new Date(last.at.getTime() + 1), day: null, talk: kept })
  return kept
}

async function linkDays(ctx: Context, linking: Linking, linker: Linker, lines: readonly SpokenLine[]) {
  const links: LineLink[] = []
  let day = -Infinity
  for (const line of lines) {
    if (line.day > day && day !== -Infinity && isKept(line.day, linking.today)) {
      await keepTalk(ctx, linking, { upto: linking.days.startOf(line.day), day: line.day, talk: linker.keep() })
    }
    day = line.day
    const link = linker.link(line)
    if (link) links.push(link)
  }
  return links
}

/** Quoted messages of earlier days: the thread they were found in, else they began one. */
async function readElsewhere(ctx: Context, groupId: GroupId, lines: readonly Utterance[] | readonly SpokenLine[]) {
  const quoted = new Map<MessageId, PersonId | null>()
  for (const { replyTo, replyToPersonId } of lines) if (replyTo) quoted.set(replyTo, replyToPersonId)
  const found = new Map<MessageId, Elsewhere>([...quoted].map(([id, personId]) => [id, { thread: id, personId }]))
  if (quoted.size === 0) return found
  const { rows } = await sql<{ id: MessageId; thread: MessageId }>`
    select message_id as id, thread from insight.links
     where tenant_id = ${ctx.tenantId} and group_id = ${groupId} and ${oneOf('message_id', quoted.keys())}`.execute(
    db(ctx),
  )
  for (const { id, thread } of rows) found.set(id, { thread, personId: quoted.get(id) ?? null })
  return found
}

async function writeLinks(ctx: Context, groupId: GroupId, links: readonly LineLink[]): Promise<void> {
  if (links.length === 0) return
  await sql`insert into insight.links
      (tenant_id, group_id, message_id, at, person_id, to_id, to_person_id, by, score, thread)
    select ${ctx.tenantId}, ${groupId}, x.id, x.at, x."personId", x."to", x."toPersonId", x.by, x.score, x.thread
      from json_to_recordset(${JSON.stringify(links)}::json) as x (id text, at timestamptz, "personId" text, "to" text,
        "toPersonId" text, by text, score double precision, thread text)`.execute(db(ctx))
}

type Kept = { upto: Date; day: number | null; talk: KeptTalk }

async function keepTalk(ctx: Context, { groupId }: Linking, { upto, day, talk }: Kept): Promise<void> {
  await sql`insert into insight.talks (tenant_id, group_id, upto, day, talk)
    values (${ctx.tenantId}, ${groupId}, ${upto}, ${day === null ? null : dayText(day)}, ${JSON.stringify(talk)})
    on conflict (tenant_id, group_id, upto) do update set talk = excluded.talk`.execute(db(ctx))
}

/** Of the talks without a day only the newest is of use. */
async function forgetTalks(ctx: Context, { groupId, today }: Linking): Promise<void> {
  const of = sql`tenant_id = ${ctx.tenantId} and group_id = ${groupId}`
  const { rows } = await sql<{ upto: Date; day: string | null }>`
    select upto, day from insight.talks where ${of} order by upto desc`.execute(db(ctx))
  const past = rows.filter(({ day }, at) => (day === null ? at > 0 : !isKept(dayNumber(day), today)))
  if (past.length === 0) return
  await sql`delete from insight.talks where ${of} and upto = any(${past.map(({ upto }) => upto)})`.execute(db(ctx))
}
