import { expect, test } from 'vitest'
import { type Channel, channel, mechanic, type Mechanic } from '../contract.ts'
import { channelRules, rulingOf } from './channel-rules.ts'

const [a, c, r] = ['allowed', 'changed', 'refused'] as const
/** In the order of `channels`. */
const channels: Channel[] = ['wechat_h5', 'weapp', 'wecom', 'web', 'offline']
const matrix: Record<Mechanic, (typeof a | typeof c | typeof r)[]> = {
  coupon: [a, a, a, a, a],
  bundle: [a, a, a, a, a],
  wave: [a, a, a, a, a],
  group_buy: [c, c, c, a, a],
  bargain: [r, r, r, a, a],
  boost: [c, c, c, c, a],
  flash_sale: [a, a, a, a, a],
  relay: [a, a, a, a, a],
  lottery: [c, c, c, c, c],
  red_packet: [c, c, c, c, c],
  member_packet: [c, c, c, c, r],
  presale: [a, a, a, a, a],
}

test.each(mechanic.options)('%s on every channel', (what) => {
  expect(channels.map((where) => rulingOf(what, where).ruling)).toEqual(matrix[what])
})

test('whatever is changed or refused says by which duty and in both languages why', () => {
  const told = channelRules()
  expect(told).toHaveLength(channel.options.length * mechanic.options.length)
  for (const { ruling, duty, zh, en } of told) {
    expect([ruling === 'allowed', duty === null, zh === '', en === '']).toEqual(
      Array.from({ length: 4 }, () => ruling === 'allowed'),
    )
  }
})
