/** 红包 for members. */
import type { MemberKind } from '../kind.ts'
import { RedPacketPart } from './RedPacketPart.tsx'

export const redPacket: MemberKind = { Part: RedPacketPart, priceOf: () => null }
