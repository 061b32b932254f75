import { expect, test } from 'vitest'
import { tidingKind } from '../../../server/modules/notices/contract.ts'
import { placeOfTiding, wordsOfTiding } from '../src/notices/tiding-words.ts'
import en from '../words/en.json' with { type: 'json' }
import zh from '../words/zh-CN.json' with { type: 'json' }

const facts = {
  ...{
    title: '周末水果',
    community: '河东',
    communityId: 'com_1',
    activityId: 'act_1',
    teamId: 'tea_1',
    orderId: 'ord_1',
    payoutId: 'pyo_1',
  },
  ...{ endsAt: '2026-12-01T00:00:00Z', until: '2026-12-01T00:30:00Z', amountFen: 1250 },
  ...{ no: 3, place: 2, point: '东门', why: '没货', differences: 1, helped: '老王的茶', count: 2 },
}
const formats = { dayOf: () => '12 月 1 日', stamp: () => '12 月 1 日 8:30', money: () => '¥12.50' }

test.each(tidingKind.options)(
  'what is told of %s has its sentence in both languages, with all it names, and leads somewhere',
  (kind) => {
    const words = wordsOfTiding({ kind, facts }, formats)
    for (const sentences of [zh.tidings, en.tidings] as Record<string, string>[]) {
      const names = [...(sentences[kind] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '')
      expect(sentences[kind]).toBeTruthy()
      expect(names.filter((name) => !words[name])).toEqual([])
    }
    expect(placeOfTiding({ kind, facts })).toMatch(/^\/(c|d|me|payouts)\b/)
  },
)
