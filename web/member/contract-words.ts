/**
 * Stands in for zod in the member app's bundle. The app only needs where an endpoint lives; checking is the
 * server's work. Measured on 2026-11-21: zod with the four contracts is 36 KB of compressed script, this with
 * the endpoints that are used about 3 KB. Asking it to check anything is a mistake and says so.
 */
const checks = new Set<PropertyKey>(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'decode', 'encode'])

function silent() {}

const nothing: unknown = new Proxy(silent, {
  get(_, name) {
    if (checks.has(name)) throw new Error(`The member app carries no schemas: ${String(name)} must run on the server`)
    return name === Symbol.toPrimitive ? () => '' : nothing
  },
  apply: () => nothing,
})

export const z = nothing
