/** A pg client of a lane: it stays with its tenant from work to work, and is not told twice which that is. */
import { NamingClient } from './named-statements.ts'

/** The beginning of the statement that gives a lane's connection its tenant. */
export const setTenant = 'set app.tenant = '
const told = { command: 'SET', rowCount: null, rows: [] }

export class LaneClient extends NamingClient {
  #tenant = ''

  // The overloads of pg cannot be expressed as one signature.
  override query(...args: never[]): never {
    const [text] = args as unknown[]
    const original = super.query as (...given: unknown[]) => never
    if (typeof text !== 'string' || !text.startsWith(setTenant)) return original.call(this, ...(args as unknown[]))
    if (text === this.#tenant) return Promise.resolve(told) as never
    // Until the server has agreed, it is nobody's.
    this.#tenant = ''
    const telling = original.call(this, text) as Promise<unknown>
    return telling.then((answer) => {
      this.#tenant = text
      return answer
    }) as never
  }
}
