import shared from '../../../ui/words/zh-CN.json' with { type: 'json' }
import sharedActivities from '../../../ui/words/promotions.zh-CN.json' with { type: 'json' }
import sharedCoupons from '../../../ui/words/coupons.zh-CN.json' with { type: 'json' }
import activities from '../../words/promotions.zh-CN.json' with { type: 'json' }
import own from '../../words/zh-CN.json' with { type: 'json' }

/** Shared words below, the app's own on top: one script for each language. */
export default { ...shared, ...sharedActivities, ...sharedCoupons, ...activities, ...own }
