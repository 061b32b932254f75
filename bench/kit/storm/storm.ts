/**
 * Kills rooms of a house at random moments while people talk and join, and counts what must never be: something acknowledged
 * that is not there, something there twice, somebody who holds another state than the server or another count of unread.
 */
import pg from 'pg'
import { readConfig } from '../../../server/kernel/config.ts'
import { enter } from '../../../server/kernel/ground.ts'
import { openLog } from '../../../server/kernel/log.ts'
import { closeGround, openGround } from '../../../server/main/ground.ts'
import type { GroupId } from '../../../server/modules/community/contract.ts'
import { foundCommunity, readGroups, seatPeople } from '../../../server/modules/community/index.ts'
import type { PersonId } from '../../../server/modules/identity/contract.ts'
import { admitPerson, foundTenant, startSession } from '../../../server/modules/identity/index.ts'
import { mulberry32 } from '../../../server/science/random.ts'
import { House, type Room, rooms } from './house.ts'
import { secretKey } from './program.ts'
import { type Citizen, Walker } from './walker.ts'

type Damage = {
  acknowledged: number
  joined: number
  kills: number
  lost: number
  doubled: number
  unequal: number
}
type Wish = { kills: number; seed: number; talkers?: number; say?: (line: string) => void }

export async function storm({ kills, seed, talkers = 4, say = () => {} }: Wish): Promise<Damage> {
  const random = mulberry32(seed)
  const house = await House.open()
  try {
    const { citizens, strangers, code } = await settle(house, talkers, kills)
    await house.openNodes()
    const walkers = citizens.map((citizen) => new Walker(citizen, () => house.origins(), random))
    const walks = walkers.map((walker) => walker.walk())
    const joining = joinAll(house, strangers, code, random)
    // Its own dice, so that a seed means the same rooms in the same order however fast people walk.
    await killAtRandom(house, kills, mulberry32(seed + 1), say)
    const joined = await joining
    for (const walker of walkers) walker.stop()
    await calm(house)
    await Promise.all(walks)
    return { ...(await count(house, walkers, joined)), kills }
  } finally {
    await house.close()
  }
}

/** A tenant with one group, those who talk in it, and as many who will join as rooms will be killed. */
export async function settle(house: Pick<House, 'directory' | 'url'>, talkers: number, newcomers: number) {
  const config = readConfig({
    DATA_DIR: `${house.directory}/data`,
    LOG_LEVEL: 'fatal',
    SECRET_KEY: secretKey,
  })
  const ground = await openGround(config, house.url, { log: openLog('fatal', 'storm') })
  const owner = { name: '主', address: 'owner@example.com' }
  const { tenantId, ownerId } = await foundTenant(ground, { name: '风', slug: 'storm', owner })
  const actor = { kind: 'person', personId: ownerId, sessionId: null, staffRole: 'owner', scopes: null } as const
  const settled = await enter(ground, tenantId, actor, async (ctx) => {
    const { group } = await foundCommunity(ctx, { preset: 'interest', name: '风', cap: 100_000 })
    const groupId = group.id as GroupId
    const people: Citizen[] = []
    for (let place = 0; place < talkers + newcomers; place += 1) {
      const personId: PersonId = await admitPerson(ctx, { name: `人${place}` })
      await startSession(ctx, personId)
      people.push({ personId, groupId, cookie: ctx.outgoing.session?.token ?? '' })
    }
    await seatPeople(
      ctx,
      groupId,
      people.slice(0, talkers).map(({ personId }) => ({ personId })),
    )
    const code = (await readGroups(ctx, [groupId])).get(groupId)?.joinCode ?? ''
    return { citizens: people.slice(0, talkers), strangers: people.slice(talkers), code }
  })
  await closeGround(ground)
  return settled
}

async function killAtRandom(
  house: House,
  kills: number,
  random: () => number,
  say: (line: string) => void,
): Promise<void> {
  for (let turn = 1; turn <= kills; turn += 1) {
    await new Promise((wake) => setTimeout(wake, 300 + random() * 900))
    const room = rooms[Math.floor(random() * rooms.length)] as Room
    say(`${turn}/${kills} ${room}`)
    await house.kill(room)
    await house.reopenFallen()
  }
}

