import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { TypeID } from 'typeid-js'
import type { Context } from '../../../../kernel/context.ts'
import type { GroupId } from '../../../community/contract.ts'
import type { PersonId } from '../../../identity/contract.ts'
import { lockChats } from '../../access.ts'
import type { FileId, Message, MessageId } from '../../contract.ts'
import { type ExportRecord, instantIn, recordKey } from '../../imports/index.ts'
import { vectorOf } from '../../rules/words.ts'
import { db, type ImportRow } from '../../tables.ts'
import { accessImport, noteImport } from './access-import.ts'
import { findSpeakers } from './find-speakers.ts'

export type Taken = { record: ExportRecord; contentKey: string; files: { id: FileId; kind: Message['kind'] }[] }
type Report = NonNullable<ImportRow['report']>

/** Writes a batch and moves the import on; false when somebody stopped it meanwhile. */
export async function writeBatch(
  ctx: Context,
  { id }: ImportRow,
  batch: readonly Taken[],
  newestFirst: boolean,
): Promise<boolean> {
  const row = await accessImport(ctx, id, 'toChange')
  const last = batch.at(-1)?.record.position ?? 0
  if (row.state !== 'importing' || !row.group_id) return false
  if (last <= row.position) return true
  await lockChats(ctx, [row.group_id])
  const { speakers, newcomers } = await findSpeakers(ctx, row, batch)
  const { rows, reached } = placeInTime(row, batch, newestFirst)
  const imported = await insert(
    ctx,
    row,
    rows.map((one) => columnsOf(row, one, speakers, newestFirst ? -1 : 1)),
  )
  const met = [...new Set([...row.newcomers, ...newcomers])]
  const report = addUp(row.report, batch, imported, met.length)
  await noteImport(ctx, id, { position: last, last_at: reached, newcomers: met, report })
  return true
}

function addUp(before: Report | null, batch: readonly Taken[], imported: number, newPeople: number): Report {
  const doubtful = batch.filter(({ record }) => record.doubt !== null).length
  const system = batch.filter(({ record }) => record.kind === 'system').length
  return {
    imported: (before?.imported ?? 0) + imported,
    skipped: (before?.skipped ?? 0) + batch.length - imported,
    system: (before?.system ?? 0) + system,
    doubtful: (before?.doubtful ?? 0) + doubtful,
    newPeople,
  }
}

type Placed = { taken: Taken; at: Date; sentAt: Date }

/**
 * The order of the file is kept even where its clock steps back: a message stands no earlier than the one before it.
 * In files that begin with the newest, places are counted backwards instead.
 */
function placeInTime(
  { zone, last_at, created_at }: ImportRow,
  batch: readonly Taken[],
  newestFirst: boolean,
): { rows: Placed[]; reached: Date } {
  let reached = last_at ?? new Date(0)
  const rows = batch.map((taken): Placed => {
    const sentAt = taken.record.at ? instantIn(taken.record.at, zone ?? 'Asia/Shanghai') : reached
    const at = newestFirst || sentAt > reached ? sentAt : reached
    // A stamp in the future would drag everything behind it along.
    if (at > reached && at <= created_at) reached = at
    return { taken, at, sentAt }
  })
  return { rows, reached }
}

/** Derived from the key, so that answers find what they answer without looking it up. */
function idOf(groupId: GroupId, key: string): MessageId {
  const digest = createHash('sha256').update(`${groupId} ${key}`).digest()
  // Shaped as UUIDv7, as all ids are.
  digest[6] = ((digest[6] as number) & 0x0f) | 0x70
  digest[8] = ((digest[8] as number) & 0x3f) | 0x80
  return TypeID.fromUUIDBytes('msg', digest.subarray(0, 16)).toString() as MessageId
}

const chatKeyOf = ({ group_id, channel }: ImportRow, record: ExportRecord) =>
  channel === null && record.channel !== null ? `${group_id}:${record.channel}` : `${group_id}`

function columnsOf(
  row: ImportRow,
  { taken, at, sentAt }: Placed,
  speakers: ReadonlyMap<string, PersonId>,
  sign: 1 | -1,
) {
  const { record, contentKey, files } = taken
  const groupId = row.group_id as GroupId
  const key = recordKey(chatKeyOf(row, record), record)
  const answered =
    record.replyTo && recordKey(chatKeyOf(row, record), { ...record, kind: 'message', platformId: record.replyTo })
  const text = textOf(record)
  return {
    id: idOf(groupId, key),
    kind: record.kind === 'system' ? 'system' : files[0] && text === '' ? files[0].kind : 'text',
    at,
    position: sign * record.position,
    sent_at: sentAt,
    person_id: record.senderKey ? (speakers.get(record.senderKey) ?? null) : null,
    text,
    reply_to: answered ? idOf(groupId, answered) : null,
    file_ids: files.map(({ id }) => id),
    recalled_at: record.deleted ? sentAt : null,
    import_key: key,
    content_key: contentKey,
    import_stamp: record.at && 'local' in record.at ? record.at.local : null,
    words: record.deleted ? '' : vectorOf(text),
  }
}

const placeholders = { image: '[图片]', video: '[视频]', audio: '[语音]', file: '[文件]', sticker: '[表情]' } as const

/** What was not exported leaves its sign. */
function textOf({ text, media }: ExportRecord): string {
  const absent = media
    .filter(({ path }) => path === null)
    .map(({ kind, name }) => (name ? `[${name}]` : placeholders[kind]))
  return [text, ...(text === '' ? absent : [])].join(' ').trim()
}

/** Adds what is not there yet; a record that another form of the same chat already brought counts as there. */
async function insert(
  ctx: Context,
  { id, group_id, form }: ImportRow,
  rows: readonly ReturnType<typeof columnsOf>[],
): Promise<number> {
  const { rows: counted } = await sql<{ imported: number }>`with x as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as x (id text, kind text, at timestamptz, position bigint,
        sent_at timestamptz, person_id text, text text, reply_to text, file_ids text[], recalled_at timestamptz, import_key text,
        content_key text, import_stamp text, words text)),
    added as (
      insert into messaging.messages (tenant_id, id, group_id, kind, at, position, sent_at, person_id, text, reply_to, file_ids,
        recalled_at, import_id, import_key, content_key, import_stamp, words)
      select ${ctx.tenantId}, id, ${group_id}, kind, at, position, sent_at, person_id, text, reply_to, file_ids,
        recalled_at, ${id}, import_key, content_key, import_stamp, words::tsvector
        from x where not exists (
          select from messaging.messages m join messaging.imports i on i.tenant_id = m.tenant_id and i.id = m.import_id
           where m.tenant_id = ${ctx.tenantId} and m.group_id = ${group_id} and m.content_key = x.content_key and i.form <> ${form})
      on conflict do nothing returning id, file_ids),
    hung as (
      insert into messaging.attachments (tenant_id, file_id, message_id, group_id)
      select ${ctx.tenantId}, unnest(file_ids), id, ${group_id} from added where file_ids <> '{}' on conflict do nothing)
    select count(*)::int as imported from added`.execute(db(ctx))
  return counted[0]?.imported ?? 0
}
