/** Headings of tables of goods, as shops and their programs write them, and as we write them ourselves. */
import { columnsBy } from '../../../kernel/sheets/columns.ts'
import type { GoodsColumn } from '../contract.ts'

type Named = Exclude<GoodsColumn, 'ignore'>

/** What our own tables are headed with. */
export const goodsHeadings: Record<Named, readonly [zh: string, en: string]> = {
  title: ['商品名称', 'Title'],
  variant: ['规格', 'Variant'],
  sku: ['货号', 'SKU'],
  price: ['价格（元）', 'Price (yuan)'],
  stock: ['库存', 'Stock'],
  subtitle: ['一句话介绍', 'Subtitle'],
  description: ['详情', 'Description'],
  category: ['分类', 'Category'],
  kind: ['类型', 'Kind'],
  deliveries: ['配送方式', 'Delivery'],
  freight: ['运费（元）', 'Freight (yuan)'],
  limitPerOrder: ['每单限购', 'Limit per order'],
  limitPerPerson: ['每人限购', 'Limit per person'],
  shown: ['上架', 'On the shelf'],
  couponsAllowed: ['可用优惠券', 'Coupons allowed'],
  commissionAllowed: ['可分佣', 'Commission allowed'],
  variantId: ['系统编号', 'Our number'],
}

const others: Partial<Record<Named, readonly string[]>> = {
  title: [
    '商品',
    '名称',
    '品名',
    '商品名',
    '商品标题',
    '标题',
    '产品名称',
    '产品',
    '宝贝名称',
    'name',
    'product',
    'goods',
  ],
  variant: ['规格名', '规格名称', '商品规格', '款式', '型号', '颜色尺码', '销售属性', 'option', 'spec', 'variation'],
  sku: [
    'sku编码',
    'sku码',
    '商品编码',
    '商家编码',
    '规格编码',
    '条码',
    '条形码',
    '编码',
    'skucode',
    'itemno',
    'barcode',
  ],
  price: ['售价', '单价', '销售价', '现价', '零售价', '价格', '价钱', 'unitprice', 'retailprice', 'amount'],
  stock: ['数量', '库存数量', '现货', '可售库存', '剩余', 'quantity', 'qty', 'inventory', 'onhand'],
  subtitle: ['副标题', '卖点', '简介', '商品卖点', 'sellingpoint', 'summary'],
  description: ['描述', '商品详情', '商品描述', '说明', 'detail', 'details'],
  category: ['类目', '商品分类', '分组', '商品分组', '品类', 'group', 'type'],
  kind: ['商品类型', '性质', 'producttype'],
  deliveries: ['配送', '发货方式', '物流方式', '交付方式', 'deliveries', 'shipping'],
  freight: ['邮费', '快递费', '运费模板', '物流费', 'shippingfee', 'postage', 'deliveryfee'],
  limitPerOrder: ['单次限购', '每笔限购', 'perorder'],
  limitPerPerson: ['限购', '限购数量', '每人限购数', 'perperson'],
  shown: ['是否上架', '状态', '上下架', '上架状态', '在售', 'shown', 'onsale', 'status', 'published'],
  couponsAllowed: ['是否可用券', '优惠券', 'coupons'],
  commissionAllowed: ['是否分佣', '分销', 'commission'],
  variantId: ['规格id', 'skuid', 'variantid'],
}

export const goodsColumns = columnsBy<GoodsColumn>({
  names: Object.fromEntries(
    Object.entries(goodsHeadings).map(([target, own]) => [target, [...own, ...(others[target as Named] ?? [])]]),
  ),
  repeatable: ['ignore'],
  otherwise: 'ignore',
})
