/** 红包 at the desk. */
import { WalletIcon } from 'tdesign-icons-react'
import { fenOf, yuanOf } from '../../commerce/fen.ts'
import { filled } from '../filled.ts'
import { pagesOfKind } from '../kind.ts'
import { PacketDesk } from './PacketDesk.tsx'
import { RedPacketForm } from './RedPacketForm.tsx'

/** Points as numbers, money as yuan that somebody types. */
type Amount = number | string | null

export type RedPacketSaid = {
  split: 'equal' | 'lucky'
  holds: 'points' | 'cash'
  total: Amount
  packets: number | null
  least: Amount
  most: Amount
  perDay: number | null
  perMonth: number | null
  greeting: string
}

const blank: RedPacketSaid = {
  split: 'lucky',
  holds: 'points',
  total: null,
  packets: null,
  least: 1,
  most: 20_000,
  perDay: 10,
  perMonth: 100,
  greeting: '',
}

const amountOf = (holds: RedPacketSaid['holds'], said: Amount): number | undefined => {
  if (said === null || said === '') return undefined
  return holds === 'cash' ? (fenOf(String(said)) ?? Number.NaN) : Number(said)
}
const saidOf = (holds: RedPacketSaid['holds'], amount: number): Amount => (holds === 'cash' ? yuanOf(amount) : amount)

export const redPacketPages = pagesOfKind<'red_packet', RedPacketSaid>({
  kind: 'red_packet',
  Icon: WalletIcon,
  blank,
  saidOf: ({ kind: _, total, least, most, ...rest }) => ({
    ...rest,
    total: saidOf(rest.holds, total),
    least: saidOf(rest.holds, least),
    most: saidOf(rest.holds, most),
  }),
  termsOf: ({ holds, total, packets, least, most, ...rest }) => ({
    kind: 'red_packet',
    holds,
    ...filled(rest),
    total: amountOf(holds, total) ?? Number.NaN,
    packets: packets ?? Number.NaN,
    least: amountOf(holds, least),
    most: amountOf(holds, most),
  }),
  names: {},
  Form: RedPacketForm,
  Entries: PacketDesk,
})
