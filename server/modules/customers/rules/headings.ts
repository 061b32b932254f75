/** Headings of tables in Chinese and English → what their columns mean. */
import type { ColumnMeanings, ColumnTarget } from '../contract.ts'

/** As shops, WeCom, 有赞, 微店 and CRM programs write them; compared without case, blanks and punctuation. */
const names: Record<Exclude<ColumnTarget, 'attribute' | 'ignore'>, readonly string[]> = {
  name: [
    '姓名',
    '客户姓名',
    '客户名称',
    '客户名',
    '客户',
    '会员姓名',
    '会员名',
    '会员名称',
    '名称',
    '名字',
    '昵称',
    '微信昵称',
    '客户昵称',
    '备注名',
    '联系人',
    '联系人姓名',
    '收货人',
    '收件人',
    '买家',
    '买家昵称',
    'name',
    'fullname',
    'customer',
    'customername',
    'contact',
    'contactname',
    'nickname',
    'displayname',
    'membername',
  ],
  phone: [
    '手机',
    '手机号',
    '手机号码',
    '手机1',
    '手机2',
    '电话',
    '电话号码',
    '联系电话',
    '联系方式',
    '联系手机',
    '客户手机',
    '客户电话',
    '会员手机',
    '会员手机号',
    '移动电话',
    '收货人电话',
    '收货人手机',
    '备用电话',
    '备用手机',
    '绑定手机',
    'phone',
    'phonenumber',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone',
    'tel',
    'telephone',
    'phone1',
    'phone2',
  ],
  email: ['邮箱', '电子邮箱', '邮箱地址', '电子邮件', '邮件', 'email', 'mail', 'emailaddress'],
  unionid: ['unionid', '微信unionid', 'wechatunionid', 'wxunionid'],
  openid: ['openid', '微信openid', 'wechatopenid', 'wxopenid', '小程序openid', '公众号openid'],
  external_userid: [
    'externaluserid',
    '外部联系人id',
    '企业微信id',
    '企微id',
    '企微客户id',
    '企业微信客户id',
    'wecomid',
    'wecomexternaluserid',
    'externalid',
  ],
  qq: ['qq', 'qq号', 'qq号码', 'qqnumber'],
  number: [
    '客户编号',
    '客户id',
    '客户号',
    '客户代码',
    '会员编号',
    '会员号',
    '会员卡号',
    '会员id',
    '卡号',
    '编号',
    'customerid',
    'customernumber',
    'customerno',
    'customercode',
    'memberid',
    'memberno',
    'membernumber',
    'cardno',
    'id',
  ],
  city: ['城市', '所在城市', '市', '所在市', 'city', 'town'],
  region: ['地区', '省', '省份', '所在省', '所在地', '所在地区', '区域', '大区', 'region', 'province', 'state', 'area'],
  birthday: ['生日', '出生日期', '出生年月日', '会员生日', 'birthday', 'birthdate', 'dateofbirth', 'dob', 'born'],
  tags: ['标签', '客户标签', '会员标签', '企业标签', '标签组', '分组', 'tag', 'tags', 'label', 'labels'],
  notes: [
    '备注',
    '备注信息',
    '描述',
    '说明',
    '客户备注',
    'note',
    'notes',
    'remark',
    'remarks',
    'comment',
    'comments',
    'memo',
  ],
}

const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(【[].*?[)）\]】]/g, '')
    .replace(/[\s_\-./:：*#]/g, '')

const targets = new Map(
  Object.entries(names).flatMap(([target, known]) =>
    known.map((name) => [plain(name), target as ColumnTarget] as const),
  ),
)

/** Several columns may hold these; of anything else a customer has one. */
const repeatable: readonly ColumnTarget[] = ['phone', 'email', 'tags', 'attribute', 'ignore']

export const isKnownHeading = (heading: string): boolean => targets.has(plain(heading))

/** What each column probably means; what nobody knows is kept under its heading, a second of a kind too. */
export function guessMeanings(headings: readonly string[]): ColumnMeanings {
  const taken = new Set<ColumnTarget>()
  return headings.map((heading) => {
    const target = targets.get(plain(heading)) ?? 'attribute'
    const free = repeatable.includes(target) || !taken.has(target)
    taken.add(target)
    return { heading, target: free ? target : 'attribute' }
  })
}

/** The first column keeps a meaning that only one can have; later ones with the same are kept under their heading. */
export function withoutRepeats(meanings: ColumnMeanings): ColumnMeanings {
  const taken = new Set<ColumnTarget>()
  return meanings.map((one) => {
    const free = repeatable.includes(one.target) || !taken.has(one.target)
    taken.add(one.target)
    return free ? one : { ...one, target: 'attribute' }
  })
}

/** An earlier choice for the same set of headings, in the order of this file. */
export function remembered(headings: readonly string[], chosen: ColumnMeanings): ColumnMeanings {
  const targetOf = new Map(chosen.map(({ heading, target }) => [heading, target]))
  return headings.map((heading) => ({ heading, target: targetOf.get(heading) ?? 'attribute' }))
}

/** Headings that are unique: an empty one is named by its letter, as table programs do, an equal one gets a number. */
export function uniqueHeadings(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const heading = plainLine(cell) || letterOf(index)
    const times = (seen.get(heading) ?? 0) + 1
    seen.set(heading, times)
    return times === 1 ? heading : `${heading} (${times})`
  })
}

/** 0 → A, 25 → Z, 26 → AA */
function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last
}

/**
 * Which of the first rows names the columns: the first in which a heading is known, since a title may stand above; else
 * the first that is not empty. -1 when that one holds a phone or e-mail, and so is a customer already.
 */
export function headingRow(rows: readonly (readonly string[])[], isAddress: (cell: string) => boolean): number {
  const known = rows.findIndex((cells) => cells.some(isKnownHeading))
  if (known >= 0) return known
  const first = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  return first >= 0 && rows[first]?.some(isAddress) ? -1 : first
}

/** One line; never the one name that objects keep for themselves. */
const plainLine = (cell: string) =>
  cell
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 180)
    .replace(/^__proto__$/, '_proto_')
