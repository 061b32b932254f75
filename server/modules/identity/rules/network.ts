/** The network behind a request: one IPv4 address, or the /64 that a household or a host gets in IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const spelled = spellOut(address.replace(/%.*$/, ''))
  return spelled ? `${spelled.slice(0, 4).join(':')}::/64` : address
}

/** The eight parts of an IPv6 address; null for anything else. */
function spellOut(address: string): string[] | null {
  const url = `http://[${address}]`
  if (!URL.canParse(url)) return null
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  return [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back]
}
