import qrcode from 'qrcode'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Payload } from '../../../kernel/route.ts'
import type { drawJoinQrEndpoint } from '../contract.ts'
import { readGroup } from './read-groups.ts'

/** The join link of a group as a QR code that prints sharp at any size. */
export async function drawJoinQr(ctx: Context, { groupId }: RequestOf<typeof drawJoinQrEndpoint>): Promise<Payload> {
  const { joinUrl } = await readGroup(ctx, { groupId })
  const svg = await qrcode.toString(joinUrl, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
  return { type: 'image/svg+xml', body: Buffer.from(svg) }
}
