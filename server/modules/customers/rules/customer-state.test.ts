import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyDraft, blank, type CustomerState, isSame, isUntouched, revertChange, scalars } from './customer-state.ts'
import type { Draft } from './draft.ts'

const word = fc.constantFrom('甲', '乙', '丙')
const labels = fc.dictionary(fc.constantFrom('花', '鞋码', '店'), word, { maxKeys: 3 })
const tags = fc.uniqueArray(word, { maxLength: 3 })
const aState: fc.Arbitrary<CustomerState> = fc
  .tuple(fc.record(Object.fromEntries(scalars.map((name) => [name, fc.oneof(word, fc.constant(''))]))), tags, labels)
  .map(([told, marked, attributes]) => ({ ...blank(), ...told, tags: marked, attributes }))
const aDraft: fc.Arbitrary<Draft> = fc
  .tuple(fc.record(Object.fromEntries(scalars.map((name) => [name, word])), { requiredKeys: [] }), tags, labels)
  .map(([told, marked, attributes]) => ({ scalars: told, tags: marked, attributes, known: [], reasons: [] }))

test('what a row did and is taken back leaves everything as it was', () => {
  fc.assert(
    fc.property(aState, aDraft, fc.boolean(), (before, draft, overwrite) => {
      const { state, change } = applyDraft(before, draft, overwrite)
      const { state: after, kept } = revertChange(state, change)
      expect({ same: isSame(after, before), kept }).toEqual({ same: true, kept: [] })
    }),
  )
})

test('a row applied twice changes nothing the second time', () => {
  fc.assert(
    fc.property(aState, aDraft, fc.boolean(), (before, draft, overwrite) => {
      const { state } = applyDraft(before, draft, overwrite)
      const again = applyDraft(state, draft, overwrite)
      expect(isSame(again.state, state)).toBe(true)
      expect(again.change).toEqual({ scalars: {}, tags: [], attributes: {} })
    }),
  )
})

test('what is known is never lost by filling gaps', () => {
  fc.assert(
    fc.property(aState, aDraft, (before, draft) => {
      const { state } = applyDraft(before, draft, false)
      for (const name of scalars) if (before[name]) expect(state[name]).toBe(before[name])
      expect(state.attributes).toMatchObject(before.attributes)
      expect(state.tags).toEqual(expect.arrayContaining(before.tags))
    }),
  )
})

test('what was changed since stays, and is named', () => {
  const draft: Draft = {
    scalars: { name: '甲', city: '杭州' },
    tags: ['老'],
    attributes: { 花: '桂' },
    known: [],
    reasons: [],
  }
  const { state, change } = applyDraft(blank(), draft, false)
  expect(isUntouched(state, change)).toBe(true)
  const touched = { ...state, city: '苏州', tags: [], attributes: { 花: '菊' } }
  expect(isUntouched(touched, change)).toBe(false)
  expect(revertChange(touched, change)).toEqual({
    state: { ...blank(), city: '苏州', attributes: { 花: '菊' } },
    kept: ['city', '花', 'tags'],
  })
})
