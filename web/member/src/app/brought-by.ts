/** Whose link somebody came by: remembered on this device until they are in, then told to the server once. */
import { dropDraft, keepDraft, readDraft } from '../../../ui/drafts.ts'
import { Offline } from '../../../ui/client.ts'

const place = 'brought-by'

/** A promoter's code stands in the address of the link: `?by=1a2b3c4d`. */
export function rememberBringer(query: URLSearchParams): void {
  const code = query.get('by')
  if (code && /^[a-z0-9]{8}$/.test(code)) keepDraft(place, code)
}

/** Tells the server; whatever it answers, it is not asked again. Without a network it is, the next time. */
export async function tellBringer(): Promise<void> {
  const code = readDraft<string>(place)
  if (!code) return
  const { followBringer } = await import('../distribution/follow-bringer.ts')
  await followBringer(code).catch((failure) => {
    if (failure instanceof Offline) throw failure
  })
  dropDraft(place)
}
