import type { FailureText } from './failure'

const support = 'If it stays, give the request ID to Huawei Cloud support.'
const noAuth: FailureText = {
  meaning:
    'AOM did not accept the credential, or it lacks the permission for this call: AOM answers both the same way.',
  advice: 'Sign in again. If that does not help, ask your administrator for the permission.',
}
const badParameter: FailureText = {
  meaning: 'AOM did not accept a parameter of this call.',
  advice:
    'Check the filter or the address. If both are right, report the request ID to Huawei Cloud support.',
}
const inside: FailureText = {
  meaning: 'AOM failed inside.',
  advice: `Wait a little and try again. ${support}`,
}
const insideChange: FailureText = {
  meaning: 'AOM failed inside while it handled this.',
  advice: `Look at the state that AOM shows now before you try again. ${support}`,
}
const noPermission: FailureText = {
  meaning: 'Your user has no permission for this.',
  advice: 'Ask your administrator for the permission.',
}

/** AOM’s own codes. */
export const aomCodes = {
  'AOM.31001302': badParameter,
  'AOM.31001302 change': {
    meaning: 'AOM did not accept a parameter of this call.',
    advice: 'It holds nothing that you typed: report the request ID to Huawei Cloud support.',
  },
  'AOM.31001302 ListWorkflow': {
    meaning: 'AOM did not accept a parameter of this call.',
    advice:
      'Take the filters away one by one, the search text and the tags first, and correct the one it objects to.',
  },
  'AOM.31001302 UpdateWorkflowTriggerStatus': {
    meaning: 'AOM did not accept this for the workflow’s schedule.',
    advice:
      'Only a scheduled workflow has a schedule to enable or disable: look at the type that AOM shows now.',
  },
  'AOM.31001403': {
    meaning: 'AOM did not accept the workflow or execution ID in this address.',
    advice: 'Open the execution from the list; a copied link may have been cut off.',
  },
  'AOM.31001202': {
    meaning: 'AOM did not accept a parameter when asked for a template.',
    advice: 'Check the template’s ID and whether it is a private or a public one.',
  },
  'AOM.31003202': {
    meaning: 'AOM did not accept a parameter when asked for jobs.',
    advice:
      'Check the name and the sorting. If both are right, report the request ID to Huawei Cloud support.',
  },
  'AOM.31002002': {
    meaning: 'AOM did not accept a parameter when asked for scripts.',
    advice:
      'Check the name and the sorting. If both are right, report the request ID to Huawei Cloud support.',
  },
  'AOM.31003902': {
    meaning: 'AOM did not accept a parameter of a script that was to run at once.',
    advice: 'Huawei Cloud has withdrawn this call: run the script as a workflow.',
  },
  'AOM.31009002': noAuth,
  'AOM.31009003': noAuth,
  'AOM.31009004': noAuth,
  'AOM.31009011': noAuth,
  'AOM.31009019': noAuth,
  'AOM.31001305': inside,
  'AOM.31001305 UpdateWorkflowTriggerStatus': insideChange,
  'AOM.31001405': inside,
  'AOM.31001405 StartPausingWorkflowExecutions': insideChange,
  'AOM.31001405 StopExecution': insideChange,
  'AOM.31001405 ExecuteWorkflow': insideChange,
  'AOM.31002005': inside,
  'AOM.31003932': {
    meaning: 'AOM failed inside while it ran a script at once.',
    advice: 'Huawei Cloud has withdrawn this call: run the script as a workflow.',
  },
  'AOM.31001306': {
    meaning: 'AOM no longer has this workflow or execution.',
    advice: 'Someone may have deleted it, or AOM no longer keeps it.',
  },
  'AOM.31001306 workflow': {
    meaning: 'AOM does not have this workflow in this project.',
    advice: 'Refresh the list: it may have been deleted. Check that project and region are the right ones.',
  },
  'AOM.31001306 workflow change': {
    meaning: 'AOM does not have this workflow in this project.',
    advice:
      'Somebody has probably deleted it. Nothing can be asked of it here; check that project and region are the right ones.',
  },
  'AOM.31001306 execution': {
    meaning: 'AOM does not have this execution, or no longer keeps it.',
    advice: 'Open the workflow and choose one of the executions that AOM still lists.',
  },
  'AOM.31001418': {
    meaning: 'The workflow does not support this operation in its present state.',
    advice:
      'See what the node says now: it is read again after every answer. It has probably moved on, or someone else was first.',
  },
  'AOM.31001418 StopExecution': {
    meaning: 'This execution cannot be terminated in its present state.',
    advice:
      'See what the execution says now: it has probably ended already, or someone else has terminated it.',
  },
  'AOM.31001418 ExecuteWorkflow': {
    meaning: 'This workflow cannot be run in its present state.',
    advice: 'An execution of it may be active already: look at the newest one that AOM shows.',
  },
  'AOM.31001418 UpdateWorkflowTriggerStatus': {
    meaning: 'The schedule cannot be changed in the workflow’s present state.',
    advice: 'Someone else may have changed it already: look at the schedule that AOM shows now.',
  },
  'AOM.0403': noPermission,
  'AOM.30001005': noPermission,
} satisfies Record<string, FailureText>
