/** 红包 at the desk. */
import { WalletIcon } from 'tdesign-icons-react'
import { filled } from '../filled.ts'
import { pagesOfKind } from '../kind.ts'
import { RedPacketForm } from './RedPacketForm.tsx'

type RedPacketSaid = {
  split: 'equal' | 'lucky'
  total: number | null
  packets: number | null
  least: number | null
  most: number | null
  perDay: number | null
  greeting: string
}

const blank: RedPacketSaid = {
  split: 'lucky',
  total: null,
  packets: null,
  least: 1,
  most: 20_000,
  perDay: 10,
  greeting: '',
}

export const redPacketPages = pagesOfKind<'red_packet', RedPacketSaid>({
  kind: 'red_packet',
  Icon: WalletIcon,
  blank,
  saidOf: ({ kind: _, ...rest }) => ({ ...rest }),
  termsOf: ({ total, packets, ...rest }) => ({
    kind: 'red_packet',
    ...filled(rest),
    total: total ?? Number.NaN,
    packets: packets ?? Number.NaN,
  }),
  names: {},
  Form: RedPacketForm,
})
