import type { Start } from '../presets.ts'

export const network: Start = {
  preset: 'network',
  name: { zh: '资源人脉社群', en: 'Network' },
  about: {
    zh: '同行和上下游彼此认识：说清自己能提供什么、需要什么，让合作自然发生。',
    en: 'Peers and partners who know each other: what each can offer and needs, so that work together follows.',
  },
  groupName: '对接一群',
  rules: [
    '使用真实称呼和身份，入群后三天内完成自我介绍。',
    '发布需求请写清内容、地区、时限和联系方式；事情办妥了请回来说一声。',
    '推荐他人之前先征得本人同意，不转发他人的名片和聊天记录。',
    '合作条件请当事人私下商定并留好书面约定，群不为交易担保。',
    '不群发广告，不逐个添加群友推销。',
    '不借群名义集资、荐股或收取会费。',
    '发现虚假信息请告诉管理员，核实后会公开说明处理结果。',
  ],
  welcome:
    '欢迎！请按这个格式介绍自己：称呼 / 城市 / 行业与职务 / 我能提供 / 我正在找。发过介绍，别人才知道怎么与你合作。',
  promises: ['每位成员都经过审核', '每周整理一次供需清单', '不把成员名单提供给第三方'],
  threshold: {
    kind: 'approval',
    questions: ['你的行业和职务是什么？', '你能为群友提供什么？', '你希望在这里找到什么？'],
  },
  cap: 150,
}
