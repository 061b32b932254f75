/** The console as a whole: look, language, cache of answers, router. */
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useMemo } from 'react'
import { useTheme } from '../../../ui/use-theme.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from './answers.ts'
import { lookFor } from './look.ts'
import { router } from './router.tsx'

export function Console() {
  const { theme } = useTheme()
  const { language } = useWords()
  const look = useMemo(() => lookFor(theme), [theme])
  return (
    <ConfigProvider theme={look} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App className="console" message={{ maxCount: 3 }}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
