import type { Offer } from '../../../commerce/index.ts'
import { BalanceTooEarly, PresaleLimits, type PresaleTerms } from '../../contract.ts'

/** Raises `promotions.balance_too_early`, and `promotions.presale_limits` where the shelf's own limit would count both orders. */
export function requirePresale({ balanceFrom }: PresaleTerms, endsAt: string, offers: readonly Offer[]): void {
  if (new Date(balanceFrom) < new Date(endsAt)) throw BalanceTooEarly()
  const limited = offers.find(({ limitPerPerson }) => limitPerPerson !== null)
  if (limited) throw PresaleLimits({ title: limited.title })
}
