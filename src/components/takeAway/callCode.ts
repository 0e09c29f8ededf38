import { actionWord, endpoint, operationName, urlOf, warnings, type AomCall } from './aomCall'

/** In which a call can be taken away. */
export const languages = ['curl', 'node', 'python', 'go', 'java'] as const
type Language = (typeof languages)[number]

/** A call as something to run elsewhere. Whoever runs it brings the credential: none is in it. */
export const callCode = (call: AomCall, language: Language): string =>
  `${writers[language](call).join('\n')}\n`

const writers: Record<Language, (call: AomCall) => readonly string[]> = {
  curl: (call) => [
    ...warnings(call).map((text) => `# ${text}`),
    `curl -sS -X ${call.operation ? 'POST' : 'GET'} '${urlOf(call).replaceAll("'", '%27')}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "X-Auth-Token: $AOM_TOKEN"`,
  ],
  node: (call) => [
    // The core needs uuid, and does not say so.
    '// npm install @huaweicloud/huaweicloud-sdk-core uuid@9',
    '// npm does not have the part of AOM: build services/aom of github.com/huaweicloud/huaweicloud-sdk-nodejs-v3',
    '// into node_modules/@huaweicloud/huaweicloud-sdk-aom.',
    "const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core')",
    `const { AomClient, ${operationName(call)}Request } = require('@huaweicloud/huaweicloud-sdk-aom/v1/public-api')`,
    '',
    'const credentials = new BasicCredentials()',
    '  .withAk(process.env.HUAWEICLOUD_SDK_AK)',
    '  .withSk(process.env.HUAWEICLOUD_SDK_SK)',
    `  .withProjectId(${text(call.place.projectId)})`,
    `const client = AomClient.newBuilder().withCredential(credentials).withEndpoint(${text(endpoint(call))}).build()`,
    ...warnings(call).map((words) => `// ${words}`),
    `const request = new ${operationName(call)}Request()`,
    ...fieldsOf(call).map(([name, value]) => `  .with${pascal(name)}(${text(value)})`),
    `client.${camel(operationName(call))}(request).then(console.log, console.error)`,
  ],
  python: (call) => [
    '# pip install huaweicloudsdkaom',
    'import os',
    '',
    'from huaweicloudsdkcore.auth.credentials import BasicCredentials',
    `from huaweicloudsdkaom.v1 import AomClient, ${operationName(call)}Request`,
    '',
    'credentials = BasicCredentials(',
    `    os.environ["HUAWEICLOUD_SDK_AK"], os.environ["HUAWEICLOUD_SDK_SK"], ${text(call.place.projectId)}`,
    ')',
    `client = AomClient.new_builder().with_credentials(credentials).with_endpoint(${text(endpoint(call))}).build()`,
    ...warnings(call).map((words) => `# ${words}`),
    `request = ${operationName(call)}Request(`,
    ...fieldsOf(call).map(([name, value]) => `    ${name}=${text(value)},`),
    ')',
    `print(client.${snake(operationName(call))}(request))`,
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
    `\tresponse, err := client.${operationName(call)}(&model.${operationName(call)}Request{`,
    ...fieldsOf(call).map(
      ([name, value]) =>
        `\t\t${pascal(name)}: ${name === 'action' ? `model.Get${operationName(call)}RequestActionEnum().${value.toUpperCase()}` : text(value)},`,
    ),
    '\t})',
    '\tfmt.Println(response, err)',
    '}',
  ],
  java: (call) => [
    '// com.huaweicloud.sdk:huaweicloud-sdk-aom',
    'import com.huaweicloud.sdk.aom.v1.AomClient;',
    `import com.huaweicloud.sdk.aom.v1.model.${operationName(call)}Request;`,
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
    `        ${operationName(call)}Request request = new ${operationName(call)}Request()`,
    ...fieldsOf(call).map(([name, value], index, all) => {
      const given =
        name === 'action' ? `${operationName(call)}Request.ActionEnum.${value.toUpperCase()}` : text(value)
      return `                .with${pascal(name)}(${given})${index === all.length - 1 ? ';' : ''}`
    }),
    `        System.out.println(client.${camel(operationName(call))}(request));`,
    '    }',
    '}',
  ],
}

/** By AOM's own names. */
function fieldsOf(call: AomCall): readonly (readonly [name: string, value: string])[] {
  const { ref, operation } = call
  const action = actionWord(call)
  return [
    ['workflow_id', ref.workflowId],
    ['execution_id', ref.executionId],
    ...(operation && action
      ? ([
          ['action', action],
          ['node_id', operation.nodeId],
        ] as const)
      : []),
  ]
}

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
