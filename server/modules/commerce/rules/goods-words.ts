/** How kinds, deliveries and yes or no are written in tables. */
import type { Delivery, ProductKind } from '../contract.ts'

type Words<K extends string> = Record<K, readonly string[]>

/** The first is how we write it in Chinese, the second in English. */
export const kindWords: Words<ProductKind> = {
  goods: ['实物', 'goods', '实物商品', '商品', '普通商品'],
  service: ['服务', 'service', '服务商品', '到店服务'],
  virtual: ['虚拟', 'virtual', '虚拟商品', '电子券', 'digital'],
}
export const deliveryWords: Words<Delivery> = {
  express: ['快递', 'express', '物流', '邮寄', '快递配送'],
  pickup: ['自提', 'pick-up', '门店自提', '到店自提', 'pickup'],
  code: ['到店核销', 'redeemed', '核销', '核销码', 'code'],
  none: ['无需配送', 'none', '无需物流', '不配送', '无'],
}
export const answerWords: Words<'yes' | 'no'> = {
  yes: ['是', 'yes', '上架', '已上架', '在售', '可以', 'true', '1', 'y', '✓', '√'],
  no: ['否', 'no', '下架', '已下架', '未上架', '仓库中', '不可以', 'false', '0', 'n', '×'],
}
/** Not limited, not counted. */
export const unlimited = ['不限', 'unlimited'] as const

/** What a typed word stands for; null when nobody knows it. */
export function wordIn<K extends string>(words: Words<K>, typed: string): K | null {
  const plain = typed.trim().toLowerCase()
  const found = Object.entries<readonly string[]>(words).find(([, names]) => names.includes(plain))
  return (found?.[0] as K | undefined) ?? null
}
