/** Alipay's gateway: one address, the method in the form, the answer signed over its own text. */
import { DateTime } from 'luxon'
import { z } from 'zod'
import { reach } from '../reach.ts'
import { ProviderAway, ProviderRefusal } from '../refusals.ts'
import type { AlipayAccount } from './account.ts'
import { isSigned, type Params, signParams } from './sign.ts'

/** China's clock, as the gateway writes it. */
export const alipayTime = (at: Date): string =>
  DateTime.fromJSDate(at, { zone: 'Asia/Shanghai' }).toFormat('yyyy-MM-dd HH:mm:ss')

/** A moment as Alipay writes it, in Shanghai's time; null when it cannot be read. */
export function readAlipayTime(text: string | undefined): Date | null {
  const read = DateTime.fromFormat((text ?? '').slice(0, 19), 'yyyy-MM-dd HH:mm:ss', { zone: 'Asia/Shanghai' })
  return read.isValid ? read.toJSDate() : null
}

type Asked = { method: string; content: object; also?: Params }

/** The parameters of a request, signed. */
export function signedParams({ appId, at, privateKey }: AlipayAccount, { method, content, also = {} }: Asked): Params {
  return signParams(privateKey, {
    app_id: appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: alipayTime(at),
    version: '1.0',
    ...also,
    biz_content: JSON.stringify(content),
  })
}

const outcome = z.object({ code: z.string(), sub_code: z.string().optional() })
const unreadable = new Set(['20001', '40001', '40002', '40003', '40006'])
const busy = /SYSTEM_ERROR|isp\.unknow-error|^aop\./

/**
 * Asks the gateway and believes only answers that are signed. Raises `ProviderRefusal` with its `sub_code`, `ProviderAway`
 * when it is out of reach, busy, or not to be believed.
 */
export async function call<T>(account: AlipayAccount, asked: Asked, answer: z.ZodType<T>): Promise<T> {
  // What says how to read the rest stands in the address; what is read stands in the body.
  const { biz_content = '', ...protocol } = signedParams(account, asked)
  const { status, body } = await reach(`${account.host}?${new URLSearchParams(protocol)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams({ biz_content }).toString(),
  })
  if (status !== 200) throw new ProviderAway(`answered ${status}`)
  return read(account, nodeOf(asked.method, body.toString()), answer)
}

type Node = { text: string; signature: string; isError: boolean }

/** The part that is signed, letter by letter as it came. */
function nodeOf(method: string, said: string): Node {
  const name = `"${method.replaceAll('.', '_')}_response":`
  const isError = !said.includes(name)
  const start = isError
    ? said.indexOf('"error_response":') + '"error_response":'.length
    : said.indexOf(name) + name.length
  const [, signature = ''] = /,"sign":"([^"]*)"\}?\s*$/.exec(said) ?? []
  const end = signature ? said.lastIndexOf(',"sign":') : said.lastIndexOf('}')
  return { text: said.slice(start, end), signature, isError }
}

function read<T>({ alipayKey }: AlipayAccount, { text, signature, isError }: Node, answer: z.ZodType<T>): T {
  const said = parse(text)
  const { code, sub_code } = outcome.catch({ code: '' }).parse(said)
  if (code === '20000' || code === '10003' || busy.test(sub_code ?? '')) throw new ProviderAway(`busy: ${sub_code}`)
  // What it cannot even read, as with a wrong key of ours, it refuses unsigned; nothing is made of that but a refusal.
  if (isError || (!signature && unreadable.has(code))) throw new ProviderRefusal(400, sub_code ?? code)
  if (!isSigned(alipayKey, text, signature)) throw new ProviderAway('an answer that is not signed by it')
  if (code !== '10000') throw new ProviderRefusal(400, sub_code ?? code)
  const found = answer.safeParse(said)
  if (!found.success) throw new ProviderAway('an answer of another shape')
  return found.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw new ProviderAway('an answer that cannot be read', fault)
  }
}
