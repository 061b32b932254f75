/** What a provider gave the buyer's device to go on with: told once when a payment begins, needed until it is over. */
const place = (paymentId: string) => `qunluo.handover.${paymentId}`

export function keepHandover(paymentId: string, handover: Record<string, string>) {
  sessionStorage.setItem(place(paymentId), JSON.stringify(handover))
}

export function readHandover(paymentId: string): Record<string, string> {
  return JSON.parse(sessionStorage.getItem(place(paymentId)) ?? '{}') as Record<string, string>
}

/** A code to scan with the phone. */
export const codeOf = ({ code }: Record<string, string>): string | null => code ?? null

/** The fields of a call inside WeChat. */
export const callOf = (handover: Record<string, string>): Record<string, string> | null =>
  handover.package ? handover : null

/** An address to go to, never anything but a web page. */
export const addressOfPage = ({ url }: Record<string, string>): string | null =>
  url?.startsWith('https://') ? url : null
