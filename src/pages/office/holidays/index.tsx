import { HolidaysScreen } from '../../../features/holidays/holidays-screen'

export default function HolidaysPage() {
  return <HolidaysScreen />
}
