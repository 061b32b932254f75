import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callWechat, freshState, isInWechat, takePayerCode } from '../src/shop/in-wechat.ts'
import { wayFor } from '../src/shop/use-beginning.ts'

const page = '/me/orders/ord_1/pay'
const place = { pathname: page, search: '' }
const come = (search: string) => Object.assign(place, { search })

beforeEach(() => {
  const kept = new Map<string, string>()
  come('')
  vi.stubGlobal('location', place)
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  })
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_state: unknown, _title: string, to: string) => come(to.slice(page.length)),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('a code is taken once, and only under the state this page asked with', () => {
  const state = freshState()
  come('?code=abc12345&state=somebodyelse0001')
  expect(takePayerCode()).toBeNull()
  come(`?code=abc12345&state=${state}`)
  expect(takePayerCode()).toBe('abc12345')
  expect(location.search).toBe('')
  come(`?code=abc12345&state=${state}`)
  expect(takePayerCode()).toBeNull()
})

test('inside WeChat its own call is made, elsewhere a page or a code; WeCom is not WeChat', () => {
  const wechat = 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/130 MicroMessenger/8.0.60'
  expect(isInWechat(wechat)).toBe(true)
  expect(isInWechat(`${wechat} wxwork/4.1`)).toBe(false)
  expect(isInWechat('Mozilla/5.0 (iPhone) Safari/604.1')).toBe(false)
  const ways = ['jsapi', 'native', 'h5'] as const
  expect(wayFor(ways, false, true)).toBe('jsapi')
  expect(wayFor(['native', 'h5'], false, true)).toBe('native')
  expect(wayFor(ways, false, false)).toBe('h5')
  expect(wayFor(ways, true, false)).toBe('native')
})

test('the call carries the signed fields and nothing else; what WeChat says is told', async () => {
  const invoke = vi.fn((_name: string, _fields: object, tell: (answer: { err_msg: string }) => void) =>
    tell({ err_msg: 'get_brand_wcpay_request:cancel' }),
  )
  vi.stubGlobal('window', { WeixinJSBridge: { invoke } })
  const fields = { appId: 'wx1', timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' }
  expect(await callWechat({ ...fields, other: 'x' })).toBe('cancel')
  expect(invoke.mock.calls[0]?.slice(0, 2)).toEqual(['getBrandWCPayRequest', fields])
})
