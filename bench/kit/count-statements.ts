/** Loaded into a node before its own code (`--import`): counts the statements it gives to PostgreSQL, told over IPC. */
import pg from 'pg'

let statements = 0
const query = pg.Client.prototype.query as (...words: unknown[]) => unknown
pg.Client.prototype.query = function counted(this: pg.Client, ...words: unknown[]) {
  statements += 1
  return query.apply(this, words)
} as never

process.on('message', (word) => {
  if (word === 'statements') process.send?.({ statements })
})
