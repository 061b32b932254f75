/** What this process gives to PostgreSQL, counted: a measure that does not depend on how busy the machine is. */
import pg from 'pg'

const { query } = pg.Client.prototype
const textOf = (asked: unknown) => (typeof asked === 'string' ? asked : ((asked as { text?: string })?.text ?? ''))

/** How many statements go out while work goes on; those that `matches` asks for, or all. */
export async function countStatements(work: () => Promise<unknown>, matches = /(?:)/): Promise<number> {
  let statements = 0
  function counted(this: pg.Client, ...words: unknown[]) {
    if (matches.test(textOf(words[0]))) statements += 1
    return Reflect.apply(query, this, words)
  }
  Object.assign(pg.Client.prototype, { query: counted })
  await work().finally(() => Object.assign(pg.Client.prototype, { query }))
  return statements
}
