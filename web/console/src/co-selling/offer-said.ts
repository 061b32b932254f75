/** A contract as its form holds it, in yuan and per cent, and as the contract takes it. */
import type { InputOf } from '../../../../server/kernel/contract.ts'
import type { offerCoSellingEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { fenOf } from '../commerce/fen.ts'

export type OfferSaid = {
  title: string
  communityId?: string
  supplierId?: string
  helperId?: string
  through: 'community' | 'relay'
  goods: {
    productId?: string
    kind: 'price' | 'share'
    supply?: string
    supplierPercent?: number | null
    helperPercent?: number | null
    /** Where the helper chooses the price. */
    least?: string
    most?: string
  }[]
}

export const blankOffer: OfferSaid = {
  title: '',
  through: 'community',
  goods: [{ kind: 'price', supply: '', helperPercent: 0 }],
}

/** Per cent with two places is whole basis points. */
const basisPoints = (percent: number | null | undefined): number => Math.round((percent ?? 0) * 100)

export function wordsOfOffer({
  title,
  communityId,
  supplierId,
  helperId,
  through,
  goods,
}: OfferSaid): InputOf<typeof offerCoSellingEndpoint> {
  return {
    title,
    communityId: communityId ?? '',
    supplierId: supplierId ?? '',
    helperId: helperId ?? null,
    through,
    goods: goods.map(({ productId, kind, supply, supplierPercent, helperPercent, least, most }) => {
      // Nobody has a share of what nobody helps with.
      const helperBp = helperId ? basisPoints(helperPercent) : 0
      const split =
        kind === 'price'
          ? { kind, supplyFen: fenOf(supply ?? '') ?? Number.NaN, helperBp }
          : { kind, supplierBp: basisPoints(supplierPercent), helperBp }
      const isOwn = through === 'relay' && Boolean(least || most)
      const ownPrice = isOwn
        ? { leastFen: fenOf(least ?? '') ?? Number.NaN, mostFen: fenOf(most ?? '') ?? Number.NaN }
        : null
      return { productId: productId ?? '', split, ownPrice }
    }),
  }
}

const names: Readonly<Record<string, string>> = {
  supplyFen: 'supply',
  supplierBp: 'supplierPercent',
  helperBp: 'helperPercent',
}

/** Where in the form a field of the contract stands: `goods.0.split.supplierBp` → `['goods', 0, 'supplierPercent']`. */
export const placeInOffer = (path: string): (string | number)[] =>
  path
    .split('.')
    .filter((part) => part !== 'split')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : (names[part] ?? part)))
