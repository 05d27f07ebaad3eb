import { join } from 'node:path'
import ts from 'typescript'

const root = join(__dirname, '..', '..')

/** What the compiler says about each text, under the project's own settings, as if it stood in this folder. */
export function compile<Name extends string>(texts: Record<Name, string>): Record<Name, string[]> {
  const names = Object.keys(texts) as Name[]
  const pathOf = (name: Name) => join(__dirname, `${name.replace(/\W+/g, '-')}.fixture.ts`)
  const byPath = new Map(names.map(name => [pathOf(name), texts[name]]))

  const options = projectOptions()
  const host = ts.createCompilerHost(options)
  const { readFile, fileExists } = host
  host.readFile = path => byPath.get(path) ?? readFile(path)
  host.fileExists = path => byPath.has(path) || fileExists(path)

  const program = ts.createProgram([...byPath.keys()], options, host)
  const complaints = (name: Name) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(pathOf(name)))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  return Object.fromEntries(names.map(name => [name, complaints(name)])) as Record<Name, string[]>
}

function projectOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options
}
