import type { ExecutionRef } from '#domain/execution/execution'
import type { NodeAction } from '#domain/operation/kinds/node'
import type { Place } from '#domain/session/place'

/** One call of AOM as this dashboard sends it: the name of its API page, its address after the host, its query. */
interface AomCall {
  readonly operation: string
  readonly method: string
  readonly url: string
  readonly query: Readonly<Record<string, string>>
}

/** The call that operates a node; without an operation, the one that reads the execution. */
export type AomCallOf = (
  ref: ExecutionRef,
  projectId: string,
  operation?: { readonly action: NodeAction; readonly nodeId: string },
) => AomCall

/** A call, and of what it is. */
export interface CopiedCall extends AomCall {
  readonly ref: ExecutionRef
  readonly place: Place
}

/** In which a call can be copied. */
export const languages = ['curl', 'node', 'python', 'go', 'java'] as const
type Language = (typeof languages)[number]

/** A call as something to run elsewhere. Whoever runs it brings the credential: none is in it. */
export const callCode = (call: CopiedCall, language: Language): string =>
  `${writers[language](call).join('\n')}\n`

const writers: Record<Language, (call: CopiedCall) => readonly string[]> = {
  curl: (call) => [
    ...warnings(call).map((text) => `# ${text}`),
    `curl -sS -X ${call.method} '${endpoint(call)}${call.url.replaceAll("'", '%27')}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "X-Auth-Token: $AOM_TOKEN"`,
  ],
  node: (call) => [
    // The core needs uuid, and does not say so.
    '// npm install @huaweicloud/huaweicloud-sdk-core uuid@9',
    '// npm does not have the part of AOM: build services/aom of github.com/huaweicloud/huaweicloud-sdk-nodejs-v3',
    '// into node_modules/@huaweicloud/huaweicloud-sdk-aom.',
    "const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core')",
    `const { AomClient, ${call.operation}Request } = require('@huaweicloud/huaweicloud-sdk-aom/v1/public-api')`,
    '',
    'const credentials = new BasicCredentials()',
    '  .withAk(process.env.HUAWEICLOUD_SDK_AK)',
    '  .withSk(process.env.HUAWEICLOUD_SDK_SK)',
    `  .withProjectId(${text(call.place.projectId)})`,
    `const client = AomClient.newBuilder().withCredential(credentials).withEndpoint(${text(endpoint(call))}).build()`,
    ...warnings(call).map((words) => `// ${words}`),
    `const request = new ${call.operation}Request()`,
    ...fieldsOf(call).map(([name, value]) => `  .with${pascal(name)}(${text(value)})`),
    `client.${camel(call.operation)}(request).then(console.log, console.error)`,
  ],
  python: (call) => [
    '# pip install huaweicloudsdkaom',
    'import os',
    '',
    'from huaweicloudsdkcore.auth.credentials import BasicCredentials',
    `from huaweicloudsdkaom.v1 import AomClient, ${call.operation}Request`,
    '',
    'credentials = BasicCredentials(',
    `    os.environ["HUAWEICLOUD_SDK_AK"], os.environ["HUAWEICLOUD_SDK_SK"], ${text(call.place.projectId)}`,
    ')',
    `client = AomClient.new_builder().with_credentials(credentials).with_endpoint(${text(endpoint(call))}).build()`,
    ...warnings(call).map((words) => `# ${words}`),
    `request = ${call.operation}Request(`,
    ...fieldsOf(call).map(([name, value]) => `    ${name}=${text(value)},`),
    ')',
    `print(client.${snake(call.operation)}(request))`,
  ],
  go: (call) => [
    '// go get github.com/huaweicloud/huaweicloud-sdk-go-v3',
    'package main',
    '',
    'import (',
    '\t"fmt"',
    '\t"os"',
    '',
    '\t"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"',
    '\taom "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/aom/v1"',
    '\t"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/aom/v1/model"',
    ')',
    '',
    'func main() {',
    '\tcredentials := basic.NewCredentialsBuilder().',
    '\t\tWithAk(os.Getenv("HUAWEICLOUD_SDK_AK")).',
    '\t\tWithSk(os.Getenv("HUAWEICLOUD_SDK_SK")).',
    `\t\tWithProjectId(${text(call.place.projectId)}).`,
    '\t\tBuild()',
    `\tclient := aom.NewAomClient(aom.AomClientBuilder().WithEndpoint(${text(endpoint(call))}).WithCredential(credentials).Build())`,
    ...warnings(call).map((words) => `\t// ${words}`),
    `\tresponse, err := client.${call.operation}(&model.${call.operation}Request{`,
    ...fieldsOf(call).map(
      ([name, value]) =>
        `\t\t${pascal(name)}: ${name === 'action' ? `model.Get${call.operation}RequestActionEnum().${value.toUpperCase()}` : text(value)},`,
    ),
    '\t})',
    '\tfmt.Println(response, err)',
    '}',
  ],
  java: (call) => [
    '// com.huaweicloud.sdk:huaweicloud-sdk-aom',
    'import com.huaweicloud.sdk.aom.v1.AomClient;',
    `import com.huaweicloud.sdk.aom.v1.model.${call.operation}Request;`,
    'import com.huaweicloud.sdk.core.auth.BasicCredentials;',
    'import com.huaweicloud.sdk.core.auth.ICredential;',
    '',
    'public class CallAom {',
    '    public static void main(String[] args) {',
    '        ICredential credentials = new BasicCredentials()',
    '                .withAk(System.getenv("HUAWEICLOUD_SDK_AK"))',
    '                .withSk(System.getenv("HUAWEICLOUD_SDK_SK"))',
    `                .withProjectId(${text(call.place.projectId)});`,
    '        AomClient client = AomClient.newBuilder()',
    '                .withCredential(credentials)',
    `                .withEndpoint(${text(endpoint(call))})`,
    '                .build();',
    ...warnings(call).map((words) => `        // ${words}`),
    `        ${call.operation}Request request = new ${call.operation}Request()`,
    ...fieldsOf(call).map(([name, value], index, all) => {
      const given =
        name === 'action' ? `${call.operation}Request.ActionEnum.${value.toUpperCase()}` : text(value)
      return `                .with${pascal(name)}(${given})${index === all.length - 1 ? ';' : ''}`
    }),
    `        System.out.println(client.${camel(call.operation)}(request));`,
    '    }',
    '}',
  ],
}

/** A region that this page does not know stays to be filled in. */
const endpoint = ({ place: { region } }: CopiedCall): string =>
  `https://aom.${region ?? '<region>'}.myhuaweicloud.com`

/** What whoever sends it must know: it is not this dashboard that does. */
const warnings = ({ method }: CopiedCall): readonly string[] =>
  method === 'GET'
    ? []
    : [
        'Each time this is sent, AOM carries it out again.',
        'Sent past AOM Operator: its journal will not have it.',
      ]

/** By AOM's own names. */
const fieldsOf = ({ ref, query }: CopiedCall): readonly (readonly [name: string, value: string])[] => [
  ['workflow_id', ref.workflowId],
  ['execution_id', ref.executionId],
  ...Object.entries(query),
]

/** A string of JSON is one of all four languages. */
const text = (value: string): string => JSON.stringify(value)

const pascal = (name: string): string =>
  name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
const snake = (name: string): string =>
  camel(name).replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
