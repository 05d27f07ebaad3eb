/** What the county may begin with: about the help and the work as such, never about a person. */
export const exampleQuestions: readonly string[] = [
  '有事找社区，能找到人',
  '提出的事，有人回话',
  '在职党员到社区服务，对大家有帮助',
  '社区办事公开、公道',
  '楼院的环境和安全',
]
