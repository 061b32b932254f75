import { expect, test } from 'vitest'
import { channelOf } from './here.ts'
import { leftWords } from './left-words.ts'

test.each([
  ['Mozilla/5.0 (iPhone) AppleWebKit MicroMessenger/8.0.50', 'wechat_h5'],
  ['Mozilla/5.0 (iPhone) MicroMessenger/8.0.50 MiniProgramEnv miniProgram', 'weapp'],
  ['Mozilla/5.0 (Linux) wxwork/4.1 MicroMessenger/7.0.1', 'wecom'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/130', 'web'],
])('%s is %s', (agent, channel) => {
  expect(channelOf(agent)).toBe(channel)
})

test('how long there is left: whole days and a clock, the last second until it is over', () => {
  expect(leftWords(((26 * 60 + 3) * 60 + 5) * 1000)).toEqual({ days: 1, clock: '02:03:05' })
  expect(leftWords(1)).toEqual({ days: 0, clock: '00:00:01' })
})
