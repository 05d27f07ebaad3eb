import { MyServicesScreen } from '../../../features/activities/my-services-screen'

export default function MyServicesPage() {
  return <MyServicesScreen />
}
