/** SQL of modules over their own schemas: what they keep in files, what they do to rows that were brought back. */
import type pg from 'pg'

/** SQL of one module over its own schema, which bears its name. */
export type ModuleText = { module: string; text: string }

type Words = 'keptFiles' | 'afterRestore'
type Telling = { name: string } & { [word in Words]?: string }

export const textsOf = (modules: readonly Telling[], word: Words): ModuleText[] =>
  modules.flatMap((module) => {
    const text = module[word]
    return text ? [{ module: module.name, text }] : []
  })

/** A module that is younger than a database has no schema there yet, and nothing to say about it. */
export async function textsFor(client: pg.ClientBase, texts: readonly ModuleText[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select nspname::text as name from pg_namespace')
  const there = new Set(rows.map(({ name }) => name))
  return texts.filter(({ module }) => there.has(module)).map(({ text }) => text)
}

/** Lets modules settle rows that were just brought back. */
export async function settleRestored(client: pg.ClientBase, settlings: readonly ModuleText[]): Promise<void> {
  for (const text of await textsFor(client, settlings)) await client.query(text)
}
