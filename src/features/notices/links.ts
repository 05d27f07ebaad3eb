import type { NoticeLink, NoticePage } from '../../../types/notices'
import { routes } from '../../routes'

const pages: Record<NoticePage, (id: string) => string> = {
  home: routes.home,
  request: routes.request,
  requests: routes.communityRequests,
  pair: routes.pair,
  activity: routes.activity,
  thanks: routes.thanks,
  letters: routes.letters,
  suggestions: () => routes.suggestions(),
  wish: routes.wish,
  wishes: routes.communityWishes,
  board: routes.myBoard,
  ratings: routes.communityRatings,
  answers: routes.answers,
  unitRegistrations: routes.unitRegistrations,
  unitAbsences: routes.unitAbsences,
  communityAbsences: routes.communityAbsences,
  posts: routes.posts,
  pledge: routes.myPledge,
  rebindings: () => routes.rebindings(),
}

/** The page a notice leads to. */
export const pathOf = ({ page, id }: NoticeLink): string => pages[page](id ?? '')
