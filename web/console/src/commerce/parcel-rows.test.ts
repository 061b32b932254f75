import { expect, test } from 'vitest'
import { parcelRows } from './parcel-rows.ts'

const row = { number: '261122374303865225', carrier: '顺丰速运', tracking: 'SF1000000001' }

test.each([
  ['from a table', '订单号\t快递公司\t单号\n261122374303865225\t顺丰速运\tSF1000000001'],
  ['from a file', '\uFEFF订单号,快递公司,单号\r\n"261122374303865225",顺丰速运,SF1000000001\r\n\r\n'],
  ['without a heading', '261122374303865225, 顺丰速运 ,SF1000000001'],
  ['with guarded numbers', '订单号,快递公司,单号\n="261122374303865225",顺丰速运,\'SF1000000001'],
])('parcels are read %s', (_, text) => {
  expect(parcelRows(text)).toEqual([row])
})

test('what is missing stays missing, so that the row is refused and not lost', () => {
  expect(parcelRows('261122374303865225\n')).toEqual([{ number: '261122374303865225', carrier: '', tracking: '' }])
  expect(parcelRows('')).toEqual([])
})
