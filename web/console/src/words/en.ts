import shared from '../../../ui/words/en.json' with { type: 'json' }
import sharedActivities from '../../../ui/words/promotions.en.json' with { type: 'json' }
import sharedCoupons from '../../../ui/words/coupons.en.json' with { type: 'json' }
import activities from '../../words/promotions.en.json' with { type: 'json' }
import own from '../../words/en.json' with { type: 'json' }

/** Shared words below, the app's own on top: one script for each language. */
export default { ...shared, ...sharedActivities, ...sharedCoupons, ...activities, ...own }
