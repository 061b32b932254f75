/** By which key WeChat Pay is believed: the one public key of the merchant, or platform certificates that change. */
import { type KeyObject, X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { ProviderAway } from '../refusals.ts'
import type { WechatAccount } from './account.ts'
import { isFresh, type Proof, proofOf, request } from './request.ts'
import { openResource, sealedResource } from './sealed.ts'
import { isSigned } from './sign.ts'

type Certificate = { key: KeyObject; until: number }
type Kept = { at: number; certificates: ReadonlyMap<string, Certificate> }

// The rules ask for a look every twelve hours; a serial nobody knows may be a new one, or a forger's.
const lookEvery = 12 * 3_600_000
const atMostEvery = 60_000

const kept = new Map<string, Kept>()
const certificateList = z.object({
  data: z.array(z.object({ serial_no: z.string(), expire_time: z.string(), encrypt_certificate: sealedResource })),
})

/** The key with that serial; null when WeChat Pay has no such key. */
export async function platformKey(account: WechatAccount, serial: string): Promise<KeyObject | null> {
  if (account.platform) return account.platform.serial === serial ? account.platform.key : null
  const now = account.at.getTime()
  const known = await certificatesOf(account, (all) => !all.certificates.has(serial) && now - all.at > atMostEvery)
  const found = known.certificates.get(serial)
  return found && found.until > now ? found.key : null
}

/** The key that names are to be sealed with, and its serial to be told beside. */
export async function sealingKey(account: WechatAccount): Promise<{ serial: string; key: KeyObject }> {
  if (account.platform) return account.platform
  const { certificates } = await certificatesOf(account, () => false)
  // The one that ends last is the newest.
  const [newest] = [...certificates].toSorted(([, one], [, other]) => other.until - one.until)
  if (!newest) throw new ProviderAway('no platform certificate')
  return { serial: newest[0], key: newest[1].key }
}

async function certificatesOf(account: WechatAccount, isWanting: (all: Kept) => boolean): Promise<Kept> {
  const about = `${account.host} ${account.merchant} ${account.serial}`
  const now = account.at.getTime()
  const known = kept.get(about)
  if (known && now - known.at < lookEvery && !isWanting(known)) return known
  const fresh = { at: now, certificates: await download(account) }
  kept.set(about, fresh)
  return fresh
}

/** The list is sealed with the merchant's own key, and signed by one of the certificates it holds. */
async function download(account: WechatAccount): Promise<ReadonlyMap<string, Certificate>> {
  const answer = await request(account, { method: 'GET', path: '/v3/certificates', body: '' })
  if (answer.status !== 200) throw new ProviderAway(`certificates: ${answer.status}`)
  try {
    const { data } = certificateList.parse(JSON.parse(answer.body.toString()))
    const all = data.map(({ encrypt_certificate, ...one }) => {
      const { publicKey, serialNumber } = new X509Certificate(openResource(account.apiV3Key, encrypt_certificate))
      if (serialNumber.toUpperCase() !== one.serial_no.toUpperCase()) throw new Error('another serial than was said')
      return [one.serial_no, { key: publicKey, until: Date.parse(one.expire_time) }] as const
    })
    const certificates = new Map(all)
    requireSigned(
      account,
      certificates,
      proofOf((name) => answer.headers.get(name)),
      answer.body,
    )
    return certificates
  } catch (fault) {
    throw new ProviderAway('certificates that cannot be believed', fault)
  }
}

function requireSigned({ at }: WechatAccount, known: ReadonlyMap<string, Certificate>, proof: Proof, body: Buffer) {
  const found = known.get(proof.serial)
  if (!found || !isFresh(at, proof) || !isSigned(found.key, proof, body, proof.signature)) {
    throw new Error('signed by none of them')
  }
}
