import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { rowOutcome } from '../../../server/kernel/contract.ts'
import {
  discourseRole,
  groupState,
  healthPart,
  listEvidenceEndpoint,
  stage,
  todayItem,
} from '../../../server/modules/insight/contract.ts'
import { exportState, restorationState } from '../../../server/modules/archive/contract.ts'
import * as commerce from '../../../server/modules/commerce/contract.ts'
import { memberRole, preset } from '../../../server/modules/community/contract.ts'
import {
  columnTarget,
  customerImportState,
  rowReasonCode,
  undoOutcome,
  undoReason,
} from '../../../server/modules/customers/contract.ts'
import { scope, staffRole } from '../../../server/modules/identity/contract.ts'
import { book } from '../../../server/modules/ledger/contract.ts'
import { importState, messageKind } from '../../../server/modules/messaging/contract.ts'
import { keysInCode, keysOf, placesOf, readWords, withoutPlural } from '../../ui/words/checking.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const both = (folder: string, language: string) => ({
  ...readWords(at(`${folder}${language}.json`)),
  ...readWords(at(`${folder}promotions.${language}.json`)),
  ...(folder === './' ? {} : readWords(at(`${folder}coupons.${language}.json`))),
})
const own = { 'zh-CN': both('./', 'zh-CN'), en: both('./', 'en') }
const shared = { 'zh-CN': both('../../ui/words/', 'zh-CN'), en: both('../../ui/words/', 'en') }
const known = new Set([...keysOf(own['zh-CN']), ...keysOf(shared['zh-CN'])].map(withoutPlural))
const code = keysInCode([at('../src')], [...Object.keys(own['zh-CN']), ...Object.keys(shared['zh-CN'])])

describe('the words of the console', () => {
  test('both languages know the same keys', () => {
    expect(unique(keysOf(own.en))).toEqual(unique(keysOf(own['zh-CN'])))
  })
  test('both languages fill the same places', () => {
    expect(withoutPlurals(placesOf(own.en))).toEqual(withoutPlurals(placesOf(own['zh-CN'])))
  })
  test('the console says nothing under a group name that the shared words use', () => {
    expect(Object.keys(own['zh-CN']).filter((group) => group in shared['zh-CN'])).toEqual([])
  })
  test('every key said in code is known', () => {
    expect(code.asked.size).toBeGreaterThan(300)
    expect([...code.asked].filter((key) => !known.has(key))).toEqual([])
  })
  test('every word is said somewhere', () => {
    const said = (key: string) =>
      code.whole.has(key) || code.asked.has(key) || code.beginnings.some((start) => key.startsWith(start))
    expect(unique(keysOf(own['zh-CN'])).filter((key) => !said(key))).toEqual([])
  })
})

const itemKinds = todayItem.shape.kind.options
const evidenceKinds = listEvidenceEndpoint.input.shape.of.options
test.each([
  ['groupState', groupState.options],
  ['stage', stage.options],
  ['role', discourseRole.options],
  ['roleText', discourseRole.options],
  ['healthPart', healthPart.options],
  ['healthPartText', healthPart.options],
  ['advice', groupState.options],
  ['todayItem', itemKinds],
  ['todayAct', itemKinds],
  ['evidenceOf', evidenceKinds],
  ['preset', preset.options],
  ['staffRole', staffRole.options],
  ['staffRoleText', staffRole.options],
  ['scope', scope.options],
  ['scopeText', scope.options],
  ['importState', importState.options],
  ['customerImportState', customerImportState.options],
  ['target', columnTarget.options],
  ['rowOutcome', rowOutcome.options],
  ['rowReason', rowReasonCode.options],
  ['undoOutcome', undoOutcome.options],
  ['undoReason', undoReason.options],
  ['exportState', exportState.options],
  ['restoreState', restorationState.options],
  ['messageKind', messageKind.options],
  ['memberRole', memberRole.options],
  ['orderState', commerce.orderState.options],
  ['orderTab', commerce.orderState.options],
  ['delivery', commerce.delivery.options],
  ['productKind', commerce.productKind.options],
  ['refundState', commerce.refund.shape.state.options],
  ['afterSaleKind', commerce.afterSale.shape.kind.options],
  ['afterSaleState', commerce.afterSaleState.options],
  ['attentionKind', commerce.attentionRow.shape.kind.options],
  ['provider', commerce.provider.options],
  ['providerText', commerce.provider.options],
  ['book', book.options],
])('every %s of the contracts has a word', (group, values) => {
  expect(values.filter((value) => !known.has(`${group}.${value}`))).toEqual([])
})

function unique(keys: readonly string[]) {
  return [...new Set(keys.map(withoutPlural))].sort()
}

function withoutPlurals(places: Record<string, string>) {
  // `today.lead_one` says "1" itself; only the general form must name its places.
  return Object.fromEntries(Object.entries(places).filter(([key]) => !/_(zero|one)$/.test(key)))
}