async function calm(house: House): Promise<void> {
  await new Promise((wake) => setTimeout(wake, 1000))
  await house.reopenFallen()
  await house.ready()
}

/** One after another joins over HTTP, asking again until it is granted; a second asking finds them seated. */
async function joinAll(
  house: House,
  strangers: readonly Citizen[],
  code: string,
  random: () => number,
): Promise<Citizen[]> {
  for (const stranger of strangers) {
    while (!(await join(house.origins()[Math.floor(random() * 2)] ?? '', stranger, code)))
      await new Promise((wake) => setTimeout(wake, 100))
  }
  return [...strangers]
}

async function join(origin: string, { cookie }: Citizen, code: string): Promise<boolean> {
  const headers = { cookie: `qunluo_session=${cookie}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ acceptsRules: 1 })
  const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(3000) }
  return fetch(`${origin}/api/join/${code}`, request).then(
    ({ status }) => {
      if (status >= 400 && status < 500 && status !== 409 && status !== 429)
        throw new Error(`joining was refused: ${status}`)
      return status < 500 && status !== 429
    },
    () => false,
  )
}

/** What was lost, done twice, or differs once all is calm. */
export async function count(
  house: Pick<House, 'url' | 'origins'>,
  walkers: readonly Walker[],
  joined: readonly Citizen[],
): Promise<Omit<Damage, 'kills'>> {
  const client = new pg.Client({ connectionString: house.url })
  await client.connect()
  const [origin = ''] = house.origins()
  const acknowledged = walkers.flatMap((walker) => walker.acknowledged)
  await newsCarried(client, joined.length)
  const { rows: said } = await client.query('select client_id from messaging.messages where client_id is not null')
  const { rows: heads } = await client.query(`select c.last_seq::int, c.last_number::int,
    (select count(*)::int from messaging.events) as events, (select count(distinct seq)::int from messaging.events) as seqs,
    (select max(seq)::int from messaging.events) as top, (select count(*)::int from messaging.messages) as messages from messaging.chats c`)
  const { rows: joins } = await client.query(`select person_id, count(*)::int as times from messaging.events
    where kind = 'member' and change = 'joined' group by person_id`)
  await client.end()
  const [head] = heads
  const there = new Set(said.map(({ client_id }) => client_id as string))
  const holes =
    head.last_seq -
    head.seqs +
    (head.events - head.seqs) +
    (head.top - head.last_seq) +
    (head.last_number - head.messages)
  const timesOf = new Map(joins.map(({ person_id, times }) => [person_id as string, times as number]))
  const states = []
  for (const walker of walkers)
    states.push((await walker.settles(origin, head.last_seq)) && (await countsRight(walker, origin, head.last_number)))
  return {
    acknowledged: acknowledged.length,
    joined: joined.length,
    lost:
      acknowledged.filter((id) => !there.has(id)).length +
      joined.filter(({ personId }) => !timesOf.get(personId)).length,
    doubled: said.length - there.size + joined.filter(({ personId }) => (timesOf.get(personId) ?? 0) > 1).length,
    unequal: states.filter((isEqual) => !isEqual).length + Math.abs(holes),
  }
}

/** Waits until a worker has carried the news of every join into the chat; a killed one is missed after twenty seconds. */
async function newsCarried(client: pg.Client, joined: number): Promise<void> {
  for (const until = Date.now() + 45_000; Date.now() < until; await new Promise((wake) => setTimeout(wake, 200))) {
    const { rows } = await client.query(
      `select count(distinct person_id)::int as people from messaging.events where change = 'joined'`,
    )
    if (rows[0].people >= joined) return
  }
}

/** Unread is everything others said past what one has read; who speaks has read up to there. */
async function countsRight(walker: Walker, origin: string, lastNumber: number): Promise<boolean> {
  const { rows } = (await walker.ask(origin, '/my/groups')) as {
    rows: { cursor: { readNumber: number; unread: number } }[]
  }
  const cursor = rows[0]?.cursor
  if (!cursor) return false
  const mine = (walker.view?.messages ?? []).filter(
    ({ by, number }) => by === walker.citizen.personId && (number ?? 0) > cursor.readNumber,
  )
  return cursor.unread === lastNumber - cursor.readNumber - mine.length
}
