import { useState } from 'react'
import type { TakenCoupon, TakenCouponId } from '../../../../../server/modules/commerce/contract.ts'
import { quoteRelayEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useCouponWords } from '../../../../ui/coupon-words.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useFormats } from '../../app/me.ts'
import { Picks } from '../../shop/Picks.tsx'
import { channelHere } from '../here.ts'
import type { RelayFound } from './shapes.ts'

type Wish = {
  relay: RelayFound
  items: { name: string; quantity: number }[]
  delivery: 'express' | 'pickup' | 'code' | 'none' | null
}

/** Which of my coupons lower an entry, as the server sums it: the best, until I choose another or none. */
export function useRelayCoupons({ relay, items, delivery }: Wish) {
  const [said, choose] = useState<string | null | undefined>(undefined)
  const isAsked = relay.coupons && items.length > 0
  const wish = { activityId: relay.activityId, channel: channelHere(), items, delivery: delivery ?? 'none' }
  const quote = useAsk(quoteRelayEndpoint, wish, {
    enabled: isAsked,
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const all = isAsked ? ((quote.data?.coupons ?? []) as { taken: TakenCoupon; fen: number }[]) : []
  const found = said === null ? undefined : (all.find(({ taken }) => taken.id === said) ?? all[0])
  return {
    all,
    choose,
    chosen: (found?.taken.id ?? null) as TakenCouponId | null,
    offFen: found?.fen ?? 0,
  }
}

export function RelayCoupons({ name, coupons }: { name: string; coupons: ReturnType<typeof useRelayCoupons> }) {
  const { t } = useWords()
  const formats = useFormats()
  const say = useCouponWords(formats)
  if (coupons.all.length === 0) return null
  return (
    <Picks
      label={t('relay.coupon')}
      name={name}
      value={coupons.chosen ?? ''}
      options={[
        ...coupons.all.slice(0, 6).map(({ taken, fen }) => ({
          value: taken.id as string,
          label: `${say.off(taken.coupon)} (-${formats.money(fen)})`,
          under: taken.coupon.title,
        })),
        { value: '', label: t('relay.noCoupon') },
      ]}
      choose={(id) => coupons.choose(id || null)}
    />
  )
}
