/** How a home is asked for, wherever it is. */
export const words = {
  estate: '哪个小区',
  estateError: '请选一个小区。',
  building: '哪栋楼',
  buildingHint: '例如：3号楼',
  door: '单元和门牌',
  name: '怎么称呼',
  nameHint: '例如：王阿姨',
  phone: '电话',
  phoneError: '请写 11 位手机号，或者带区号的座机。',
  alone: '一个人住',
  aloneNote: '打开以后，要两个人一起去。',
} as const
