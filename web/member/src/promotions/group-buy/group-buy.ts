/** 拼团 for members. */
import type { MemberKind } from '../kind.ts'
import { GroupBuyPart } from './GroupBuyPart.tsx'
import { TeamCard } from './TeamCard.tsx'
import { TeamPage } from './TeamPage.tsx'
import { priceInTeam, useSeat } from './use-seat.ts'

export const groupBuy: MemberKind = {
  Part: GroupBuyPart,
  entry: { prefix: 'tea', Page: TeamPage, Card: TeamCard },
  priceOf: priceInTeam,
  useDeal: useSeat,
}
