import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Answered.tsx'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { kindOfEntry } from './kinds.tsx'
import '../shop/shop.css'
import './activities.css'

/** One team or bargain, by its id alone: what somebody shares. */
export function EntryPage({ params }: PageProps) {
  const { t } = useWords()
  const entryId = params.entryId ?? ''
  const Shown = kindOfEntry(entryId)?.entry?.Page
  if (Shown) return <Shown key={entryId} entryId={entryId} />
  return (
    <Page title={t('activity.title')} back="/">
      <Empty text={t('activity.notHere')} />
    </Page>
  )
}
