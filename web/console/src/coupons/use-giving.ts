import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type CouponId,
  type Gift,
  giveCouponEndpoint,
  listCouponsEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useSaying } from '../app/use-saying.ts'
import { freshGiving, type Giving, namesOf, partsOf } from './giving.ts'

/** What is sent for a giving, part by part. */
function partsToSend({ by, people, communityId, names }: Giving) {
  if (by === 'people') {
    return partsOf(people.map(({ id }) => id)).map((personIds) => ({ by: 'people' as const, personIds }))
  }
  if (!communityId) return []
  return partsOf(namesOf(names)).map((part) => ({ by: 'names' as const, communityId, names: part }))
}

/** A giving of one coupon: what is chosen, sending it, and what became of each. Nothing chosen is lost when sending fails. */
export function useGiving(couponId: CouponId) {
  const saying = useSaying()
  const client = useQueryClient()
  const [blank, setBlank] = useState(() => freshGiving(crypto.randomUUID()))
  const [giving, change, drop] = useDraft<Giving>(`coupon.give.${couponId}`, blank)
  const [report, setReport] = useState<Gift[] | null>(null)
  const give = useAct(giveCouponEndpoint, { onFailure: saying.failure })
  const send = async () => {
    const rows: Gift[] = []
    // The key is kept with the draft: what is sent again after a failure gives nobody a second one.
    change(giving)
    for (const to of partsToSend(giving)) {
      const answer = await give.run({ couponId, key: giving.key, to })
      if (!answer) return
      rows.push(...(answer.rows as Gift[]))
    }
    setReport(rows)
    setBlank(freshGiving(crypto.randomUUID()))
    drop()
    await client.invalidateQueries({ queryKey: [listCouponsEndpoint.name] })
  }
  const count = giving.by === 'people' ? giving.people.length : giving.communityId ? namesOf(giving.names).length : 0
  return { giving, change, send, count, isSending: give.isPending, report, again: () => setReport(null) }
}
