import { sql } from 'kysely'
import type { Context } from '../../../kernel/context.ts'
import { measurePicture, sniff, writeSmaller } from '../../../kernel/files/picture.ts'
import { keyOf } from '../../../kernel/files/store.ts'
import type { Ground } from '../../../kernel/ground.ts'
import { newId } from '../../../kernel/ids.ts'
import type { TenantId } from '../../../kernel/people.ts'
import type { Upload } from '../../../kernel/route.ts'
import { type Picture, PictureGone, type PictureId, PictureUnreadable, type ProductWords } from '../contract.ts'
import { type PictureSize, pictureVariants, pictureWidths } from '../rules/picture-sizes.ts'
import { db } from '../tables.ts'

export type KeptPicture = Omit<Picture, 'id' | 'alt'> & { sha256: string; bytes: number }

const readable = /^image\/(jpeg|png|webp|gif|avif)$/

/** Puts a picture where it stays, in each size, whatever it is called. Raises `commerce.picture_unreadable`. */
export async function keepPicture(ground: Ground, tenantId: TenantId, upload: Upload): Promise<KeptPicture> {
  const measured = readable.test(await sniff(upload.path)) ? await measurePicture(upload.path) : null
  if (!measured) throw PictureUnreadable()
  await keepSize(ground, tenantId, upload, 'small')
  const bytes = await keepSize(ground, tenantId, upload, 'large')
  return { ...measured, bytes, sha256: upload.sha256 }
}

async function keepSize(ground: Ground, tenantId: TenantId, { path, sha256 }: Upload, size: PictureSize) {
  const copy = `${path}.${size}.webp`
  // A picture may begin well and be broken further on.
  const { bytes } = await writeSmaller(path, copy, pictureWidths[size]).catch(() => {
    throw PictureUnreadable()
  })
  await ground.files.put(keyOf(tenantId, sha256, pictureVariants[size]), copy, 'image/webp')
  return bytes
}

/** A kept picture, ready to be put on a product. */
export async function recordPicture(ctx: Context, _: unknown, kept: KeptPicture): Promise<Picture> {
  const id = newId('pic') as PictureId
  const row = { tenant_id: ctx.tenantId, id, alt: '', ...kept, made_at: ctx.now, unused_since: null }
  await db(ctx).insertInto('commerce.pictures').values(row).execute()
  return { id, alt: '', width: kept.width, height: kept.height }
}

/** Writes what the pictures of a product show. Raises `commerce.picture_gone` when one of them is not there. */
export async function nameAlts(ctx: Context, pictures: ProductWords['pictures']): Promise<void> {
  if (pictures.length === 0) return
  const { numAffectedRows } = await sql`
    update commerce.pictures p set alt = w.alt from jsonb_to_recordset(${JSON.stringify(pictures)}::jsonb) as w (id text, alt text)
     where p.tenant_id = ${ctx.tenantId} and p.id = w.id`.execute(db(ctx))
  if (numAffectedRows !== BigInt(pictures.length)) throw PictureGone()
}
