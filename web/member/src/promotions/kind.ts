/** What a kind of activity brings to the member app. */
import type { ComponentType } from 'react'
import type { Order, Variant } from '../../../../server/modules/commerce/contract.ts'
import type { Terms } from '../../../../server/modules/promotions/contract.ts'
import type { ActivityFound } from './shapes.ts'
import type { useFilling } from '../shop/use-checkout.ts'

/** What the address of the order page says. */
export type DealAsk = { variantId: Variant['id']; quantity: number; entryId: string | null }
type PlaceWords = ReturnType<typeof useFilling>['placeWords']

/** An order at the price of an activity. */
export type Deal = {
  unitFen: number | null
  /** Pieces one order may have. */
  most: number
  /** What is ordered is not on the shelf: what is left there says nothing. */
  hasOwnPieces?: true
  /** Orders; null when it was refused, and `error` says why. */
  place: (words: PlaceWords & { totalFen: number }) => Promise<Order | null>
  act: { error: Error | null; isPending: boolean; reset: () => void }
  /** Of the team or bargain it belongs to, where they differ from those of the activity now. */
  rules?: ActivityFound['rules'] | undefined
}

export type MemberKind = {
  Part: ComponentType<{ activity: ActivityFound }>
  entry?: {
    /** Of its ids: `tea`. */
    prefix: string
    Page: ComponentType<{ entryId: string }>
    /** Its lines on a card in the chat. */
    Card: ComponentType<{ entryId: string }>
  }
  priceOf: (terms: Terms, variantId: string) => number | null
  /** A hook: called in every render of the order page. */
  useDeal?: (activity: ActivityFound, ask: DealAsk) => Deal
}
