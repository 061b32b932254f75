import type { Start } from '../presets.ts'

export const knowledge: Start = {
  preset: 'knowledge',
  name: { zh: '知识社群', en: 'Learning' },
  about: {
    zh: '一起读、一起练、一起讲出来：有主题、有作业、有讨论。',
    en: 'Reading, practising and explaining together: with topics, exercises and discussion.',
  },
  groupName: '共学一群',
  rules: [
    '围绕当期主题讨论，观点请说明理由或出处。',
    '先想后问：说说你查过什么、卡在哪里。',
    '点评作业先说好在哪里，再说可以怎样更好。',
    '课程资料仅供群内学习，未经作者同意不要外传。',
    '引用他人文章请附链接或书名，AI 生成的内容请注明「AI生成」。',
    '讨论可以激烈，但不贴标签、不攻击个人。',
    '不发广告，不私下添加群友推销课程。',
  ],
  welcome:
    '欢迎加入共学！请介绍一下自己：从事什么、想学到什么程度、每周能投入多少时间。置顶里有本期主题和安排，从第一篇读起就好。',
  promises: ['每周一个主题，提前公布', '提交的作业有人点评', '讨论要点整理成精华，错过也能补上'],
  threshold: {
    kind: 'approval',
    questions: ['你为什么想加入这里的学习？', '每周大约能投入多少时间？'],
  },
  cap: 120,
}
