/** A house in which the sample alliance has lived its 36 days; lived once for all files of a run. */
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { inject as provided } from 'vitest'
import { foundDemo } from '../../server/main/demo/found-demo.ts'
import { tenantsBehind } from '../../server/kernel/ground.ts'
import type { TenantId } from '../../server/kernel/people.ts'
import { recordPeople } from '../../server/modules/identity/index.ts'
import { type Someone, signInAs } from '../../server/modules/identity/test/cast.ts'
import { databaseIn, freshDatabase } from '../database.ts'
import { openWorld, type World } from '../world.ts'

const lived = 'journeys_sample_life'
/** The pictures of its shop lie beside the database; named by what they hold, so that another run finds them again. */
const settings = { DATA_DIR: fileURLToPath(new URL('../../.cache/sample-life', import.meta.url)) }

/** A world of its own, in which the sample alliance has lived already. */
export async function aLivedWorld(): Promise<World> {
  const cluster = provided('databaseUrl')
  await alone(cluster, async () => {
    if (!(await isThere(cluster, lived))) await live(cluster)
  })
  return openWorld({ url: await freshDatabase(cluster, lived), settings })
}

const turn = 36

/** Of files that run at the same time one lives it, the others wait. */
async function alone(cluster: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: databaseIn(cluster, 'postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [turn])
    await work()
  } finally {
    await client.end()
  }
}

async function live(cluster: string): Promise<void> {
  const young = await openWorld({ settings })
  await foundDemo(young.ground, () => {})
  await young.close()
  await ask(cluster, `alter database ${new URL(young.url).pathname.slice(1)} rename to ${lived}`)
}

/** One of the two whom a visitor of the sample may play, signed in. */
export async function aLead(world: World, lead: 'owner' | 'member'): Promise<Someone> {
  const tenantId = await sampleTenant(world)
  const key = `lead:${lead}`
  const people = await world.within(tenantId, (ctx) => recordPeople(ctx, [{ kind: 'sample-life', key, name: key }]))
  return signInAs(world, tenantId, [...people.values()][0]!)
}

async function sampleTenant(world: World): Promise<TenantId> {
  const [tenantId] = await tenantsBehind(world.ground, 'slug', 'linshui')
  if (!tenantId) throw new Error('the sample alliance was not founded')
  return tenantId
}

async function isThere(cluster: string, name: string): Promise<boolean> {
  return (await ask(cluster, 'select from pg_database where datname = $1', [name])) > 0
}

async function ask(cluster: string, sql: string, values: string[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: databaseIn(cluster, 'postgres') })
  await client.connect()
  try {
    return (await client.query(sql, values)).rowCount ?? 0
  } finally {
    await client.end()
  }
}
