import qrcode from 'qrcode'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Payload } from '../../../kernel/route.ts'
import { accessActivity } from '../access.ts'
import type { drawActivityQrEndpoint } from '../contract.ts'
import { linkForStrangers } from './link-for-strangers.ts'

/** The link of an activity as a QR code that prints sharp at any size. */
export async function drawQr(
  ctx: Context,
  { activityId, boostId }: RequestOf<typeof drawActivityQrEndpoint>,
): Promise<Payload> {
  const url = await linkForStrangers(ctx, await accessActivity(ctx, activityId, 'toRead'), boostId)
  const svg = await qrcode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 })
  return { type: 'image/svg+xml', body: Buffer.from(svg) }
}
