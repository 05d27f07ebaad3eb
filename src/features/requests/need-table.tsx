import { Text, View } from '@tarojs/components'
import type { NeedRow, RequestCategory } from '../../../types/requests'
import { classes } from '../../ui/classes'
import { speak } from '../../ui/speak'
import {
  boardWords,
  countInWords,
  countShown,
  type NeedShown,
  needRowInWords,
  shortCategoryWords,
  needWords as words,
} from './board-words'
import './need-table.css'

/** In large text it is wider than the phone: the arrows of a keyboard move it, too. */
const reachable = process.env.TARO_ENV === 'h5' ? { tabindex: '0' } : {}

const categories = Object.keys(shortCategoryWords) as RequestCategory[]

interface NeedTableProps {
  rows: NeedRow[]
  show: NeedShown
  leastShown: number | null
}

/** Places by category, the more the darker; each number stands in its cell, so that no colour has to be read. */
export function NeedTable({ rows, show, leastShown }: NeedTableProps) {
  const most = mostIn(rows, show)
  return (
    <View className="need-table" {...reachable}>
      <View className="need-rows">
        <View className="need-row" {...speak({ isHidden: true })}>
          <Text className="need-place need-head">{words.place}</Text>
          {categories.map(category => (
            <Text key={category} className="need-cell need-head">
              {shortCategoryWords[category]}
            </Text>
          ))}
        </View>
        {rows.map(row => (
          <View
            key={row.place?.orgId ?? ''}
            className="need-row"
            {...speak({ role: 'img', label: needRowInWords(row, show, leastShown) })}
          >
            <Text className="need-place">{row.place?.name ?? boardWords.noEstate}</Text>
            {categories.map(category => {
              const count = countShown(countOf(row, category), show)
              return (
                <Text key={category} className={classes('need-cell', `need-shade-${shadeOf(count, most)}`)}>
                  {countInWords(count, leastShown)}
                </Text>
              )
            })}
          </View>
        ))}
      </View>
    </View>
  )
}

const countOf = ({ counts }: NeedRow, category: RequestCategory) =>
  counts.find(count => count.category === category)

function mostIn(rows: NeedRow[], show: NeedShown): number {
  return Math.max(1, ...rows.flatMap(({ counts }) => counts.map(count => countShown(count, show) ?? 1)))
}

const shades = 4

/** None has no shade; so few that they are not told have the lightest. */
function shadeOf(count: number | null, most: number): number {
  if (count === null) return 1
  return count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * shades))
}
