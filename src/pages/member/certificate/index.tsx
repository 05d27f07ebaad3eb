import { CertificateScreen } from '../../../features/registrations/certificate-screen'

export default function CertificatePage() {
  return <CertificateScreen />
}
