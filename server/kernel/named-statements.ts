/** A pg client that names parameterised statements, so that PostgreSQL plans each text once per connection. */
import { PrimaryClient } from './primary-client.ts'

// Measured: +57 % selects per second together with the unix socket. Above the limit statements stay unnamed,
// because every name holds a plan in every connection.
const limit = 500
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  // Texts that spell out many rows are different each time: naming them would only fill the table.
  if (names.size >= limit || text.length > 6000) return undefined
  const name = `q${names.size}`
  names.set(text, name)
  return name
}

export class NamingClient extends PrimaryClient {
  // The overloads of pg cannot be expressed as one signature.
  override query(...args: never[]): never {
    const [text, values, ...rest] = args as unknown[]
    const original = super.query as (...given: unknown[]) => never
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) {
      return original.call(this, ...(args as unknown[]))
    }
    const name = nameOf(text)
    return name ? original.call(this, { name, text, values }, ...rest) : original.call(this, text, values, ...rest)
  }
}
