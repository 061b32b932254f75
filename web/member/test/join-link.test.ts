import { expect, test } from 'vitest'
import { leadsTo } from '../src/app/join-link.ts'

const boost = `/d/bst_${'0'.repeat(26)}`

const activity = `/c/com_${'1'.repeat(26)}/activities/act_${'2'.repeat(26)}`

test('a link leads to what was shared with it, and nowhere else', () => {
  expect(leadsTo(new URLSearchParams({ to: boost }))).toBe(boost)
  expect(leadsTo(new URLSearchParams({ to: activity }))).toBe(activity)
  for (const to of ['', '/g/1', 'https://elsewhere.example', '//elsewhere.example', `${boost}/x`, `${boost}?a=1`])
    expect(leadsTo(new URLSearchParams({ to }))).toBeNull()
})
