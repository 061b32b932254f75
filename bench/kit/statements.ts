/** Counts, from the moment it is loaded, the statements this process gives to PostgreSQL. */
import pg from 'pg'

let statements = 0
const { query } = pg.Client.prototype
function counted(this: pg.Client, ...words: unknown[]) {
  statements += 1
  return Reflect.apply(query, this, words)
}
Object.assign(pg.Client.prototype, { query: counted })

export const statementsSoFar = (): number => statements
