import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { readWords } from '../../../ui/words/checking.ts'
import { sayReason } from './reasons.ts'

type Facts = Record<string, string | number>
const words = readWords(new URL('../../words/zh-CN.json', import.meta.url).pathname)
const t = ((key: string, facts: Facts) => {
  const [group = '', name = ''] = key.split('.')
  const sentence = (words[group] as Record<string, string>)[name] ?? String(facts.defaultValue)
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, place: string) => String(facts[place]))
}) as unknown as TFunction // a word function without its overloads

test.each([
  [{ code: 'a7_below_60_percent', value: 0.553, limit: 0.6 }, '近 7 天日均发言人数只有高峰的 55%，低于 60%'],
  [{ code: 'exits_above_joins', value: 7, limit: 2 }, '近 7 天退群 7 人次，多于入群 2'],
  [{ code: 'a7_grew', value: 12.4286, limit: 8 }, '日均发言人数涨到 12.4，两周前是 8'],
  [{ code: 'minutes_waiting', value: 45, limit: 5 }, '已经等了 45 分钟'],
  [{ code: 'minutes_waiting', value: 202, limit: 5 }, '已经等了 3 小时 22 分'],
  [{ code: 'minutes_waiting', value: 1740, limit: 5 }, '已经等了 1 天 5 小时'],
  [{ code: 'advert_share', value: 0.526, limit: 0.2 }, '53% 的消息像广告'],
  [{ code: 'unheard_of', value: 3, limit: null }, 'unheard of: 3'],
])('%o', (reason, said) => expect(sayReason(reason, t)).toBe(said))
