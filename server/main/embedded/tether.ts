import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { asIdentity, type Identity } from './identity.ts'

/** A server on a pipe whose end stops it: also when we are killed and can close nothing ourselves. */
export type Tether = {
  /** The server's own pid, not that of the shell between us. */
  pid: number
  /** The exit code once it is over; null when a signal ended it. */
  ended: Promise<number | null>
  isOver: () => boolean
  /** Asks it to stop, cutting off what it holds after `withinMs`. */
  stop: (withinMs: number) => Promise<void>
}

// The arguments are the server's command. `cat` ends when nobody holds our end of the pipe any more.
// INT is sent again every second, because it is lost on a server that has not yet set up its signals.
const script = `
exec 4<&0 </dev/null
"$@" 3>&- 4<&- &
server=$!
echo $server >&3
{ cat <&4 >/dev/null
  for second in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do kill -INT $server; sleep 1; done
  kill -QUIT $server
} 3>&- 2>/dev/null &
exec 3>&- 4<&-
wait $server
code=$?
trap '' TERM
kill -TERM 0
exit $code
`

type Words = { command: readonly string[]; log: number; environment: Record<string, string> }

/** Runs a server on a tether, in a session of its own: the terminal's Ctrl-C is for us to answer first. */
export async function tether({ command, log, environment }: Words, identity: Identity): Promise<Tether> {
  const { file, args, options } = asIdentity(identity, ['/bin/sh', '-c', script, 'sh', ...command])
  const child = spawn(file, args, {
    ...options,
    env: { ...process.env, ...environment, TZ: 'UTC' },
    stdio: ['pipe', log, log, 'pipe'],
    detached: true,
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const [pid] = (await Promise.race([once(child.stdio[3] as Socket, 'data'), ended.then(() => ['0'])])) as [
    Buffer | string,
  ]
  child.unref()
  ;(child.stdin as Socket).unref()
  return {
    pid: Number(pid),
    ended,
    isOver: () => child.exitCode !== null || child.signalCode !== null,
    stop: (withinMs) => release(child, ended, withinMs),
  }
}

async function release(child: ChildProcess, ended: Promise<unknown>, withinMs: number): Promise<void> {
  child.ref()
  child.stdin?.destroy()
  const last = setTimeout(() => cut(child), withinMs)
  await ended
  clearTimeout(last)
}

function cut(child: ChildProcess): void {
  if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGQUIT')
}
