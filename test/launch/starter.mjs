/** Stands for the launcher: starts the script named first, tells its pid, and ends with its exit code. */
import { start } from '../../launch/children.mjs'

const child = start(process.execPath, process.argv.slice(2))
process.stdout.write(`${child.pid}\n`)
process.exitCode = await child.ended
