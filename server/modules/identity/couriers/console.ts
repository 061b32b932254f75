/** Prints links where the program runs: whoever sees its console may let people in, so the address is masked. */
import { maskAddress } from '../rules/address.ts'
import type { Courier } from './courier.ts'

export const consoleCourier: Courier = {
  sendLink: async ({ to, kind, url }) => {
    process.stdout.write(`登录链接 One-time link for ${maskAddress({ kind, text: to })}: ${url}\n`)
  },
}
