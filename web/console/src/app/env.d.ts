/// <reference types="vite/client" />

// The kit's types call these files CommonJS, the bundler reads them as modules; this says what the bundler sees.
declare module 'antd/es/locale/zh_CN.js' {
  const words: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default words
}
declare module 'antd/es/locale/en_US.js' {
  const words: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default words
}
