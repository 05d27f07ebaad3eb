import { InboxScreen } from '../../../features/notices/inbox-screen'

export default function NoticesPage() {
  return <InboxScreen />
}
