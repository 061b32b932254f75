export const word = 'kernel'
