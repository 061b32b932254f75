/** Which of the rows of promotions an archive holds: activities with what took place in them, a person's own beside. */

import { type ArchiveDeclaration, among } from '../../kernel/archive/declaration.ts'
import { listLotteries } from './operations/lotteries/open-lottery.ts'

const mine = (column: string) => ({ person: among(column, 'person') })

export const archive: ArchiveDeclaration = {
  tables: [
    { name: 'promotions.activities', key: ['made_at', 'id'], names: { people: ['made_by'] } },
    { name: 'promotions.versions', key: ['activity_id', 'version'] },
    { name: 'promotions.quotas', key: ['activity_id', 'of'] },
    { name: 'promotions.relays', key: ['activity_id'] },
    { name: 'promotions.relay_ballots', key: ['activity_id'], sealed: true },
    {
      name: 'promotions.relay_entries',
      key: ['entered_at', 'id'],
      asides: mine('person_id'),
      names: { people: ['person_id', 'cancelled_by'] },
    },
    { name: 'promotions.relay_copies', key: ['activity_id'], names: { people: ['helper_id'] } },
    { name: 'promotions.relay_lines', key: ['entry_id', 'line'] },
    { name: 'promotions.lotteries', key: ['activity_id'], sealed: true },
    {
      name: 'promotions.draws',
      key: ['activity_id', 'no'],
      asides: mine('person_id'),
      names: { people: ['person_id'] },
      sealed: true,
    },
    { name: 'promotions.packets', key: ['activity_id'], names: { people: ['given_by'] } },
    { name: 'promotions.packet_shares', key: ['activity_id', 'place'] },
    {
      name: 'promotions.packet_claims',
      key: ['activity_id', 'place'],
      asides: mine('person_id'),
      names: { people: ['person_id'] },
    },
    { name: 'promotions.packet_days', key: ['person_id', 'day'], names: { people: ['person_id'] } },
    { name: 'promotions.packet_months', key: ['person_id', 'month'], names: { people: ['person_id'] } },
    { name: 'promotions.teams', key: ['opened_at', 'id'], names: { people: ['leader_id'] } },
    {
      name: 'promotions.seats',
      key: ['team_id', 'order_id'],
      asides: mine('person_id'),
      names: { people: ['person_id'] },
    },
    {
      name: 'promotions.bargains',
      key: ['started_at', 'id'],
      asides: mine('person_id'),
      names: { people: ['person_id'] },
    },
    {
      name: 'promotions.purchases',
      key: ['held_at', 'order_id', 'activity_id'],
      asides: mine('person_id'),
      names: { people: ['person_id'] },
    },
    {
      name: 'promotions.boosts',
      key: ['started_at', 'id'],
      asides: mine('person_id'),
      names: { people: ['person_id', 'reviewed_by'] },
    },
    {
      name: 'promotions.boost_supports',
      key: ['activity_id', 'person_id'],
      asides: mine('person_id'),
      names: { people: ['person_id', 'inviter_id'] },
    },
    { name: 'promotions.boost_stages', key: ['boost_id', 'stage'], names: { people: ['redeemed_by'] } },
    {
      name: 'promotions.presales',
      key: ['held_at', 'id'],
      asides: mine('person_id'),
      names: { people: ['person_id'] },
    },
    { name: 'promotions.call_offs', key: ['activity_id'], names: { people: ['by_person'] } },
    { name: 'promotions.waves', key: ['made_at', 'id'], names: { people: ['made_by'] } },
    { name: 'promotions.wave_parts', key: ['wave_id', 'place'] },
    { name: 'promotions.recounts', key: ['at', 'id'], names: { people: ['looked_by'] } },
    { name: 'promotions.cuts', key: ['bargain_id', 'place'] },
    {
      name: 'promotions.supports',
      key: ['bargain_id', 'person_id'],
      asides: mine('person_id'),
      names: { people: ['person_id'] },
    },
  ],
  settles: listLotteries,
}
