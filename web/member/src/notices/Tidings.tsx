import { useEffect } from 'react'
import {
  countTidingsEndpoint,
  listTidingsEndpoint,
  readTidingsEndpoint,
  type Tiding,
} from '../../../../server/modules/notices/contract.ts'
import { useAct, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty, Failure, Skeleton } from '../app/Answered.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { MoreBelow } from '../app/MoreBelow.tsx'
import { Page } from '../app/Page.tsx'
import { placeOfTiding, wordsOfTiding } from './tiding-words.ts'

/** What I was told that stands in no chat; looking at it is reading it. */
export default function Tidings() {
  const { t } = useWords()
  const pages = useAskPages(listTidingsEndpoint, {})
  const { mutate: read } = useAct(readTidingsEndpoint, { refreshes: [countTidingsEndpoint] })
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

function TidingRow({ tiding }: { tiding: Tiding }) {
  const { t } = useWords()
  const formats = useFormats()
  const { kind, at, readAt, isPast } = tiding
  const said = t(`tidings.${kind}`, wordsOfTiding(tiding, formats))
  return (
    <li>
      <Link to={placeOfTiding(tiding)} className="row">
        <span className="row-words">
          {readAt || isPast ? said : <strong>{said}</strong>}
          <span className="faint">
            {formats.stamp(at)}
            {isPast ? ` · ${t('tidings.past')}` : null}
          </span>
        </span>
      </Link>
    </li>
  )
}
