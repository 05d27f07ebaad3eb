import { useRouter } from '@tarojs/taro'
import { ReviewsScreen } from '../../../features/checkins/reviews-screen'

export default function ReviewsPage() {
  return <ReviewsScreen communityId={useRouter().params.community ?? ''} />
}
