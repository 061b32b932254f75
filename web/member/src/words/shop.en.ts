import own from '../../words/shop.en.json' with { type: 'json' }

/** What only the shop says. */
export default own
