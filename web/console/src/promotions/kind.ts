/** What a kind of activity brings to the pages of the desk. */
import { type ComponentType, createContext, use } from 'react'
import type { ActivityKind, Terms, TermsWords } from '../../../../server/modules/promotions/contract.ts'
import type { Good } from './good.ts'
import type { Activity } from './shapes.ts'

export type GoodOf = (variantId: string) => Good

type Pages<K extends ActivityKind, S extends object> = {
  kind: K
  Icon: ComponentType<{ 'aria-hidden'?: 'true' }>
  blank: S
  /** Fields that hold moments: a copy is made for other days. */
  dates?: readonly string[]
  /** Milliseconds between making it and its start, where the rules are published first. */
  leads?: number
  /** Methods, so that each kind may name its own terms: the frame hands it no others. */
  saidOf(terms: Extract<Terms, { kind: K }>, goodOf: GoodOf): S
  /** What is not filled in yet is left for the contract to miss. */
  termsOf(said: S): Extract<TermsWords, { kind: K }>
  /** Field of the contract → field of the form, where they differ: `{ priceFen: 'price' }`. */
  names: Readonly<Record<string, string>>
  Form: ComponentType
  /** Instead of the table all kinds share. */
  Entries?: ComponentType<{ activity: Activity }>
}
export type KindPages = Pages<ActivityKind, object>

/** The pages of one kind, checked against its terms. */
export const pagesOfKind = <K extends ActivityKind, S extends object>(pages: Pages<K, S>): KindPages => pages

export const KindContext = createContext<KindPages | null>(null)

/** The kind of the form one stands in. */
export function useKind(): KindPages {
  const kind = use(KindContext)
  if (!kind) throw new Error('useKind outside of an activity form')
  return kind
}
