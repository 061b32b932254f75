import { Link } from '@tanstack/react-router'
import { listPostingsEndpoint } from '../../../../server/modules/ledger/contract.ts'
import { useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { LongList } from '../app/LongList.tsx'
import { Sheet } from '../app/Page.tsx'
import { PostingLines } from '../ledger/PostingLines.tsx'

/** What the books say about an order. */
export function OrderPostings({ orderId }: { orderId: string }) {
  const { t } = useWords()
  const pages = useAskPages(listPostingsEndpoint, { about: orderId })
  return (
    <Sheet title={t('ledger.about')} beside={<Link to="/shop/ledger">{t('shop.ledger')}</Link>}>
      <LongList pages={pages} lines={3} none={<p className="muted">{t('ledger.nothingBooked')}</p>}>
        {(rows) => <PostingLines rows={rows} />}
      </LongList>
    </Sheet>
  )
}
