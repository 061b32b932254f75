import { useEffect } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { useWide } from '../app/wide.ts'
import GroupList from './GroupList.tsx'

/** My groups; at a desk the list stands beside and the page waits for a choice. */
export default function InboxPage() {
  const { t } = useWords()
  const isWide = useWide()
  useEffect(() => {
    document.title = `${t('inbox.title')} · 群落`
  }, [t])
  if (isWide) return <h1 className="choose-group">{t('inbox.choose')}</h1>
  return <GroupList isPage />
}
