import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { listSeatHolders } from '../../community/index.ts'
import type { PersonId } from '../../identity/contract.ts'
import { actorId, readCards } from '../../identity/index.ts'
import { isOperator } from '../access.ts'
import { type ChatImport, ImportNotReady, type ImportId } from '../contract.ts'
import { db, type ImportRow } from '../tables.ts'

const mostPeople = 2000
const shortCard = (card: { id: PersonId; name: string; avatarFileId: string | null }) => ({
  id: card.id,
  name: card.name,
  avatarFileId: card.avatarFileId,
})

/** One import with everything the page shows. */
export async function viewImport(ctx: Context, importId: ImportId): Promise<ChatImport> {
  const { rows } = await sql<ImportRow>`select * from messaging.imports
    where tenant_id = ${ctx.tenantId} and id = ${importId}`.execute(db(ctx))
  const row = rows[0]
  if (!row) throw ImportNotReady({ state: 'gone' })
  const people = await viewPeople(ctx, row)
  return { ...(await viewHead(ctx, row)), people, doubtful: row.doubtful, sample: row.sample, channels: row.channels }
}

type Head = Omit<ChatImport, 'people' | 'doubtful' | 'sample' | 'channels'>

async function viewHead(ctx: Context, row: ImportRow): Promise<Head> {
  const starter = (await readCards(ctx, [row.started_by])).get(row.started_by)
  const total = (row.counts?.messages ?? 0) + (row.counts?.system ?? 0)
  return {
    id: row.id,
    fileName: row.file_name,
    bytes: row.bytes,
    state: row.state,
    format: row.format,
    needsZone: row.needs_zone,
    zone: row.zone,
    dateOrder: row.date_order,
    columns: row.columns,
    groupId: row.group_id,
    counts: row.counts,
    progress: { read: row.position, total },
    report: row.report,
    refusal: row.refusal,
    startedBy: starter ? shortCard(starter) : { id: row.started_by, name: '', avatarFileId: null },
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}

/** People of the file beside the members they were mapped to: by a person's choice, else by an equal name in the group. */
async function viewPeople(ctx: Context, row: ImportRow): Promise<ChatImport['people']> {
  const seated = row.group_id ? await listSeatHolders(ctx, row.group_id) : []
  const chosen = Object.values(row.mapping).filter((id) => id !== null)
  const cards = await readCards(ctx, [...seated.map(({ personId }) => personId), ...chosen])
  const byName = new Map(seated.map(({ personId }) => [cards.get(personId)?.name ?? '', personId]))
  return row.people.slice(0, mostPeople).map(({ key, name, messages }) => {
    const decided = key in row.mapping
    const id = decided ? row.mapping[key] : byName.get(name)
    const card = id ? cards.get(id) : undefined
    return { key, name, messages, person: card ? shortCard(card) : null, guessed: !decided && card !== undefined }
  })
}

/** The imports I may see, newest first. */
export async function listImports(ctx: Context): Promise<{ rows: Head[] }> {
  const mine = isOperator(ctx) ? sql`true` : sql`started_by = ${actorId(ctx)}`
  const { rows } = await sql<ImportRow>`select * from messaging.imports
    where tenant_id = ${ctx.tenantId} and ${mine}
    order by created_at desc, id desc limit 100`.execute(db(ctx))
  return { rows: await Promise.all(rows.map((row) => viewHead(ctx, row))) }
}
