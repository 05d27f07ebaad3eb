import { MyThanksScreen } from '../../../features/thanks/my-thanks-screen'

export default function ThanksPage() {
  return <MyThanksScreen />
}
