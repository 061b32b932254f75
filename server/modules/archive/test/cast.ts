/** A tenant with all kinds of things in it, and what it is compared by. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import sharp from 'sharp'
import { openPromise } from 'yauzl'
import type { Caller, World } from '../../../../test/world.ts'
import { type Extent, rowsOf, tableOf } from '../../../kernel/archive/declaration.ts'
import { listColumns } from '../../../kernel/archive/read-rows.ts'
import { enter } from '../../../kernel/ground.ts'
import { createInvitationEndpoint, openGroupEndpoint } from '../../community/contract.ts'
import { aCommunity, aMember, type Founded, joins } from '../../community/test/cast.ts'
import { bringsIn } from '../../customers/test/cast.ts'
import { changeMyCardEndpoint } from '../../identity/contract.ts'
import { aPerson, aTenant, type Someone, type Tenant } from '../../identity/test/cast.ts'
import { rollUpEach } from '../../insight/index.ts'
import * as messaging from '../../messaging/contract.ts'
import type { FileId, Message } from '../../messaging/contract.ts'
import { type ArchiveExport, readExportEndpoint } from '../contract.ts'
import { plannedTables } from '../plan.ts'

export type Lively = Founded & {
  second: Founded['group']
  anna: Someone
  ben: Someone
  picture: FileId
  messages: Record<'greeting' | 'answer' | 'withPicture' | 'poll' | 'recalled', Message>
}

const aPicture = () =>
  sharp({ create: { width: 700, height: 500, channels: 3, background: '#2F6B4F' } })
    .jpeg()
    .toBuffer()

export const says = async (someone: Caller, groupId: string, text: string, more: object = {}): Promise<Message> =>
  (await someone.asks(messaging.sendMessageEndpoint, { groupId, clientId: randomUUID(), text, ...more })).message

export const uploads = async (someone: Caller, name = '白鹭.jpg'): Promise<FileId> =>
  (await someone.uploads(messaging.uploadFileEndpoint, { name, content: await aPicture() })).body.id

/** A community with two groups, people with and without account, and a chat in which everything has happened once. */
export async function aLivelyTenant(world: World, tenant?: Tenant): Promise<Lively> {
  const founded = await aCommunity(world, { name: '临水晨跑团', ...(tenant ? { tenant } : {}) })
  const { owner, group, community } = founded
  const second = await owner.asks(openGroupEndpoint, { communityId: community.id, name: '夜跑' })
  const anna = await aMember(world, founded, { name: '安娜😀' })
  const ben = await aMember(world, founded, { name: '本' })
  const asking = await aPerson(world, founded.tenant, { name: '路过', address: 'passing@example.com' })
  await owner.asks(createInvitationEndpoint, { groupId: second.id, uses: 3 })
  await joins(asking, second)
  const [own, picture] = [await uploads(anna, '我.jpg'), await uploads(anna)]
  await anna.asks(changeMyCardEndpoint, { avatarFileId: own, bio: '每天五公里' })
  const greeting = await says(anna, group.id, '早上好\u2028换行 "引号" \\反斜线')
  const answer = await says(ben, group.id, '@安娜😀 早', { replyTo: greeting.id, mentions: [anna.id] })
  const withPicture = await says(anna, group.id, '看', { fileIds: [picture] })
  const poll = await says(owner, group.id, '', {
    poll: { question: '几点？', options: ['六点', '七点'], multiple: false },
  })
  const recalled = await says(ben, group.id, '说错了')
  await ben.asks(messaging.reactEndpoint, { messageId: withPicture.id, emoji: '👍' })
  await anna.asks(messaging.voteEndpoint, { messageId: poll.id, options: [1] })
  await ben.asks(messaging.recallMessageEndpoint, { messageId: recalled.id })
  await says(owner, second.id, '夜跑八点集合')
  await bringsIn(owner, [
    ['姓名', '手机', '会员编号', '标签', '身份证'],
    ['老主顾', '13800138777', 'M1', '老', '110101199003074530'],
    ['也是她', '13800138777', 'M2', '团长', ''],
  ])
  await settle(world, founded)
  return { ...founded, second, anna, ben, picture, messages: { greeting, answer, withPicture, poll, recalled } }
}

/** What was said has been told to all modules and is counted. */
async function settle(world: World, { tenant }: Founded): Promise<void> {
  for (let patience = 100; patience > 0; patience -= 1) {
    const waiting = await world.within(tenant.id, (ctx) =>
      sql<{ n: number }>`select count(*) as n from kernel.outbox where tenant_id = ${tenant.id}`.execute(ctx.tables()),
    )
    if (waiting.rows[0]?.n === 0) break
    await aMoment(30)
  }
  await aMoment(300)
  await rollUpEach(world.ground, tenant.id, {})
}

export const aMoment = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Waits until an export is no longer being written. */
export async function whenWritten(someone: Caller, asked: ArchiveExport): Promise<ArchiveExport> {
  for (let patience = 400; patience > 0; patience -= 1) {
    const now = await someone.asks(readExportEndpoint, { exportId: asked.id })
    if (now.state !== 'waiting' && now.state !== 'writing') return now
    await aMoment(25)
  }
  throw new Error('the export was never written')
}

export async function fetchArchive(someone: Caller, { id }: ArchiveExport): Promise<Buffer> {
  const { statusCode, rawPayload } = await someone.fetches(`/exports/${id}/file`)
  if (statusCode !== 200) throw new Error(`the archive was refused: ${statusCode}`)
  return rawPayload
}

const shelf = join(tmpdir(), `qunluo-archives-${randomUUID()}`)

/** An archive as a file, for as long as the run lasts. */
export async function onDisk(content: Buffer): Promise<string> {
  const path = join(shelf, `${randomUUID()}.zip`)
  await mkdir(shelf, { recursive: true })
  await writeFile(path, content)
  return path
}

/** The entries of an archive with their text. */
export async function unpack(content: Buffer): Promise<Map<string, string>> {
  const zip = await openPromise(await onDisk(content), { autoClose: false })
  const entries = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer)
    entries.set(entry.fileName, Buffer.concat(pieces).toString('utf8'))
  }
  zip.close()
  return entries
}

export type State = Record<string, string[]>

/** Every archived row of a tenant as text, without what belongs to the place: tenant, short name, founding, secrets. */
export async function readState(world: World, tenantId: Tenant['id'], without: readonly string[] = []): Promise<State> {
  const extent: Extent = { kind: 'tenant', ids: {} }
  return enter(world.ground, tenantId, { kind: 'system', name: 'test' }, async (ctx) => {
    const state: State = {}
    for (const table of plannedTables()) {
      const left = new Set(typeof table.meets === 'object' ? table.meets.over : [])
      const columns = (await listColumns(ctx.tables(), table)).filter((name) => !left.has(name))
      const { rows } = await sql<{ line: string }>`
        select replace(row_to_json(archived_row)::text, ${tenantId}, 'tenant') as line from (
          select ${sql.join(columns.map((name) => sql`t.${sql.id(name)}`))} from ${tableOf(table.name)} t
           where ${rowsOf(table, extent, tenantId)}) archived_row order by 1`.execute(ctx.tables())
      state[table.name] = rows.map(({ line }) => line).filter((line) => !without.some((id) => line.includes(id)))
    }
    return state
  })
}

export { aPerson, aTenant }
