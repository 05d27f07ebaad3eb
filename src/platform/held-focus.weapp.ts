export const useHeldFocus = (): object => ({})
