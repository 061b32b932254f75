/** A device's address is whatever its browser says: nobody shall make this server write into its own network. */
import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, bits, 'ipv6')

/** Whether an IP address lies in the open internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && !inside.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether a push may be sent there: by TLS to a named host, or to an origin that whoever runs this has allowed. */
export function isPushAddress(endpoint: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(endpoint)) return false
  const { origin, protocol, hostname } = new URL(endpoint)
  if (allowed.includes(origin)) return true
  return protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0
}

/** Finds a host's addresses, those in the open internet only; asked at the moment of connecting, so that no later answer counts. */
export const lookUpPublic: LookupFunction = (hostname, options, answer) => {
  resolve(hostname, { ...options, all: true }, (fault, found) => {
    const open = fault ? [] : found.filter(({ address }) => isPublicAddress(address))
    const [first] = open
    if (!first) return answer(fault ?? new Error(`${hostname} is not a public host`), '', 4)
    if (options.all) answer(null, open)
    else answer(null, first.address, first.family)
  })
}
