import { post } from './local-cloud'
import type { PhoneButton } from './phone'

export const phoneButton: PhoneButton = onPhone => ({
  async onTap() {
    const answer = await post('/wx/phone-code', '{}')
    const code = answer && 'code' in answer ? String(answer.code) : ''
    onPhone(code ? { kind: 'code', code } : { kind: 'declined' })
  },
})
