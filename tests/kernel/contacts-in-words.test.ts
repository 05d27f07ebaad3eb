import { withoutContacts } from '../../cloudfunctions/kernel/contacts-in-words'

const phone = '（电话已隐去）'
const door = '（门牌已隐去）'
const papers = '（证件号已隐去）'

describe('G29 what is hidden in the words of a request until somebody has taken it', () => {
  it.each([
    ['a mobile number', '我的电话13812345678，请下午来', `我的电话${phone}，请下午来`],
    ['with spaces', '打 138 1234 5678 找我', `打 ${phone} 找我`],
    ['with dashes', '138-1234-5678', phone],
    ['digit by digit', '1 3 8 1 2 3 4 5 6 7 8', phone],
    ['with dots', '138.1234.5678', phone],
    ['in wide digits', '１３８１２３４５６７８', phone],
    ['in wide digits with a wide space', '１３８　１２３４　５６７８', phone],
    ['with the country', '+86 138 1234 5678', phone],
    ['with the country in zeros', '008613812345678', phone],
    ['in Chinese numerals', '一三八一二三四五六七八', phone],
    ['as people say it', '幺三八幺二三四五六七八', phone],
    ['half in numerals', '138一二三四5678', phone],
    ['with letters nobody sees', '138\u200b1234\u200b5678', phone],
    ['two of them', '13812345678或者19911112222', `${phone}或者${phone}`],
    ['before a unit', '13812345678号机主', `${phone}号机主`],
    ['a landline', '0312-6223456', phone],
    ['a landline in brackets', '(0312)6223456', phone],
    ['a landline in wide brackets', '（010）62234567', phone],
    ['a landline without a dash', '031262234567', phone],
    ['a landline without the area', '座机6223456，白天有人', `座机${phone}，白天有人`],
    ['a landline without the area, with a dash', '打622-3456', `打${phone}`],
    ['eight digits that are no day', '电话是62234567', `电话是${phone}`],
    ['a short number', '短号661234', `短号${phone}`],
    ['a name in WeChat', '微信号 lijg_1980 加我', `微信号 ${phone} 加我`],
    ['a number in QQ', 'QQ：123456789', `QQ：${phone}`],
  ])('a telephone: %s', (_what, text, left) => {
    expect(withoutContacts(text)).toBe(left)
  })

  it.each([
    ['of eighteen places', '身份证130602198001011234', `身份证${papers}`],
    ['that ends with X', '13060219800101123X', papers],
    ['that ends with a small x, with spaces', '130602 19800101 123x', papers],
    ['of fifteen places', '130602800101123', papers],
    ['of a card', '卡号 6222 0212 3456 7890 123', `卡号 ${papers}`],
    ['in wide digits', '１３０６０２１９８００１０１１２３４', papers],
  ])('a number of papers: %s', (_what, text, left) => {
    expect(withoutContacts(text)).toBe(left)
  })

  it.each([
    ['unit and room', '3单元501', door],
    ['building, unit and room', '3号楼2单元501室', `3号楼${door}`],
    ['with the estate', '桂花园3号楼2单元501室的灯', `桂花园3号楼${door}的灯`],
    ['with spaces', '3 号楼 2 单元 501', `3 号楼 ${door}`],
    ['with a dash', '3单元-501', door],
    ['in wide digits', '３单元５０１', door],
    ['in Chinese numerals', '三单元五零一', door],
    ['with 〇', '二单元五〇一室', door],
    ['with the floor', '2单元5楼501', door],
    ['a floor of a unit', '二单元十二楼', door],
    ['a side', '2单元5楼东户', door],
    ['a unit by its side', '东单元301', door],
    ['a unit by its letter', 'B单元1203', door],
    ['with a word between', '3单元的501', door],
    ['a unit that is numbered', '第3单元第501室', door],
    ['building and room', '3号楼501', `3号楼${door}`],
    ['building and room of four digits', '12栋1203室', `12栋${door}`],
    ['a building with a letter', 'A座1203', `A座${door}`],
    ['a building with a sign', '3#2-501', `3#${door}`],
    ['a building, a floor and a side', '3号楼5楼东户', `3号楼${door}`],
    ['a door of a building', '5号楼2门501', `5号楼${door}`],
    ['a room alone', '请到501室来', `请到${door}来`],
    ['a room in numerals', '五零一室', door],
    ['a room by another word', '在1203房', `在${door}`],
    ['three numbers', '我家3-2-501', `我家${door}`],
    ['three numbers of a high house', '12-1-1203', door],
    ['three numbers in wide digits', '３－２－５０１', door],
    ['two numbers', '住3-501', `住${door}`],
    ['a door that is named', '门牌号是501', `门牌号是${door}`],
    ['a home of a unit', '3单元501户', door],
    ['a room that has the number of the police', '3单元110室', door],
    ['where somebody lives', '我家住302', `我家住${door}`],
    ['where somebody lives, in numerals', '家住三零二', `家住${door}`],
    ['door and telephone', '3单元501，13812345678', `${door}，${phone}`],
  ])('a door: %s', (_what, text, left) => {
    expect(withoutContacts(text)).toBe(left)
  })

  it.each([
    '3号楼',
    '三号楼门口的路灯不亮了',
    '12栋前面的井盖',
    '3号楼2单元门口',
    '2单元的楼道灯坏了',
    '修一下3号楼到5号楼之间的路',
    '1、2、3、4号楼都停水',
    '3号楼120户没水',
    '全楼20户没水',
    '2单元12户没水',
    '2单元，120来过',
    '3号楼，110来过',
    '7-11便利店',
    '2-3个人，5-10天',
    '12345',
    '打12345没人管',
    '110',
    '先打120，再打110、119',
    '12315、95598都打过',
    '2026年',
    '2026年11月30日',
    '2026-11-30',
    '20261130',
    '2025-2026年供暖',
    '1998年买的房',
    '3号楼1998年建的',
    '500元',
    '收了3500元',
    '50-100元',
    '100-200块',
    '价格6223456元',
    '订单号 6223456',
    '每月1500块钱',
    '3室1厅',
    '三室一厅',
    '买了3公斤米，2斤油',
    '8:00-17:00',
    '下午2点到5点',
    '早上8点30分',
    '上午9:30',
    '501路公交车站',
    '坐301路',
    '电表走了1203度',
    '住了30年',
    '家里4口人',
    '我今年73岁',
    '5楼的灯',
    '楼道5层',
    'A4纸',
    '活动室',
    '办公室的灯',
    '二楼会议室',
    '微信扫码',
    '微信群里说过',
    '第二次说了',
    '一二三楼都没水',
    '建设路12号对面',
    '党的二十大',
    '血压150-95',
    '要40瓦的灯泡',
    '水费单上写着12.5吨',
    '10号以前',
  ])('not this: %s', text => {
    expect(withoutContacts(text)).toBe(text)
  })

  it('what is left is what was written, letter by letter', () => {
    expect(withoutContacts('𠮷家３号楼：灯坏了！\n请来看看')).toBe('𠮷家３号楼：灯坏了！\n请来看看')
    expect(withoutContacts('𠮷家3单元501\n灯坏了')).toBe(`𠮷家${door}\n灯坏了`)
    expect(withoutContacts('')).toBe('')
  })

  it('what was hidden once is not hidden again, and the longest text of many beginnings comes to its end', () => {
    const once = withoutContacts('3单元501，电话13812345678')
    expect(withoutContacts(once)).toBe(once)
    const long = `${'3单元'.repeat(2000)}${'1 3 8 '.repeat(2000)}${'一'.repeat(5000)}`
    expect(withoutContacts(long).length).toBeLessThanOrEqual(long.length)
  })
})
