import type { Start } from '../presets.ts'

// Groups that sell stay small: above about 150 people nobody knows each other and words turn into noise.
export const marketing: Start = {
  preset: 'marketing',
  name: { zh: '营销社群', en: 'Sales' },
  about: {
    zh: '老顾客的小圈子：新品和优惠先知道，售后有人管，用得好不好大家说了算。',
    en: 'A small circle of customers: first to hear of new goods and prices, with someone who looks after problems.',
  },
  groupName: '福利一群',
  rules: [
    '群里的商品和优惠都写明价格、数量和截止时间，以页面为准。',
    '推广内容一律标明「广告」，不夸大功效，不与别家比高低。',
    '晒单说真实感受，好的差的都可以说。',
    '售后问题请发订单号后四位，完整的个人信息只发给客服。',
    '请勿发布其他商家的广告、链接和二维码。',
    '不以拉人数量给好处；邀请朋友，是因为你觉得值得。',
    '不想看促销可以随时免打扰或退群，不影响售后。',
  ],
  welcome: '欢迎！这里会发新品、到货和优惠通知，一天不超过三条。想要什么可以直接说，遇到问题请找客服，我们会尽快处理。',
  promises: ['每天的促销信息不超过三条', '群内价格写清起止时间', '售后问题当天有人跟进'],
  threshold: { kind: 'open' },
  cap: 150,
}
