import { lazy, Suspense } from 'react'

const SharedActivity = lazy(async () => ({
  default: (await import('../promotions/SharedActivity.tsx')).SharedActivity,
}))
const path = /\/(?:c\/com_\w{26}\/activities\/(act_\w{26})|d\/((?:tea|bgn)_\w{26}))(?![\w/])/

/** The activity, team or bargain a message leads to, as a card that follows what happens. */
export function ChatShared({ text }: { text: string }) {
  const at = text.indexOf(`${location.origin}/`)
  const [, activityId, entryId] = (at >= 0 && path.exec(text.slice(at))) || []
  if (!activityId && !entryId) return null
  return (
    <Suspense fallback={<div className="chat-card" />}>
      <SharedActivity {...(activityId ? { activityId } : { entryId: entryId ?? '' })} />
    </Suspense>
  )
}
