import { Link } from '@tanstack/react-router'
import { listPostingsEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { MorePages } from '../app/MorePages.tsx'
import { Sheet } from '../app/Page.tsx'
import { PostingLines } from '../ledger/PostingLines.tsx'

/** What the books say about an order. */
export function OrderPostings({ orderId }: { orderId: string }) {
  const { t } = useWords()
  const pages = useAskPages(listPostingsEndpoint, { about: orderId })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Sheet title={t('ledger.about')} beside={<Link to="/shop/ledger">{t('shop.ledger')}</Link>}>
      <Loaded from={pages} lines={3}>
        {() =>
          rows.length === 0 ? <p className="muted">{t('ledger.nothingBooked')}</p> : <PostingLines rows={rows} />
        }
      </Loaded>
      <MorePages pages={pages} />
    </Sheet>
  )
}
