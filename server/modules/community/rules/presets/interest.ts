import type { Start } from '../presets.ts'

export const interest: Start = {
  preset: 'interest',
  name: { zh: '兴趣社群', en: 'Shared interest' },
  about: {
    zh: '因为同一份喜欢聚在一起：分享作品和心得，约着一起去做。',
    en: 'People who love the same thing: sharing what they made, meeting to do it together.',
  },
  groupName: '同好一群',
  rules: [
    '聊我们共同的爱好，其他话题请开小话题或私下聊。',
    '尊重每个人的水平和偏好，可以不赞同，不可以嘲笑。',
    '分享作品请注明作者；转载请写清出处。',
    '不发广告、拉票、砍价和小程序助力；有好物想推荐，先问群主并标明「广告」。',
    '约线下活动请写清时间、地点、费用和联系人，量力而行，注意安全。',
    '不公开他人的照片、住址和电话，除非本人同意。',
    '晚上 11 点到早上 7 点尽量不刷屏，急事请直接找管理员。',
  ],
  welcome:
    '欢迎！先做个自我介绍吧：怎么称呼、在哪座城市、是怎么喜欢上它的、最近在折腾什么。新手问题大胆问，这里没有“太基础”的问题。',
  promises: ['新手的提问有人接', '每月至少组织一次群内分享', '随时可以安静地退出'],
  threshold: { kind: 'open' },
  cap: 200,
}
