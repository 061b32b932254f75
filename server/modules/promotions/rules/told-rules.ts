/** The rules of an activity as keys of sentences with their values: what is promised is printed on its page. */
import type { BoostPrize, BoostTerms, BundleTerms, PresaleTerms, RedPacketTerms, Terms } from '../contract.ts'

export type ToldRule = { key: string; values: Record<string, string | number> }

const told = (key: string, values: ToldRule['values'] = {}): ToldRule => ({ key: `promotions.rules.${key}`, values })

/** The rules of an activity in sentences, written from its terms. */
export function toldRules(terms: Terms): ToldRule[] {
  if (terms.kind === 'flash_sale') return ofFlashSales(terms)
  if (terms.kind === 'relay') return ofRelays(terms)
  if (terms.kind === 'lottery') return ofLotteries(terms)
  if (terms.kind === 'red_packet') return ofPackets(terms)
  if (terms.kind === 'boost') return ofBoosts(terms)
  if (terms.kind === 'bundle') return ofBundles(terms)
  if (terms.kind === 'presale') return ofPresales(terms)
  return terms.kind === 'group_buy' ? ofTeams(terms) : ofBargains(terms)
}

function ofTeams(terms: Extract<Terms, { kind: 'group_buy' }>): ToldRule[] {
  const { people, minutes, atLeast, newcomers, onEnd, surplus, mayLeave, refundAnytime, perPerson } = terms
  return [
    ...(people.length === 1
      ? [told('team_size', { people: people[0] ?? 0 })]
      : [...people.map((needed, step) => told('team_step', { step: step + 1, people: needed })), told('team_ladder')]),
    told('team_minutes', { minutes }),
    ...(atLeast === null ? [] : [told('team_at_least', { people: atLeast })]),
    ...(newcomers === 'any' ? [] : [told(`team_newcomers_${newcomers}`)]),
    told(`team_on_end_${onEnd}`),
    told(`team_surplus_${surplus}`),
    told(mayLeave ? 'team_may_leave' : 'team_may_not_leave'),
    ...(refundAnytime ? [told('refund_anytime')] : []),
    ...(perPerson === null ? [] : [told('per_person', { pieces: perPerson })]),
  ]
}

function ofFlashSales(terms: Extract<Terms, { kind: 'flash_sale' }>): ToldRule[] {
  const pieces = terms.items.reduce((sum, item) => sum + item.pieces, 0)
  return [
    told(`flash_pieces_per_${terms.piecesPer}`, { pieces }),
    ...terms.hours.map(({ from, to }) => told('flash_hours', { from, to })),
    told('per_person', { pieces: terms.perPerson }),
    told('flash_pay_minutes', { minutes: terms.payMinutes }),
  ]
}

function ofPackets({ split, holds, total, packets, perDay, perMonth = 100 }: RedPacketTerms): ToldRule[] {
  const each = Math.floor(total / packets)
  if (holds === 'cash') {
    return [
      told(`packet_cash_${split}`, { packets, total: (total / 100).toFixed(2), each: (each / 100).toFixed(2) }),
      told('packet_limits', { daily: perDay, monthly: perMonth }),
      told('packet_cash_window'),
    ]
  }
  return [
    told(`packet_${split}`, { total, packets, each }),
    told('packet_limits', { daily: perDay, monthly: perMonth }),
    told('packet_window'),
  ]
}

function ofRelays(terms: Extract<Terms, { kind: 'relay' }>): ToldRule[] {
  const { pays, places, perPerson, buyers, confirmMinutes, payMinutes, coupons, repeats } = terms
  const { ballotMinutes = null } = terms
  return [
    told(`relay_pays_${pays}`),
    ...(places === null
      ? []
      : [
          told(ballotMinutes === null ? 'relay_places' : 'relay_places_drawn', { places }),
          ...(ballotMinutes === null ? [] : [told('relay_ballot', { minutes: ballotMinutes })]),
          told('relay_waiting', { minutes: confirmMinutes }),
        ]),
    told('relay_per_person', { times: perPerson }),
    ...(buyers === 'leader' ? [told('relay_leader_only')] : []),
    told('relay_change'),
    ...(pays === 'shop' ? [told('relay_pay_minutes', { minutes: payMinutes })] : []),
    ...(coupons ? [told('relay_coupons')] : []),
    ...(repeats === 'weekly' ? [told('relay_weekly')] : []),
  ]
}

