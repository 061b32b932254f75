/** Loaded into a node before its own code (`--import`): tells over IPC how many statements it gave to PostgreSQL. */
import { statementsSoFar } from './statements.ts'

process.on('message', (word) => {
  if (word === 'statements') process.send?.({ statements: statementsSoFar() })
})
