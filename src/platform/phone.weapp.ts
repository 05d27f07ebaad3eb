import type { PhoneButton } from './phone'

export const phoneButton: PhoneButton = onPhone => ({
  open: {
    openType: 'getPhoneNumber',
    onGetPhoneNumber: ({ detail }) =>
      onPhone(detail.code ? { kind: 'code', code: detail.code } : { kind: 'declined' }),
  },
})
