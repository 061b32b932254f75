import { askForJob } from '../../../kernel/jobs.ts'
import type { Context } from '../../../kernel/context.ts'
import type { GroupId } from '../../community/contract.ts'
import { tell } from '../jobs/call.ts'
import { listCandidates } from '../queries/list-candidates.ts'

const batch = 100

/** One job for a hundred people whom a group's news may concern. */
export async function askToTell(ctx: Context, groupId: GroupId): Promise<void> {
  for await (const people of listCandidates(ctx, groupId)) {
    for (let from = 0; from < people.length; from += batch) {
      await askForJob(ctx, tell, { groupId, personIds: people.slice(from, from + batch) })
    }
  }
}
