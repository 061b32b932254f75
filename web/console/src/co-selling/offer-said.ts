/** A contract as its form holds it, in yuan and per cent, and as the contract takes it. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { offerCoSellingEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { fenOf } from '../commerce/fen.ts'

export type OfferSaid = {
  title: string
  communityId?: string
  supplierId?: string
  helperId?: string
  goods: {
    productId?: string
    kind: 'price' | 'share'
    supply?: string
    supplierPercent?: number | null
    helperPercent?: number | null
  }[]
}

export const blankOffer: OfferSaid = { title: '', goods: [{ kind: 'price', supply: '', helperPercent: 0 }] }

/** Per cent with two places is whole basis points. */
const basisPoints = (percent: number | null | undefined): number => Math.round((percent ?? 0) * 100)

export function wordsOfOffer({
  title,
  communityId,
  supplierId,
  helperId,
  goods,
}: OfferSaid): InputOf<typeof offerCoSellingEndpoint> {
  return {
    title,
    communityId: communityId ?? '',
    supplierId: supplierId ?? '',
    helperId: helperId ?? null,
    goods: goods.map(({ productId, kind, supply, supplierPercent, helperPercent }) => {
      // Nobody has a share of what nobody helps with.
      const helperBp = helperId ? basisPoints(helperPercent) : 0
      const split =
        kind === 'price'
          ? { kind, supplyFen: fenOf(supply ?? '') ?? Number.NaN, helperBp }
          : { kind, supplierBp: basisPoints(supplierPercent), helperBp }
      return { productId: productId ?? '', split }
    }),
  }
}
