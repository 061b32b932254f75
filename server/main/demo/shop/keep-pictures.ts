import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ground } from '../../../kernel/ground.ts'
import type { TenantId } from '../../../kernel/people.ts'
import { keepPicture, type KeptPicture } from '../../../modules/commerce/index.ts'
import { drawGoods } from './draw-goods.ts'
import { allGoods } from './goods.ts'

/** Draws a picture of each of the goods and puts it where pictures of goods stay, in their order. */
export async function keepGoodsPictures(ground: Ground, tenantId: TenantId): Promise<KeptPicture[]> {
  const folder = await mkdtemp(join(tmpdir(), 'qunluo-goods-'))
  try {
    const kept: KeptPicture[] = []
    for (const [place, good] of allGoods.entries()) {
      const drawn = await drawGoods(good)
      const path = join(folder, `${place}`)
      await writeFile(path, drawn)
      const sha256 = createHash('sha256').update(drawn).digest('hex')
      kept.push(await keepPicture(ground, tenantId, { path, name: `${place}.png`, bytes: drawn.length, sha256 }))
    }
    return kept
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
