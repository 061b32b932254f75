/** 助力 for members. */
import type { MemberKind } from '../kind.ts'
import { BoostCard } from './BoostCard.tsx'
import { BoostPage } from './BoostPage.tsx'
import { BoostPart } from './BoostPart.tsx'

export const boost: MemberKind = {
  Part: BoostPart,
  entry: { prefix: 'bst', Page: BoostPage, Card: BoostCard },
  priceOf: () => null,
}