function ofLotteries(terms: Extract<Terms, { kind: 'lottery' }>): ToldRule[] {
  const { draws, perDay, perPerson, costPoints, claimDays, publicValue } = terms
  return [
    told(`lottery_draws_${draws}`, draws === 'closing' ? { from: publicValue } : {}),
    told('lottery_limits', { daily: perDay, times: perPerson }),
    ...(costPoints > 0 ? [told('lottery_cost', { points: costPoints })] : []),
    told('lottery_empty'),
    told('lottery_staff'),
    told('lottery_claim', { days: claimDays }),
  ]
}

function ofBargains(terms: Extract<Terms, { kind: 'bargain' }>): ToldRule[] {
  return [
    told('bargain_people', { people: terms.people }),
    told('bargain_minutes', { minutes: terms.minutes }),
    told(`bargain_buys_${terms.buys}`),
    told('bargain_order_minutes', { minutes: terms.orderMinutes }),
    told('bargain_starts', { times: terms.startsPerPerson }),
    told('bargain_supports', { times: terms.supportsPerPerson, daily: terms.supportsPerDay }),
    told(terms.selfCut ? 'bargain_self_cut' : 'bargain_no_self_cut'),
    ...(terms.newcomersMore ? [told('bargain_newcomers_more')] : []),
  ]
}

function ofBoosts({ stages, welcome, newcomersOnly, claimDays }: BoostTerms): ToldRule[] {
  return [
    ...stages.map(({ needs, prize, stock }) => told(`boost_stage_${prize.kind}`, { needs, stock, ...valuesOf(prize) })),
    ...(welcome
      ? [told(`boost_welcome_${welcome.prize.kind}`, { stock: welcome.stock, ...valuesOf(welcome.prize) })]
      : []),
    told(newcomersOnly ? 'boost_newcomers_only' : 'boost_everyone'),
    told('boost_once'),
    ...(stages.length === 0 ? [] : [told('boost_leaving'), told('boost_claim_days', { days: claimDays })]),
    told('boost_looked_at'),
  ]
}

function valuesOf(prize: BoostPrize): ToldRule['values'] {
  if (prize.kind === 'points') return { points: prize.points }
  return prize.kind === 'code' ? { title: prize.title } : {}
}

function ofBundles({ parts, setFen, addOns, perPerson, inAll, payMinutes }: BundleTerms): ToldRule[] {
  const pieces = parts.reduce((sum, { quantity }) => sum + quantity, 0)
  return [
    told('bundle_set', { pieces, fen: setFen }),
    ...(addOns.length === 0 ? [] : [told('bundle_add_ons', { kinds: addOns.length })]),
    told('bundle_part_refunds'),
    ...(perPerson === null ? [] : [told('bundle_per_person', { sets: perPerson })]),
    ...(inAll === null ? [] : [told('bundle_in_all', { sets: inAll })]),
    told('order_pay_minutes', { minutes: payMinutes }),
  ]
}

function ofPresales(terms: PresaleTerms): ToldRule[] {
  const { balanceFrom, balanceUntil, shipsBy, atLeast, perPerson, unpaidBalance, payMinutes } = terms
  return [
    told('presale_balance', { from: balanceFrom, until: balanceUntil }),
    told('presale_ships_by', { at: shipsBy }),
    ...(atLeast === null ? [] : [told('presale_at_least', { pieces: atLeast })]),
    told(`presale_unpaid_${unpaidBalance}`),
    told('presale_refunds'),
    told('per_person', { pieces: perPerson }),
    told('order_pay_minutes', { minutes: payMinutes }),
  ]
}
