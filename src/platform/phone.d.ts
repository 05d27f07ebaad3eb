import type { ButtonProps } from '@tarojs/components'

/** The number itself never passes through the phone's program: a code stands for it, once, for minutes. */
export type Phoned = { kind: 'code'; code: string } | { kind: 'declined' }

export type PhoneButton = (onPhone: (phoned: Phoned) => void) => {
  open?: Pick<ButtonProps, 'openType' | 'onGetPhoneNumber'>
  onTap?: () => Promise<void>
}

/** What a button needs so that one tap asks WeChat for the phone number. */
export const phoneButton: PhoneButton
