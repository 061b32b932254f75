/** In which order the field of groups is read, and where a page goes on. */
import { type RawBuilder, sql } from 'kysely'
import type { FieldSort } from '../contract.ts'

type Measured = Exclude<FieldSort, 'name' | 'owner' | 'opened'>

/** `g` is the group, `x` its glance, `w` its waiting questions. */
const measures: Record<Measured, RawBuilder<unknown>> = {
  // Breaking up before doubting before the dead, who no longer hurry; then by questions, then by marks lost.
  need: sql`case coalesce(x.state, 'love') when 'breakup' then 3000 when 'doubt' then 2000 when 'dead' then 1000 else 0 end
    + coalesce(w.count, 0) * 10 + (100 - coalesce(x.score, 100)) / 10`,
  score: sql`x.score`,
  silent: sql`case when x.seats > 0 then x.silent::float8 / x.seats else 0 end`,
  speakers: sql`coalesce(x.speakers7, 0)`,
  messages: sql`coalesce(x.messages7, 0)`,
  seats: sql`coalesce(x.seats, g.taken)`,
  last: sql`extract(epoch from x.last_at)`,
}

const texts = {
  name: sql`g.name collate insight.by_sound`,
  owner: sql`coalesce(g.owner_name, '') collate insight.by_sound`,
}

type FieldOrder = {
  /** What a group is placed by. */
  key: RawBuilder<unknown>
  /** By `key` and, where it is the same, by `id`: as they were opened. */
  order: RawBuilder<unknown>
  /** Everything after the place where a page ended; all, without one. */
  beyond: (after: string | undefined) => RawBuilder<unknown>
}

/** Unknown figures stand at the end either way; where a page ended is `id key`, kept even when that group has moved since. */
export function fieldOrder(sort: FieldSort, down: boolean): FieldOrder {
  if (sort === 'name' || sort === 'owner') return textOrder(texts[sort], down)
  const measure = sort === 'opened' ? sql`extract(epoch from g.created_at)` : measures[sort]
  return {
    key: sql`coalesce(${down ? sql`-` : sql``}(${measure})::float8, 'infinity')`,
    order: sql`key, id`,
    beyond: (after) => {
      const [, id, key] = /^(grp_\w{26}) (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity)$/.exec(after ?? '') ?? []
      return id ? sql`(key, id) > (${key}::float8, ${id})` : sql`true`
    },
  }
}

function textOrder(key: RawBuilder<unknown>, down: boolean): FieldOrder {
  return {
    key,
    order: down ? sql`key desc, id desc` : sql`key, id`,
    beyond: (after) => {
      const [, id, name] = /^(grp_\w{26}) (.*)$/su.exec(after ?? '') ?? []
      if (!id) return sql`true`
      return down ? sql`(key, id) < (${name}::text, ${id})` : sql`(key, id) > (${name}::text, ${id})`
    },
  }
}
