/** What modules do to their rows once these were brought back. */
import type pg from 'pg'

/** SQL of one module over its own schema, which bears its name. */
export type Settling = { module: string; text: string }

export const settlingsOf = (modules: readonly { name: string; afterRestore?: string }[]): Settling[] =>
  modules.flatMap(({ name, afterRestore }) => (afterRestore ? [{ module: name, text: afterRestore }] : []))

/** A module that is younger than what was brought back has no schema there yet, and nothing to settle. */
export async function settleRestored(client: pg.ClientBase, settlings: readonly Settling[]): Promise<void> {
  for (const { module, text } of settlings) {
    const { rows } = await client.query('select to_regnamespace($1) is not null as there', [module])
    if (rows[0].there) await client.query(text)
  }
}
