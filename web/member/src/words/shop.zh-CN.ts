import coupons from '../../../ui/words/coupons.zh-CN.json' with { type: 'json' }
import own from '../../words/shop.zh-CN.json' with { type: 'json' }

/** What only the shop says. */
export default { ...coupons, ...own }
