import { Readable } from 'node:stream'
import { DateTime } from 'luxon'
import type { Context } from '../../../kernel/context.ts'
import type { RequestOf } from '../../../kernel/contract.ts'
import type { Payload } from '../../../kernel/route.ts'
import type { PictureId } from '../../commerce/contract.ts'
import { findPicture } from '../../commerce/index.ts'
import { readCommunityName } from '../../community/index.ts'
import { tenantOf } from '../../identity/index.ts'
import { accessActivity, requireChannel } from '../access.ts'
import type { ActivityOffer, drawActivityPosterEndpoint } from '../contract.ts'
import { posterPromise, posterWords } from '../rules/poster-words.ts'
import type { ActivityRow } from '../tables.ts'
import { readOffers } from './read-activity.ts'
import { linkForStrangers } from './link-for-strangers.ts'

/** The poster of an activity, in the language of the tenant. Raises `promotions.channel_refuses` where it is not offered. */
export async function drawPoster(
  ctx: Context,
  { activityId, channel, boostId }: RequestOf<typeof drawActivityPosterEndpoint>,
): Promise<Payload> {
  const activity = await accessActivity(ctx, activityId, 'toRead')
  requireChannel(activity, channel)
  const [offer] = await readOffers(ctx, activity)
  const poster = {
    ...(await wordsOf(ctx, activity, offer)),
    community: await readCommunityName(ctx, activity.community_id),
    title: activity.title,
    goods: offer ? [offer.title, offer.variant].filter(Boolean).join(' · ') : '',
    picture: offer?.image ? await findPicture(ctx, offer.image as PictureId, 'large') : null,
    emblem: [...(offer?.title ?? activity.title)].slice(0, 2).join(''),
    url: await linkForStrangers(ctx, activity, boostId),
  }
  const draw = async () => {
    const { drawActivityPoster } = await import('../poster/draw.ts')
    return Readable.from([await drawActivityPoster(poster)])
  }
  return { type: 'image/png', body: draw, fileName: `${activity.title}.png` }
}

async function wordsOf(ctx: Context, { terms, starts_at, ends_at }: ActivityRow, offer: ActivityOffer | undefined) {
  const { locale, zone } = await tenantOf(ctx)
  const language = locale === 'en' ? 'en' : 'zh-CN'
  const words = posterWords[language]
  const { kind, price, from, promise } = posterPromise(terms, language)
  const yuan = (fen: number) => (fen / 100).toFixed(2).replace(/\.?0+$/, '')
  const day = (at: Date) => DateTime.fromJSDate(at, { zone }).toFormat('MM-dd HH:mm')
  return {
    kind,
    promise,
    price: price === null ? '' : from ? words.from(yuan(price)) : `¥${yuan(price)}`,
    shelf: offer && price !== null && offer.shelfFen > price ? words.shelf(yuan(offer.shelfFen)) : '',
    scan: words.scan,
    how: price === null ? words.howFree : words.how,
    when: words.when(day(starts_at), day(ends_at)),
  }
}
