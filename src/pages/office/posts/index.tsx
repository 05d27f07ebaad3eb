import { CatalogueScreen } from '../../../features/posts/catalogue-screen'

export default function CataloguePage() {
  return <CatalogueScreen />
}
