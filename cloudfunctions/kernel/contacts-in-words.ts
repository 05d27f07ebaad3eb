/** What stands where somebody had written a number or a door. */
const hidden = { phone: '（电话已隐去）', door: '（门牌已隐去）', papers: '（证件号已隐去）' } as const

type Kind = keyof typeof hidden

interface Found {
  from: number
  to: number
  kind: Kind
}

/**
 * G29: a text for whoever may not know the number and the door yet. What people type into their words is hidden like
 * what they type into the fields: telephones, long numbers of papers and cards, the way from a building to a home. What
 * is left shows the way to the building. A street number stays, too: an estate or a shop stands there as well.
 */
export function withoutContacts(text: string): string {
  const letters = [...text]
  const plain = letters.map(plainLetter).join('')
  const found = [...papersIn(plain), ...phonesIn(plain), ...doorsIn(plain)]
  return found.length === 0 ? text : written(letters, found)
}

/** For what may be missing. */
export const hiddenIn = (text: string | null): string | null => (text === null ? null : withoutContacts(text))

/** One letter for one letter, so that places stay where they are: ３ is 3, — is -, what nobody sees is a space. */
function plainLetter(letter: string): string {
  if (/[\p{Pd}－﹣⁃∙•·]/u.test(letter)) return '-'
  if (/[\s\u200b-\u200f\u2060\ufeff]/u.test(letter)) return letter === '\n' ? '\n' : ' '
  const plain = letter.normalize('NFKC')
  return plain.length === 1 ? plain : '\ufffd'
}

const numerals = '零〇○一二三四五六七八九'
const values: ReadonlyMap<string, string> = new Map(
  ['零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖', '○幺'].flatMap(written =>
    [...written].map((numeral, value): [string, string] => [numeral, String(value)]),
  ),
)

/** The same length, with each numeral as its digit: 一三八 is 138. */
const digitsIn = (plain: string): string => [...plain].map(letter => values.get(letter) ?? letter).join('')

const gap = '[ .\\-_]{0,3}'
const spread = (count: string): string => `(?:${gap}\\d)${count}`

const longNumber = new RegExp(`(?<!\\d)\\d${spread('{14,18}')}(?:${gap}[Xx])?(?!\\d)`, 'g')

const abroad = /^(?:00)?861[3-9]\d{9}$/

/** Fifteen to nineteen digits are a person's number or a card's, unless they begin with the country's telephone code. */
function papersIn(plain: string): Found[] {
  const digits = digitsIn(plain)
  return all(digits, longNumber, 'papers').filter(
    ({ from, to }) => !abroad.test(digits.slice(from, to).replace(/\D/g, '')),
  )
}

const mobile = new RegExp(`(?<!\\d)(?:(?:\\+|00)?86${gap})?1${gap}[3-9]${spread('{9}')}(?!\\d)`, 'g')
const landline = new RegExp(
  `(?<!\\d)(?:(?:\\+|00)?86${gap})?\\(?0\\d{2,3}\\)?${gap}[2-9]${spread('{6,7}')}(?!\\d)`,
  'g',
)
/** Counted, paid, or a day: no telephone. */
const unit =
  '(?! ?(?:元|块|万|亿|千|角|年|月|日|人|户|度|米|公里|平|吨|斤|克|公斤|分|秒|小时|天|件|个|次|名|多|余|kWh|kw|m|%))'
const local = new RegExp(
  `(?<![\\d¥￥$.#]|[A-Za-z])([2-8]\\d{2,3}[ -]?\\d{4})(?!\\d|[A-Za-z.]|[ -]\\d)${unit}`,
  'g',
)
const said = /(?:电话|手机|座机|固话|短号|号码|联系|致电|拨打?|打|tel:?)[^\d\n]{0,6}?(\d{6,8})(?!\d)/gi
const account = /(?:微信号?|QQ号?|qq号?|vx|VX|Vx|wx|WX|V信|加V|加v)(?:是|为|[ :：])*([A-Za-z0-9][\w-]{4,19})/g
const notPhone = /(?:单号|编号|订单|户号|表号|工号|卡号|尾号|价|￥|¥)[^\d]{0,3}$/

function phonesIn(plain: string): Found[] {
  const digits = digitsIn(plain)
  return [
    ...all(digits, mobile, 'phone'),
    ...all(digits, landline, 'phone'),
    ...all(digits, local, 'phone').filter(({ from, to }) => isLocal(digits, from, to)),
    ...all(digits, said, 'phone'),
    ...all(plain, account, 'phone').filter(({ from, to }) => /\d/.test(plain.slice(from, to))),
  ]
}

