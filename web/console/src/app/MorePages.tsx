import { Button } from 'antd'
import { useWords } from '../../../ui/words/index.ts'

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/** Reads a long list on; gone at its end. */
export function MorePages({ pages, label }: { pages: Pages; label?: string }) {
  const { t } = useWords()
  if (!pages.hasNextPage) return null
  return (
    <div className="center">
      <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
        {label ?? t('common.more')}
      </Button>
    </div>
  )
}
