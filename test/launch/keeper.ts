/** A program that keeps a database running until it is killed: `node keeper.ts DIRECTORY`. */
import { startEmbedded } from '../../server/main/embedded.ts'

const database = await startEmbedded({ directory: process.argv[2] ?? '', log: () => undefined, memory: 'small' })
console.log(JSON.stringify({ url: database.url, pid: database.pid }))
setInterval(() => undefined, 60_000)
