/** One thing that waits: what, where, why, since when, and the way to deal with it. */
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { ItemIcon } from './ItemIcon.tsx'
import { sayReason } from './reasons.ts'
import type { TodayItem } from './shapes.ts'
import { placeOf } from './today-places.ts'

export function TodayLine({ item }: { item: TodayItem }) {
  const { t } = useWords()
  const formats = useFormats()
  const place = placeOf(item, formats.dayOf)
  return (
    <li className="line today-line">
      {item.person ? <Portrait who={item.person} size={36} /> : <ItemIcon kind={item.kind} />}
      <div className="line-body">
        <b>{sayItem(item, t)}</b>
        {item.since && <span className="muted small nowrap"> · {formats.moment(item.since)}</span>}
        {item.excerpt && <div className="today-excerpt cut">{item.excerpt}</div>}
        {item.reasons.length > 0 && (
          <div className="muted small">{item.reasons.map((reason) => sayReason(reason, t)).join(t('list.then'))}</div>
        )}
      </div>
      <Link className={item.urgency === 3 ? 'button button-primary' : 'button'} {...place}>
        {t(`todayAct.${item.kind}`)}
      </Link>
    </li>
  )
}

/** 「临水亲子」正在变冷 */
function sayItem(item: TodayItem, t: TFunction): string {
  return t(`todayItem.${item.kind}`, { group: item.groupName, person: item.person?.name ?? '', count: item.count })
}
