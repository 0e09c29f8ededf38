import { expect, test } from 'vitest'
import { aomCall } from '#queries/aomCall'
import { callCode, languages } from './callCode'

const place = { region: 'cn-north-4', projectId: '0a0b' }
const ref = { workflowId: 'wf-1', executionId: 'exe-1' }
const retry = {
  ...aomCall(ref, place.projectId, { action: 'retry', nodeId: 'reload-nginx' }),
  ref,
  place,
}
const read = { ...aomCall(ref, place.projectId), ref, place }

test('curl has a placeholder where the token goes, and says that it is sent past the journal', () => {
  expect(callCode(retry, 'curl')).toBe(`# Each time this is sent, AOM carries it out again.
# Sent past AOM Operator: its journal will not have it.
curl -sS -X POST 'https://aom.cn-north-4.myhuaweicloud.com/v1/0a0b/cms/workflow/wf-1/executions/exe-1/operation?action=restart&node_id=reload-nginx' \\
  -H 'Content-Type: application/json' \\
  -H "X-Auth-Token: $AOM_TOKEN"
`)
  expect(callCode(read, 'curl'))
    .toBe(`curl -sS -X GET 'https://aom.cn-north-4.myhuaweicloud.com/v1/0a0b/cms/workflow/wf-1/executions/exe-1/status' \\
  -H 'Content-Type: application/json' \\
  -H "X-Auth-Token: $AOM_TOKEN"
`)
})

test('an id breaks out of no quotes, and an unknown region stays to be filled in', () => {
  const oddRef = { workflowId: `a'b"c`, executionId: '$(reboot)' }
  const odd = {
    ...aomCall(oddRef, 'p', { action: 'skip', nodeId: "n' ; reboot" }),
    ref: oddRef,
    place: { region: null, projectId: 'p' },
  }
  expect(callCode(odd, 'curl')).toContain(
    `'https://aom.<region>.myhuaweicloud.com/v1/p/cms/workflow/a%27b%22c/executions/%24(reboot)/operation?action=skip&node_id=n%27%20%3B%20reboot'`,
  )
  for (const language of ['node', 'python', 'go', 'java'] as const)
    expect(callCode(odd, language)).toContain(String.raw`"a'b\"c"`)
})

test('Node.js', () => {
  expect(callCode(retry, 'node')).toBe(`// npm install @huaweicloud/huaweicloud-sdk-core uuid@9
// npm does not have the part of AOM: build services/aom of github.com/huaweicloud/huaweicloud-sdk-nodejs-v3
// into node_modules/@huaweicloud/huaweicloud-sdk-aom.
const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core')
const { AomClient, StartPausingWorkflowExecutionsRequest } = require('@huaweicloud/huaweicloud-sdk-aom/v1/public-api')

const credentials = new BasicCredentials()
  .withAk(process.env.HUAWEICLOUD_SDK_AK)
  .withSk(process.env.HUAWEICLOUD_SDK_SK)
  .withProjectId("0a0b")
const client = AomClient.newBuilder().withCredential(credentials).withEndpoint("https://aom.cn-north-4.myhuaweicloud.com").build()
// Each time this is sent, AOM carries it out again.
// Sent past AOM Operator: its journal will not have it.
const request = new StartPausingWorkflowExecutionsRequest()
  .withWorkflowId("wf-1")
  .withExecutionId("exe-1")
  .withAction("restart")
  .withNodeId("reload-nginx")
client.startPausingWorkflowExecutions(request).then(console.log, console.error)
`)
})

test('Python', () => {
  expect(callCode(retry, 'python')).toBe(`# pip install huaweicloudsdkaom
import os

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkaom.v1 import AomClient, StartPausingWorkflowExecutionsRequest

credentials = BasicCredentials(
    os.environ["HUAWEICLOUD_SDK_AK"], os.environ["HUAWEICLOUD_SDK_SK"], "0a0b"
)
client = AomClient.new_builder().with_credentials(credentials).with_endpoint("https://aom.cn-north-4.myhuaweicloud.com").build()
# Each time this is sent, AOM carries it out again.
# Sent past AOM Operator: its journal will not have it.
request = StartPausingWorkflowExecutionsRequest(
    workflow_id="wf-1",
    execution_id="exe-1",
    action="restart",
    node_id="reload-nginx",
)
print(client.start_pausing_workflow_executions(request))
`)
})

test('Go', () => {
  expect(callCode(retry, 'go')).toBe(`// go get github.com/huaweicloud/huaweicloud-sdk-go-v3
package main

import (
	"fmt"
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	aom "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/aom/v1"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/aom/v1/model"
)

func main() {
	credentials := basic.NewCredentialsBuilder().
		WithAk(os.Getenv("HUAWEICLOUD_SDK_AK")).
		WithSk(os.Getenv("HUAWEICLOUD_SDK_SK")).
		WithProjectId("0a0b").
		Build()
	client := aom.NewAomClient(aom.AomClientBuilder().WithEndpoint("https://aom.cn-north-4.myhuaweicloud.com").WithCredential(credentials).Build())
	// Each time this is sent, AOM carries it out again.
	// Sent past AOM Operator: its journal will not have it.
	response, err := client.StartPausingWorkflowExecutions(&model.StartPausingWorkflowExecutionsRequest{
		WorkflowId: "wf-1",
		ExecutionId: "exe-1",
		Action: model.GetStartPausingWorkflowExecutionsRequestActionEnum().RESTART,
		NodeId: "reload-nginx",
	})
	fmt.Println(response, err)
}
`)
})

test('Java', () => {
  expect(callCode(read, 'java')).toBe(`// com.huaweicloud.sdk:huaweicloud-sdk-aom
import com.huaweicloud.sdk.aom.v1.AomClient;
import com.huaweicloud.sdk.aom.v1.model.SearchWorkflowExecutionDetailRequest;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.auth.ICredential;

public class CallAom {
    public static void main(String[] args) {
        ICredential credentials = new BasicCredentials()
                .withAk(System.getenv("HUAWEICLOUD_SDK_AK"))
                .withSk(System.getenv("HUAWEICLOUD_SDK_SK"))
                .withProjectId("0a0b");
        AomClient client = AomClient.newBuilder()
                .withCredential(credentials)
                .withEndpoint("https://aom.cn-north-4.myhuaweicloud.com")
                .build();
        SearchWorkflowExecutionDetailRequest request = new SearchWorkflowExecutionDetailRequest()
                .withWorkflowId("wf-1")
                .withExecutionId("exe-1");
        System.out.println(client.searchWorkflowExecutionDetail(request));
    }
}
`)
  expect(callCode(retry, 'java')).toContain(
    '.withAction(StartPausingWorkflowExecutionsRequest.ActionEnum.RESTART)\n                .withNodeId("reload-nginx");',
  )
})

test.each(languages)('a read in %s warns of nothing', (language) => {
  expect(callCode(read, language)).not.toContain('AOM Operator')
})
