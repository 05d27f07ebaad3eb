import { View } from '@tarojs/components'
import type { PaperBlock, PaperKind } from '../../../types/papers'
import { useOperation } from '../../cloud/use-operation'
import { useSettled } from '../accounts/unit-field'
import { Loaded } from '../door/loaded'
import './paper-preview.css'
import { previewRefusals, templateWords as words } from './words'

/** A sheet as it will be printed, with made-up values; white also in the dark, as paper is. */
export function PaperPreview({ kind, text }: { kind: PaperKind; text: string }) {
  const preview = useOperation('papers.preview', { kind, text: useSettled(text) })
  return (
    <Loaded story={preview} sentences={previewRefusals} rows={4}>
      {({ blocks }) => (
        <View className="paper-preview">
          {numbered(blocks).map(({ key, item }) => (
            <Block key={key} block={item} />
          ))}
        </View>
      )}
    </Loaded>
  )
}

/** What is on paper stands where it stands: its place is what tells two of the same words apart. */
function numbered<Item>(items: Item[]): { key: string; item: Item }[] {
  return items.map((item, at) => ({ key: `at ${at}`, item }))
}

function Block({ block }: { block: PaperBlock }) {
  if (block.kind === 'stamp') return <View className="paper-stamp">{words.stamp(block.text)}</View>
  if (block.kind !== 'table') return <View className={`paper-${block.kind}`}>{block.text}</View>
  return (
    <View className="paper-table">
      {numbered(block.rows).map(({ key, item }) => (
        <View key={key} className="paper-row">
          {numbered(item).map(cell => (
            <View key={cell.key} className="paper-cell">
              {cell.item}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
