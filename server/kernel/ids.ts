/** TypeIDs: UUIDv7 inside, so that they sort by time, with a prefix that tells their kind. */
import { typeid } from 'typeid-js'
import type { z } from 'zod'

type Branded<P extends string> = string & z.core.$brand<P>

/** A fresh id of a kind: `newId('grp')`. */
export function newId<P extends string>(prefix: P): Branded<P> {
  return String(typeid(prefix)) as Branded<P>
}
