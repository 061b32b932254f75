import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ProviderAway, ProviderRefusal } from '../refusals.ts'
import type { WechatAccount } from './account.ts'
import { platformKey } from './platform.ts'
import { type Asked, isFresh, proofOf, request } from './request.ts'
import { isSigned } from './sign.ts'

const refusal = z.object({ code: z.string().max(64) })

/**
 * Asks WeChat Pay and believes only answers that are signed. Raises `ProviderRefusal` with its code for 4xx, `ProviderAway`
 * when it is out of reach, busy, or its answer cannot be believed.
 */
export async function call<T>(
  account: WechatAccount,
  asked: { method: 'GET' | 'POST'; path: string; body?: object; serial?: string },
  answer: z.ZodType<T>,
): Promise<T> {
  const { body, ...rest } = asked
  const { status, headers, body: said } = await request(account, { ...rest, body: body ? JSON.stringify(body) : '' })
  if (status === 429 || status >= 500) throw new ProviderAway(`answered ${status}`)
  if (status >= 400) throw new ProviderRefusal(status, codeOf(said))
  const proof = proofOf((name) => headers.get(name))
  const key = await platformKey(account, proof.serial)
  if (!key || !isFresh(account.at, proof) || !isSigned(key, proof, said, proof.signature)) {
    throw new ProviderAway('an answer that is not signed by it')
  }
  return read(said, answer)
}

function read<T>(said: Buffer, answer: z.ZodType<T>): T {
  try {
    return answer.parse(said.length === 0 ? {} : JSON.parse(said.toString()))
  } catch (fault) {
    throw new ProviderAway('an answer of another shape', fault)
  }
}

function codeOf(said: Buffer): string {
  try {
    return refusal.parse(JSON.parse(said.toString())).code
  } catch {
    return 'UNKNOWN'
  }
}

/** Downloads a file that was promised with its SHA-1 hash; nothing else proves it. Raises `ProviderAway`. */
export async function download(account: WechatAccount, url: string, sha1: string): Promise<Buffer> {
  const at = new URL(url)
  // Signed requests go nowhere but to the provider, whatever an answer says.
  if (at.origin !== new URL(account.host).origin) throw new ProviderAway('a bill at another place')
  const asked: Asked = { method: 'GET', path: `${at.pathname}${at.search}`, body: '' }
  const { status, body } = await request({ ...account, host: at.origin }, asked)
  if (status !== 200) throw new ProviderAway(`a bill answered ${status}`)
  if (createHash('sha1').update(body).digest('hex') !== sha1.toLowerCase()) throw new ProviderAway('a torn bill')
  return body
}
