import type { Context } from '../../../kernel/context.ts'
import { presets, type Start } from '../rules/presets.ts'

/** What a new community may start from, in the order in which they are offered. */
export async function listPresets(_: Context): Promise<{ rows: Start[] }> {
  return { rows: Object.values(presets) }
}
