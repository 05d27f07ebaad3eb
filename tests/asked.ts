import { absences } from './absences/asked'
import { accounts } from './accounts/asked'
import { activities } from './activities/asked'
import { audits } from './audits/asked'
import { basics } from './basics/asked'
import { board } from './board/asked'
import { checkins } from './checkins/asked'
import { deeds } from './deeds/asked'
import type { Asked } from './example'
import { exchange } from './exchange/asked'
import { groups } from './groups/asked'
import { holidays } from './holidays/asked'
import { jobs } from './jobs/asked'
import { members } from './members/asked'
import { notices } from './notices/asked'
import { opinions } from './opinions/asked'
import { orgs } from './orgs/asked'
import { pairs } from './pairs/asked'
import { papers } from './papers/asked'
import { pledges } from './pledges/asked'
import { posts } from './posts/asked'
import { ratings } from './ratings/asked'
import { registrations } from './registrations/asked'
import { reminders } from './reminders/asked'
import { requests } from './requests/asked'
import { rules } from './rules/asked'
import { sites } from './sites/asked'
import { suggestions } from './suggestions/asked'
import { teams } from './teams/asked'
import { thanks } from './thanks/asked'
import { uploads } from './uploads/asked'
import { wishes } from './wishes/asked'

/** One example of everything that can be asked, and who may: the sum of what each noun says of its own. */
export const asked: Asked = {
  ...absences,
  ...accounts,
  ...activities,
  ...audits,
  ...basics,
  ...board,
  ...checkins,
  ...deeds,
  ...exchange,
  ...groups,
  ...holidays,
  ...jobs,
  ...members,
  ...notices,
  ...opinions,
  ...orgs,
  ...pairs,
  ...papers,
  ...pledges,
  ...posts,
  ...ratings,
  ...registrations,
  ...reminders,
  ...requests,
  ...rules,
  ...sites,
  ...suggestions,
  ...teams,
  ...thanks,
  ...uploads,
  ...wishes,
}
