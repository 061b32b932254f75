/** A whole house that can be killed room by room: a database with fsync, two web nodes, a worker, each its own process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../../server/kernel/migrate.ts'
import { type Embedded, startEmbedded } from '../../../server/main/embedded.ts'
import { migrationSources } from '../../../server/main/migrations.ts'
import { freePort, isReady, killProgram, openProgram, type Program } from './program.ts'

export const rooms = ['web one', 'web two', 'worker', 'database'] as const
export type Room = (typeof rooms)[number]

export class House {
  readonly directory: string
  #database: Embedded
  readonly #nodes = new Map<Room, Program>()
  /** What the programs complained about. */
  readonly #said: string[] = []

  private constructor(directory: string, database: Embedded) {
    this.directory = directory
    this.#database = database
  }

  static async open(): Promise<House> {
    const directory = await mkdtemp(join(tmpdir(), 'qunluo-storm-'))
    const database = await startDatabase(directory)
    await migrate(database.url, migrationSources)
    return new House(directory, database)
  }

  get url(): string {
    return this.#database.url
  }

  async openNodes(): Promise<void> {
    for (const room of ['web one', 'web two', 'worker'] as const) await this.#openNode(room)
    await this.ready()
  }

  /** Addresses of the web nodes; one of them may be dead. */
  origins(): string[] {
    return (['web one', 'web two'] as const).flatMap((room) => {
      const node = this.#nodes.get(room)
      return node ? [node.origin] : []
    })
  }

  /** Kills a room without warning and opens it again; does not wait until it answers. */
  async kill(room: Room): Promise<void> {
    if (room === 'database') return this.#killDatabase()
    const node = this.#nodes.get(room)
    node?.child.kill('SIGKILL')
    await this.#openNode(room)
  }

  async #killDatabase(): Promise<void> {
    process.kill(this.#database.pid, 'SIGKILL')
    await this.#database.died
    this.#database = await startDatabase(this.directory)
  }

  async #openNode(room: Room): Promise<void> {
    // The port stays, as behind an address of one's own.
    const port = this.#nodes.get(room)?.port ?? (await freePort())
    const role = room === 'worker' ? 'worker' : 'web'
    const hear = (words: string) => void this.#said.push(`${room}: ${words}`)
    const node = openProgram({ role, url: this.url, directory: this.directory, port, hear })
    this.#nodes.set(room, node)
  }

  /** Waits until every web node answers. */
  async ready(): Promise<void> {
    const until = Date.now() + 60_000
    for (const origin of this.origins())
      while (!(await isReady(origin))) {
        if (Date.now() > until) throw new Error(`${origin} did not come back: ${this.#said.join('')}`)
        await new Promise((wake) => setTimeout(wake, 50))
      }
  }

  /** A node that could not open has ended by itself, as a program does that is not started again by anybody. */
  async reopenFallen(): Promise<void> {
    for (const [room, { child }] of this.#nodes) if (child.exitCode !== null) await this.#openNode(room)
  }

  async close(): Promise<void> {
    for (const node of this.#nodes.values()) await killProgram(node)
    await this.#database.stop()
    await rm(this.directory, { recursive: true, force: true })
  }
}

const startDatabase = (directory: string) =>
  startEmbedded({
    directory: join(directory, 'postgres'),
    log: () => {},
    memory: 'small',
    // Connections of the killed and of those who knock again count for a moment too.
    settings: { max_connections: '250' },
  })
