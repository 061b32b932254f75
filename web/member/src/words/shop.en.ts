import coupons from '../../../ui/words/coupons.en.json' with { type: 'json' }
import own from '../../words/shop.en.json' with { type: 'json' }

/** What only the shop says. */
export default { ...coupons, ...own }
