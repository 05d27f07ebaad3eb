import { api, attempt, button, card, code, el, empty, input, row, say, select, table } from './page.js'
import { short } from './time.js'

const pageSize = 20
const chosen = { collection: '', query: '', order: '', skip: 0 }

export async function data() {
  const [collections, files] = await Promise.all([api('collections'), api('files')])
  if (!collections.some(({ name }) => name === chosen.collection))
    chosen.collection = collections[0]?.name ?? ''
  const choices = collections.map(({ name, documents }) => [name, `${name}(${documents})`])
  const name = select('集合', choices, chosen.collection)
  const query = input('条件', {
    placeholder: '条件 {"_id":"…"}',
    class: 'wide',
    value: chosen.query,
    spellcheck: 'false',
  })
  const order = input('排序', {
    placeholder: '排序 {"at":-1}',
    size: 16,
    value: chosen.order,
    spellcheck: 'false',
  })
  const found = el('div', { 'aria-live': 'polite' })

  const look = async skip => {
    Object.assign(chosen, { collection: name.value, query: query.value, order: order.value, skip })
    await draw(found, collections)
  }
  name.addEventListener('change', () => {
    query.value = ''
    order.value = ''
    attempt(() => look(0))
  })
  for (const box of [query, order])
    box.addEventListener('keydown', event => event.key === 'Enter' && attempt(() => look(0)))
  if (chosen.collection) await attempt(() => draw(found, collections))
  return [
    card(
      ['集合里有什么', 'Collections'],
      '条件和排序写成 JSON，留空就是全部，按 _id。这里不看索引，只是看看。',
      row(
        name,
        query,
        order,
        button(['查看', 'Look'], () => look(0), 'strong'),
      ),
      found,
    ),
    card(
      ['文件', 'Files'],
      null,
      table(
        ['路径', '字节#', '上传于', ''],
        files.map(file => [code(file.path), file.size, short(file.uploadedAt), opened(file)]),
        '没有文件。',
      ),
    ),
  ]
}

async function draw(found, collections) {
  const { collection, query, order, skip } = chosen
  const asked = new URLSearchParams({ collection, query, order, skip, limit: pageSize + 1 })
  const { documents } = await api(`documents?${asked}`)
  const isMore = documents.length > pageSize
  const again = () => draw(found, collections)
  const turn = to => async () => {
    chosen.skip = to
    await again()
  }
  const indexes = collections.find(({ name }) => name === collection)?.indexes ?? []
  found.replaceChildren(
    el(
      'p',
      { class: 'hint' },
      '索引:',
      indexes.length === 0 ? '只有 _id' : indexes.map(indexText).join(' · '),
    ),
    ...(documents.length === 0
      ? [empty('没有符合的文档。')]
      : documents.slice(0, pageSize).map(document => one(collection, document, again))),
    row(
      skip > 0 ? button(['上一页', 'Back'], turn(Math.max(0, skip - pageSize))) : null,
      isMore ? button(['下一页', 'More'], turn(skip + pageSize)) : null,
      button(['新文档', 'New'], () => found.append(editor(collection, { _id: '' }, again))),
    ),
  )
}

const indexText = ({ name, keys, isUnique }) =>
  `${name}(${keys.map(([field, way]) => (way === -1 ? `${field}↓` : field)).join(', ')})${isUnique ? ' 唯一' : ''}`

function one(collection, document, again) {
  const id = typeof document._id === 'string' ? document._id : JSON.stringify(document._id)
  const body = el('div')
  const node = el('details', {}, el('summary', {}, code(id), ' ', document.name ?? ''), body)
  node.addEventListener('toggle', () => {
    if (node.open && !body.firstChild) body.append(editor(collection, document, again))
  })
  return node
}

function editor(collection, document, again) {
  const text = JSON.stringify(document, null, 2)
  const box = el(
    'textarea',
    { 'aria-label': '文档(JSON)', rows: Math.min(24, text.split('\n').length + 1), spellcheck: 'false' },
    text,
  )
  const save = async () => {
    await api('documents/put', { collection, document: JSON.parse(box.value) })
    await again()
    say('存好了')
  }
  const remove = async () => {
    await api('documents/remove', { collection, id: document._id })
    await again()
    say('删掉了，可以撤销')
  }
  return el(
    'div',
    {},
    box,
    row(
      button(['存', 'Save'], save, 'strong'),
      document._id === '' ? null : button(['删除', 'Delete'], remove),
    ),
  )
}

function opened({ path, url }) {
  if (!url) return ''
  const isPicture = /\.(png|jpe?g|gif|webp)$/i.test(path)
  return el(
    'a',
    { href: url, target: '_blank', rel: 'noreferrer' },
    isPicture ? el('img', { class: 'picture', src: url, alt: path, loading: 'lazy' }) : '打开',
  )
}
