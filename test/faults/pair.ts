/** A primary database, a standby that follows it stream by stream, and one address before both. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../server/kernel/migrate.ts'
import { type Embedded, startEmbedded } from '../../server/main/embedded.ts'
import { copyCluster } from '../../server/main/embedded/base.ts'
import { clusterOf } from '../../server/main/embedded/cluster.ts'
import { migrationSources } from '../../server/main/migrations.ts'
import { Address } from './address.ts'

const shared = {
  max_connections: '120',
  max_wal_senders: '4',
  // The standby has no archive to fetch from what it has missed.
  wal_keep_size: '256MB',
  // A member of a pair gives up a vanished one soon.
  wal_sender_timeout: '5s',
}

const start = (directory: string, settings: Record<string, string> = {}) =>
  startEmbedded({ directory, log: () => {}, memory: 'small', settings: { ...shared, ...settings } })

const socketOf = ({ socketDirectory }: Embedded) => join(socketDirectory, '.s.PGSQL.5432')

export class Pair {
  readonly directory: string
  readonly address: Address
  readonly primary: Embedded
  readonly standby: Embedded

  private constructor(directory: string, address: Address, primary: Embedded, standby: Embedded) {
    this.directory = directory
    this.address = address
    this.primary = primary
    this.standby = standby
  }

  /** Opens both, migrated, with every commit waiting until the standby has it. */
  static async open(): Promise<Pair> {
    const directory = await mkdtemp(join(tmpdir(), 'qunluo-pair-'))
    const primary = await start(join(directory, 'one'))
    await migrate(primary.url, migrationSources)
    await copy(primary, join(directory, 'one'), join(directory, 'two'))
    const follow = `host=${primary.socketDirectory} port=5432 user=qunluo application_name=two`
    const standby = await start(join(directory, 'two'), { primary_conninfo: follow })
    const pair = new Pair(directory, await Address.open(socketOf(primary)), primary, standby)
    await pair.waitFor('two')
    return pair
  }

  /** Which standby a commit on the primary waits for. */
  async waitFor(name: string): Promise<void> {
    await this.ask(this.primary, `alter system set synchronous_standby_names = '${name}'`)
    await this.ask(this.primary, 'select pg_reload_conf()')
  }

  get url(): string {
    return `postgresql://qunluo@127.0.0.1:${this.address.port}/qunluo?sslmode=disable`
  }

  async ask(server: Embedded, statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    return client
      .query(statement)
      .then(({ rows }) => rows)
      .finally(() => client.end())
  }

  /** The primary dies without warning. */
  async killPrimary(): Promise<void> {
    process.kill(this.primary.pid, 'SIGKILL')
    await this.primary.died
  }

  /** The standby becomes the primary and the address leads there. */
  async failOver(): Promise<void> {
    await this.ask(this.standby, 'select pg_promote()')
    this.leadTo(this.standby)
  }

  /** New connections lead to this server; old ones stay where they are. */
  leadTo(server: Embedded): void {
    this.address.turnTo(socketOf(server))
  }

  async close(): Promise<void> {
    await this.address.close()
    await this.standby.stop()
    await this.primary.stop()
    await rm(this.directory, { recursive: true, force: true })
  }
}

async function copy({ url }: Embedded, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`select pg_backup_start('two', fast => true)`)
  await mkdir(to, { recursive: true })
  await copyCluster(clusterOf(from), clusterOf(to))
  const { rows } = await client.query<{ label: string }>(
    'select labelfile as label from pg_backup_stop(wait_for_archive => false)',
  )
  await client.end()
  await writeFile(join(clusterOf(to), 'backup_label'), rows[0]?.label ?? '')
  await writeFile(join(clusterOf(to), 'standby.signal'), '')
}
