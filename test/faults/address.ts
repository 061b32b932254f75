/** An address that does not change while what stands behind it, named by its socket's path, does: a virtual IP, a proxy. */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export class Address {
  readonly #server: Server
  readonly #lines = new Set<Socket>()
  #target: string

  private constructor(target: string) {
    this.#target = target
    this.#server = createServer((near) => this.#join(near))
  }

  static async open(target: string): Promise<Address> {
    const address = new Address(target)
    address.#server.listen(0, '127.0.0.1')
    await once(address.#server, 'listening')
    return address
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port
  }

  #join(near: Socket): void {
    const far = connect(this.#target)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#lines.add(one)
      one.on('data', (piece) => other.write(piece))
      one.on('error', () => {})
      one.on('close', () => {
        this.#lines.delete(one)
        other.destroy()
      })
    }
  }

  /** New connections lead elsewhere; old ones stay until they are cut. */
  turnTo(target: string): void {
    this.#target = target
  }

  cut(): void {
    for (const line of this.#lines) line.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    this.#server.close()
  }
}
