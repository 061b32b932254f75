/** What becomes of somebody's part in an activity is told to them: in their inbox, and on their devices. */
import type { Context } from '../../../kernel/context.ts'
import { type Told, tell } from '../../notices/index.ts'
import type { ActivityRow } from '../tables.ts'

type About = Pick<ActivityRow, 'id' | 'title' | 'community_id'>
type Word = Pick<Told, 'personId' | 'kind' | 'key' | 'until'> & { facts?: Told['facts'] }

/** Tells people about an activity they are in; its name and where it stands are told with it. */
export async function tellPeople(
  ctx: Context,
  { id, title, community_id }: About,
  ...words: readonly Word[]
): Promise<void> {
  const place = { title, activityId: id, communityId: community_id }
  await tell(ctx, ...words.map(({ facts, ...word }) => ({ ...word, facts: { ...place, ...facts } })))
}
