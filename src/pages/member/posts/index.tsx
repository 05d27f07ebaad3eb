import { PostsScreen } from '../../../features/posts/posts-screen'

export default function PostsPage() {
  return <PostsScreen />
}
