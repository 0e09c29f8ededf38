import type { CopyWords } from '#i18n/copy'

interface Subject {
  node?: { readonly name: string } | undefined
  workflowName: string
}

/** Which of the menus it is: an execution has one for itself and one for its node. */
export const copyLabel = ({ node, workflowName }: Subject, words: CopyWords): string =>
  node ? words.copyNodeOf(node.name) : words.copyRunOf(workflowName)
