import { useRouter } from '@tarojs/taro'
import type { PostSet } from '../../../../types/posts'
import { NewPostScreen, PostScreen } from '../../../features/posts/post-screen'

export default function PostPage() {
  const { id, set } = useRouter().params
  if (id) return <PostScreen postId={id} />
  return <NewPostScreen set={set === 'five' || set === 'eight' ? set : ('ten' satisfies PostSet)} />
}
