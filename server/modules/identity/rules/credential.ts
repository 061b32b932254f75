/** The spellings of what people come in with. Each names its tenant, because a request is nobody's until that is known. */
import type { TenantId } from '../contract.ts'

const suffix = '[0-7][0-9a-hjkmnp-tv-z]{25}'
const secret = '[A-Za-z0-9_-]{43}'
const tokenShape = new RegExp(`^(${suffix})\\.(${secret})$`)
const keyShape = new RegExp(`^qlk_(${suffix})_(${secret})$`)

export type Secret = { tenantId: TenantId; secret: string }

const read = (shape: RegExp, text: string): Secret | null => {
  const found = shape.exec(text)
  return found ? { tenantId: `tnt_${found[1]}` as TenantId, secret: found[2] as string } : null
}

const suffixOf = (tenantId: TenantId) => tenantId.slice('tnt_'.length)

/** Session cookies and one-time links: `<26 characters of the tenant>.<43 characters of secret>`. */
export const readToken = (text: string) => read(tokenShape, text)
export const writeToken = ({ tenantId, secret }: Secret) => `${suffixOf(tenantId)}.${secret}`

/** API keys: `qlk_<tenant>_<secret>`, easy to find by scanners for leaked secrets. */
export const readApiKey = (text: string) => read(keyShape, text)
export const writeApiKey = ({ tenantId, secret }: Secret) => `qlk_${suffixOf(tenantId)}_${secret}`

/** What of an API key may be shown again. */
export const hintOf = (secret: string) => `qlk_…${secret.slice(-4)}`
