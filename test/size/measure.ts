/** What an answer costs: statements and bytes, which do not depend on how busy the machine is. */
import pg from 'pg'
import type { z } from 'zod'
import type { Endpoint } from '../../server/kernel/contract.ts'
import { countStatements } from '../statements.ts'
import type { Caller, World } from '../world.ts'

type Cost<T> = { statements: number; bytes: number; body: T }

/** Asks an endpoint, expects it to be granted, and says what that cost. */
export async function costOf<I extends z.ZodType, O extends z.ZodType>(
  caller: Caller,
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
): Promise<Cost<z.output<O>>> {
  let body: z.output<O> | undefined
  const counted = await countStatements(async () => {
    body = await caller.asks(endpoint, input)
  })
  return { statements: counted, bytes: Buffer.byteLength(JSON.stringify(body)), body: body as z.output<O> }
}

/** Writes rows in bulk, past every door, as the owner of the database. */
export async function inBulk(world: World, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: world.url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.query('analyze')
  await client.end()
}
