import pg from 'pg'
import { expect, test } from 'vitest'
import { openWorld } from '../../../test/world.ts'

test('what a killed worker held is done by another, what a living one holds is left alone', {
  timeout: 60_000,
}, async () => {
  const world = await openWorld()
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  await world.work()
  const hold = async (who: string) => {
    const asked = await client.query(
      `select id from graphile_worker.add_job('unheard of', '{}', run_at => now() + interval '1 day')`,
    )
    await client.query(
      `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '30 seconds' where id = $2`,
      [who, asked.rows[0].id],
    )
  }
  const holders = async () =>
    (
      await client.query(`select locked_by from graphile_worker.jobs where task_identifier = 'unheard of' order by id`)
    ).rows.map(({ locked_by }) => locked_by)
  await client.query(`insert into kernel.workers values ('the busy', now() + interval '1 minute')`)
  await hold('the killed')
  await hold('the busy')
  expect(await holders()).toEqual(['the killed', 'the busy'])
  await expect.poll(holders, { timeout: 20_000 }).toEqual([null, 'the busy'])
  await client.end()
  await world.close()
})
