/** The port by which one-time links reach people. */
import type { Ground } from '../../../kernel/ground.ts'
import type { AddressKind } from '../rules/address.ts'
import { consoleCourier } from './console.ts'
import type { Letter } from './letter.ts'
import { mailCourier } from './mail.ts'

/** Takes a letter to its receiver; throws when it could not be handed over, and will then be asked again. */
export type Courier = { sendLink: (letter: Letter) => Promise<void> }

const couriers = new WeakMap<Ground, Partial<Record<AddressKind, Courier>>>()

/** Lets another courier take the letters to a kind of address, such as an SMS provider those to phones. */
export function appointCourier(
  ground: Ground,
  courier: Courier,
  kinds: readonly AddressKind[] = ['email', 'phone'],
): void {
  const chosen = kinds.map((kind) => [kind, courier] as const)
  couriers.set(ground, { ...couriers.get(ground), ...Object.fromEntries(chosen) })
}

/** By mail when SMTP_URL is set; otherwise links are printed on the console, for whoever runs this at home. */
export function courierFor(ground: Ground, kind: AddressKind): Courier {
  const chosen = couriers.get(ground)?.[kind]
  if (chosen) return chosen
  const { url, from } = ground.config.mail
  const courier = kind === 'email' && url ? mailCourier(url, from) : consoleCourier
  appointCourier(ground, courier, [kind])
  return courier
}
