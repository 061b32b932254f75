import { useEffect } from 'react'
import { listTidingsEndpoint, readTidingsEndpoint, type Tiding } from '../../../../server/modules/notices/contract.ts'
import { useAct, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { Page } from '../app/Page.tsx'

/** What I was told that stands in no chat; looking at it is reading it. */
export default function Tidings() {
  const { t } = useWords()
  const pages = useAskPages(listTidingsEndpoint, {})
  const { mutate: read } = useAct(readTidingsEndpoint)
  const isLoaded = pages.data !== undefined
  useEffect(() => {
    if (isLoaded) read({})
  }, [isLoaded, read])
  const rows = (pages.data?.pages ?? []).flatMap((page) => page.rows) as Tiding[]
  return (
    <Page title={t('tidings.title')} back="/me">
      {pages.isPending ? <Skeleton rows={4} /> : null}
      {pages.error ? <Failure failure={pages.error} again={() => void pages.refetch()} /> : null}
      {isLoaded && rows.length === 0 ? <Empty text={t('tidings.none')} /> : null}
      <ul className="rows">
        {rows.map((tiding) => (
          <TidingRow key={tiding.id} tiding={tiding} />
        ))}
      </ul>
      <MoreBelow pages={pages} />
    </Page>
  )
}

const placeOf = ({ kind, facts }: Tiding) =>
  kind === 'membership_ending' ? `/c/${facts.communityId}/membership` : '/me'

function TidingRow({ tiding }: { tiding: Tiding }) {
  const { t } = useWords()
  const { stamp, dayOf } = useFormats()
  const { kind, facts, at, readAt } = tiding
  const words = { ...facts, day: typeof facts.endsAt === 'string' ? dayOf(facts.endsAt) : '' }
  return (
    <li>
      <Link to={placeOf(tiding)} className="row">
        <span className="row-words">
          {readAt ? t(`tidings.${kind}`, words) : <strong>{t(`tidings.${kind}`, words)}</strong>}
          <span className="faint">{stamp(at)}</span>
        </span>
      </Link>
    </li>
  )
}
