/** Brings a table of goods in at once, from the command line: the same rows as by the page. */
import { basename } from 'node:path'
import type { AnswerOf } from '../../../../kernel/contract.ts'
import type { Context } from '../../../../kernel/context.ts'
import { enter, type Ground } from '../../../../kernel/ground.ts'
import type { TenantId } from '../../../../kernel/people.ts'
import { readOwner } from '../../../identity/index.ts'
import type { GoodsImport, listGoodsRowsEndpoint } from '../../contract.ts'
import { listGoodsRows } from '../../queries/view-goods-import.ts'
import { adjustGoodsImport } from './adjust-goods.ts'
import { readRows, recordGoods } from './keep-rows.ts'
import { startGoodsImport } from './take-goods.ts'
import { undoGoodsImport } from './undo-goods.ts'

type GoodsWish = { path: string; tenantId: TenantId; overwrite: boolean; setsStock: boolean; dryRun: boolean }
export type GoodsBrought = { found: GoodsImport; refused: AnswerOf<typeof listGoodsRowsEndpoint>['rows'] }

const system = { kind: 'system', name: 'import' } as const

/** Raises whatever the file is refused for; a dry run changes no product and leaves nothing behind but its entry. */
export async function importGoods(ground: Ground, wish: GoodsWish): Promise<GoodsBrought> {
  const { tenantId, overwrite, setsStock } = wish
  const kept = await readRows(wish.path, basename(wish.path))
  return enter(ground, tenantId, system, async (ctx: Context) => {
    const importId = await recordGoods(ctx, kept, await readOwner(ctx))
    const foreseen = await adjustGoodsImport(ctx, { importId, overwrite, setsStock })
    const all = { importId, limit: 200 }
    const refused = [
      ...(await listGoodsRows(ctx, { ...all, outcome: 'conflict' })).rows,
      ...(await listGoodsRows(ctx, { ...all, outcome: 'invalid' })).rows,
    ]
    if (wish.dryRun) await undoGoodsImport(ctx, { importId })
    return { found: wish.dryRun ? foreseen : await startGoodsImport(ctx, { importId }), refused }
  })
}
