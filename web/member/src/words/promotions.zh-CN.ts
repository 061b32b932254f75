import shared from '../../../ui/words/promotions.zh-CN.json' with { type: 'json' }
import own from '../../words/promotions.zh-CN.json' with { type: 'json' }

/** What only activities and coupons say. */
export default { ...shared, ...own }
