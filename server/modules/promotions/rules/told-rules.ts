/** The rules of an activity as keys of sentences with their values: what is promised is printed on its page. */
import type { Terms } from '../contract.ts'

export type ToldRule = { key: string; values: Record<string, string | number> }

const told = (key: string, values: ToldRule['values'] = {}): ToldRule => ({ key: `promotions.rules.${key}`, values })

export function toldRules(terms: Terms): ToldRule[] {
  if (terms.kind === 'flash_sale') return ofFlashSales(terms)
  if (terms.kind === 'relay') return ofRelays(terms)
  if (terms.kind === 'lottery') return ofLotteries(terms)
  return terms.kind === 'group_buy' ? ofTeams(terms) : ofBargains(terms)
}

function ofTeams(terms: Extract<Terms, { kind: 'group_buy' }>): ToldRule[] {
  const { people, minutes, atLeast, newcomers, onEnd, surplus, mayLeave, refundAnytime, perPerson } = terms
  return [
    ...(people.length === 1
      ? [told('team_size', { people: people[0] ?? 0 })]
      : people.map((needed, step) => told('team_step', { step: step + 1, people: needed }))),
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

function ofRelays(terms: Extract<Terms, { kind: 'relay' }>): ToldRule[] {
  const { pays, places, perPerson, buyers, confirmMinutes, payMinutes, repeats } = terms
  return [
    told(`relay_pays_${pays}`),
    ...(places === null ? [] : [told('relay_places', { places }), told('relay_waiting', { minutes: confirmMinutes })]),
    told('relay_per_person', { times: perPerson }),
    ...(buyers === 'leader' ? [told('relay_leader_only')] : []),
    told('relay_change'),
    ...(pays === 'shop' ? [told('relay_pay_minutes', { minutes: payMinutes })] : []),
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
