import own from '../../words/shop.zh-CN.json' with { type: 'json' }

/** What only the shop says. */
export default own
