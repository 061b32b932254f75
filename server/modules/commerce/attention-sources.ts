/**
 * What else needs a person at the desk, from modules that come after this one: they leave word here of how it is found, as
 * origins leave word of their orders.
 */
import type { Context } from '../../kernel/context.ts'
import type { AttentionRow } from './contract.ts'

type AttentionSource = (ctx: Context) => Promise<AttentionRow[]>

const sources = new Map<string, AttentionSource>()

/** Said once, when the program is put together. */
export function declareAttention(name: string, source: AttentionSource): void {
  sources.set(name, source)
}

/** What all sources know to be waiting for a person at the desk. */
export async function readSources(ctx: Context): Promise<AttentionRow[]> {
  const found: AttentionRow[] = []
  for (const source of sources.values()) found.push(...(await source(ctx)))
  return found
}