/** Eight digits may be a day, and two years may stand beside each other. */
function isLocal(digits: string, from: number, to: number): boolean {
  const number = digits.slice(from, to)
  const isDay = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(number)
  const areYears = /^(?:19|20)\d\d[ -]?(?:19|20)\d\d$/.test(number)
  return !isDay && !areYears && !notPhone.test(digits.slice(0, from))
}

const number = `[\\d${numerals}十百两]{1,5}`
/** Nobody lives in 110, 119 and 120, unless it is said to be a room. */
const room = `(?!1(?:10|19|20)(?![\\d室号房]))(?:[A-Za-z]?\\d{3,4}|[${numerals}]{3,4})`
const link = '[ \\-,，、的第/#]{0,3}'
const side = '(?:[东西南北中左右前后][东西南北]?(?:边|侧|面)?(?:户|手|门|家|间)?)'
/** Behind a building these mean a count, a year or a price. */
const notCounted = '\\d| ?(?:元|块|年|度|米|平|人|家|个|次|天|斤|吨|万|瓦|名|多|路|线|号线|-\\d)'
const counted = `(?!${notCounted}| ?户)`
const roomWord = '(?:室|号房间?|房间|房|号)?'

const doors = [
  // 3单元501, 二单元五零一, 东单元5楼西户; a unit by itself shows the way.
  `第?(?:${number}|[东西南北中甲乙丙丁A-Fa-f])${link.replace('第', '')}单元${link}(?:(?:${number}[层楼]${link})?${room}(?!${notCounted})(?:户|${roomWord})|${number}[层楼](?:${link}${side})?|${number}(?:室|号|房)|${side}(?:户|手|门|家))`,
  // 2门501
  `(?<![\\d${numerals}])${number}门${link}${room}${counted}${roomWord}`,
  // 3号楼501, 3栋5楼501室, A座1203: the building stays.
  `(?<=(?:号楼|[栋幢座#]|号院))${link}(?:${number}[层楼]${link})?(?:${number}${link})?${room}${counted}${roomWord}`,
  // 3号楼5楼东户
  `(?<=(?:号楼|[栋幢座#]|号院))${link}(?:${number}[层楼]${link})?${side}(?:户|手)`,
  // 501室, 五零一室, 1203房
  `(?<![\\d${numerals}A-Za-z.])${room}(?:室|号房间?|房间|房)(?![厅型]|[一二两三四\\d]厅)`,
  // 门牌是501, 我家在501, 家住三零二
  `(?<=(?:门牌号?|家住|住在?|我家|家里|家是)(?:是|在|为|[ :：]){0,3})${room}${counted}${roomWord}`,
  // 3-2-501, 12-1-1203
  `(?<![\\d-])\\d{1,3}[-/]\\d{1,2}[-/]\\d{3,4}(?![\\d-])(?! ?(?:元|块|年|月|日))`,
  // 3-501: the last two digits count the doors of a floor.
  `(?<![\\d-])\\d{1,2}-\\d{1,2}(?:0[1-9]|1\\d)(?![\\d-])(?! ?(?:元|块|年|度|米|平|人|户|个|次|天|斤|克|吨|万|号|路|点|分|月|日|:))`,
].map(pattern => new RegExp(pattern, 'g'))

function doorsIn(plain: string): Found[] {
  return doors.flatMap(pattern => all(plain, pattern, 'door'))
}

/** Every place where a pattern holds; of a pattern with a group, the group alone. */
function all(text: string, pattern: RegExp, kind: Kind): Found[] {
  return [...text.matchAll(pattern)].map(match => {
    const what = match[1] ?? match[0]
    const from = match.index + match[0].lastIndexOf(what)
    return { from, to: from + what.length, kind }
  })
}

/** What was found first has the word where two overlap; what follows at once upon the same is said once. */
function written(letters: string[], found: Found[]): string {
  const kinds: (Kind | null)[] = letters.map(() => null)
  for (const { from, to, kind } of found) {
    if (kinds.slice(from, to).some(taken => taken !== null && taken !== kind)) continue
    kinds.fill(kind, from, to)
  }
  return letters
    .map((letter, index) => {
      const kind = kinds[index] ?? null
      if (kind === null) return letter
      return kinds[index - 1] === kind ? '' : hidden[kind]
    })
    .join('')
}
