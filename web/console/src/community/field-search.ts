/** What the address asks of the field, in the words of its endpoint. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { drawFieldEndpoint } from '../../../../server/modules/insight/contract.ts'
import type { FieldSearch, FieldSort } from '../app/searches.ts'
import { states } from '../insight/states.ts'

/** Empty words and unknown states ask for nothing. */
export function filterOf(search: FieldSearch): InputOf<typeof drawFieldEndpoint> {
  const words = (['q', 'city', 'interest', 'industry'] as const).flatMap((name) => {
    const value = search[name]?.trim()
    return value ? [[name, value.slice(0, name === 'q' ? 80 : 40)] as const] : []
  })
  const state = states.find((one) => one === search.state)
  return { ...Object.fromEntries(words), ...(state ? { state } : {}), ...(search.closed ? { closed: 'true' } : {}) }
}

/** Without a wish, what needs somebody stands first. */
export function orderOf({ sort, down }: FieldSearch): { sort: FieldSort; down: boolean } {
  return sort ? { sort, down: down ?? false } : { sort: 'need', down: true }
}

/** Columns that start with the largest when first pressed. */
export function startsDown(sort: FieldSort): boolean {
  return sort !== 'name' && sort !== 'owner' && sort !== 'score'
}

export function hasFilter({ q, city, interest, industry, state }: FieldSearch): boolean {
  return [q, city, interest, industry, state].some(Boolean)
}
