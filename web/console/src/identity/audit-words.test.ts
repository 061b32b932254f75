import { expect, test } from 'vitest'
import { readWords } from '../../../ui/words/checking.ts'
import { auditActions, sayAbout } from './audit-words.ts'

test('every write of the contracts has words in the log', () => {
  const words = readWords(new URL('../../words/zh-CN.json', import.meta.url).pathname).audited as Record<string, string>
  expect(auditActions.length).toBeGreaterThan(40)
  expect(auditActions.filter((name) => !words[name.replace('.', '_')])).toEqual([])
})

test('what a write was about is short, without empty fields', () => {
  const said = sayAbout({
    groupId: 'grp_01jd4x0000e0080000000000ab',
    reason: '发广告',
    ban: true,
    title: '',
    muteMinutes: 0,
    rules: ['一', '二'],
  })
  expect(said).toBe('groupId: grp_01j…0000ab · reason: 发广告 · ban: true · muteMinutes: 0 · rules: ["一","二"]')
  expect(sayAbout({ text: '长'.repeat(200) })).toHaveLength('text: '.length + 80)
})
