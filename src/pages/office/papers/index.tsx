import { TemplatesScreen } from '../../../features/papers/templates-screen'

export default function TemplatesPage() {
  return <TemplatesScreen />
}
