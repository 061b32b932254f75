import type { Start } from '../presets.ts'

export const product: Start = {
  preset: 'product',
  name: { zh: '产品社群', en: 'Product' },
  about: {
    zh: '用户和做产品的人面对面：用法互助、问题反馈、新功能抢先试。',
    en: 'Users and makers side by side: help with use, reports of problems, early looks at what is new.',
  },
  groupName: '用户一群',
  rules: [
    '提问请写清版本、操作步骤和看到的现象，附上截图，大家更容易帮你。',
    '反馈问题对事不对人；批评欢迎，谩骂不欢迎。',
    '请勿发布未公开的测试内容，需要保密时我们会事先说明。',
    '截图前请遮住自己和他人的手机号、订单号等个人信息。',
    '不发与产品无关的广告和外部群二维码。',
    '遇到资金和账号安全问题，请走官方客服渠道；群里不会有人向你要密码或验证码。',
  ],
  welcome: '欢迎来到用户群！可以说说你用它做什么、用了多久、最想改进哪一点。提问时带上版本号和截图，会更快得到解答。',
  promises: ['工作日的问题当天有人回应', '反馈的问题会告知处理结果', '重要变更提前在群里说明'],
  threshold: { kind: 'open' },
  cap: 200,
}
