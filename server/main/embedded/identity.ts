import { spawnSync } from 'node:child_process'
import { existsSync, lchownSync, lstatSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { refusal } from './refusal.ts'

/** As whom PostgreSQL runs, which refuses to be root: who owns its files, and what goes before the command. */
export type Identity = { name: string; uid: number; gid: number; before: readonly string[] }

type Command = { file: string; args: string[]; options: { uid?: number; gid?: number; cwd: string } }

const unprivilegedAccounts = ['postgres', 'nobody']
// Root seen as user 1000 from inside: it keeps reading what root owns, so it works below a private home.
const ownNamespace = ['unshare', '-U', '--map-user=1000', '--map-group=1000']

/** Chooses as whom to run: ourselves; when we are root, the cluster's owner, an unprivileged account, or root in a user namespace. */
export function chooseIdentity(binaries: Binaries, directory: string, cluster: string): Identity {
  const uid = process.getuid?.() ?? -1
  const gid = process.getgid?.() ?? -1
  if (uid !== 0) return requireOwn(directory, { name: 'self', uid, gid, before: [] })
  for (const identity of rootChoices(cluster)) if (canRun(identity, binaries, directory)) return identity
  throw refusal(
    'PostgreSQL 不能以 root 运行，而 postgres、nobody 账号都读不到程序文件，也不允许使用用户命名空间（unshare -U）',
    'PostgreSQL refuses to run as root, neither postgres nor nobody can read the program files, and user namespaces (unshare -U) are not allowed',
  )
}

/** The command line as this identity runs it; `cwd` is `/` because it may not enter ours. */
export function asIdentity(identity: Identity, command: readonly string[]): Command {
  const [file = '', ...args] = [...identity.before, ...command]
  const switched = process.getuid?.() === 0 && identity.uid !== 0
  return { file, args, options: { cwd: '/', ...(switched ? { uid: identity.uid, gid: identity.gid } : {}) } }
}

/** Hands a directory with all in it to the identity, when it was somebody else's before; only root can. */
export function handOver(path: string, identity: Identity): void {
  if (process.getuid?.() === 0 && lstatSync(path).uid !== identity.uid) chownTree(path, identity)
}

// The top comes last, so that a hand-over cut short is done again.
function chownTree(path: string, identity: Identity): void {
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) chownTree(join(path, name), identity)
  lchownSync(path, identity.uid, identity.gid)
}

function requireOwn(directory: string, self: Identity): Identity {
  const owner = existsSync(directory) ? lstatSync(directory).uid : self.uid
  if (owner === self.uid) return self
  throw refusal(
    `${directory} 属于 uid ${owner}，当前是 uid ${self.uid}：请用原来的账号（或 root）启动，或更改目录的所有者`,
    `${directory} belongs to uid ${owner} and we are uid ${self.uid}: start as before (or as root), or change the owner`,
  )
}

function* rootChoices(cluster: string): Generator<Identity> {
  const owner = existsSync(cluster) ? lstatSync(cluster) : undefined
  const namespaced = { name: 'unshare', uid: 0, gid: 0, before: ownNamespace }
  const namespaces = process.platform === 'linux' ? [namespaced] : []
  if (owner?.uid === 0) yield* namespaces
  if (owner && owner.uid !== 0) yield { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid, before: [] }
  for (const name of unprivilegedAccounts) yield* findAccount(name)
  yield* namespaces
}

function findAccount(name: string): Identity[] {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout || 0))
  return uid && gid ? [{ name, uid, gid, before: [] }] : []
}

// It must start the server and reach the place of the directory, which is handed over to it afterwards.
function canRun(identity: Identity, binaries: Binaries, directory: string): boolean {
  const script = '"$1" --version && cd "$2"'
  const { file, args, options } = asIdentity(identity, [
    '/bin/sh',
    '-c',
    script,
    'sh',
    binaries.postgres,
    dirname(directory),
  ])
  return spawnSync(file, args, { ...options, env: { ...process.env, ...binaries.environment } }).status === 0
}
