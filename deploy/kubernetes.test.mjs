// deploy/kubernetes: every manifest against the API's schema, and against each other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemsOf } from './kubernetesSchema.mjs'
import { readManifests } from './manifests.mjs'

const { kustomization, names, manifests } = readManifests()
const find = (/** @type {string} */ kind, name = 'aom-operator') => {
  const found = manifests.find(({ manifest }) => manifest.kind === kind && manifest.metadata.name === name)
  assert.ok(found, `${kind} ${name}`)
  return found.manifest
}
const deployment = find('Deployment')
const pod = deployment.spec.template.spec
const [gateway] = pod.containers
const podLabels = deployment.spec.template.metadata.labels
const settings = find('ConfigMap').data

for (const { file, manifest } of manifests)
  test(`${file}: ${manifest.kind} ${manifest.metadata.name} is as the API has it`, async () => {
    assert.deepEqual(await problemsOf(manifest), [])
  })

test('the schema would find a wrong type, a missing field and a misspelt one', async () => {
  const wrong = structuredClone(deployment)
  wrong.spec.replicas = 'two'
  assert.match((await problemsOf(wrong)).join(), /replicas must be integer/)

  const missing = structuredClone(deployment)
  delete missing.spec.selector
  assert.match((await problemsOf(missing)).join(), /selector/)

  const misspelt = structuredClone(deployment)
  misspelt.spec.template.spec.containers[0].securityContext.readonlyRootFilesystem = true
  misspelt.spec.template.spec.terminationGraceSeconds = 60
  assert.deepEqual(await problemsOf(misspelt), [
    '.spec.template.spec.containers.0.securityContext.readonlyRootFilesystem is no field of the API',
    '.spec.template.spec.terminationGraceSeconds is no field of the API',
  ])

  assert.deepEqual(await problemsOf({ ...deployment, apiVersion: 'apps/v9' }), [
    'apps/v9 has no kind Deployment',
  ])
})

test('the kustomization takes in every manifest, and no example', () => {
  assert.deepEqual(new Set(kustomization.resources), new Set(names))
  assert.equal(kustomization.namespace, find('Namespace').metadata.name)
  for (const { file, manifest } of manifests)
    if (file.startsWith('examples/')) assert.equal(manifest.metadata.namespace, kustomization.namespace, file)
  assert.deepEqual(
    kustomization.images.map((/** @type {{ name: string }} */ { name }) => name),
    [gateway.image],
  )
})

test('service, budget, policy, spread and deployment mean the same pods', () => {
  const selectors = [
    deployment.spec.selector.matchLabels,
    find('Service').spec.selector,
    find('PodDisruptionBudget').spec.selector.matchLabels,
    find('NetworkPolicy').spec.podSelector.matchLabels,
    ...pod.topologySpreadConstraints.map(
      (/** @type {{ labelSelector: { matchLabels: object } }} */ { labelSelector }) =>
        labelSelector.matchLabels,
    ),
  ]
  for (const selector of selectors) assert.deepEqual(selector, podLabels)
})

test('ports are those that the gateway’s container has, by name', () => {
  const ports = gateway.ports.map((/** @type {{ name: string }} */ { name }) => name)
  const [port] = find('Service').spec.ports
  assert.ok(ports.includes(port.targetPort))
  for (const { ports: allowed } of find('NetworkPolicy').spec.ingress)
    for (const { port } of allowed) assert.ok(ports.includes(port), port)

  const services = new Map(
    manifests
      .filter(({ manifest }) => manifest.kind === 'Service')
      .map(({ manifest }) => [manifest.metadata.name, manifest]),
  )
  for (const { http } of find('Ingress').spec.rules)
    for (const { path, backend } of http.paths) {
      const { name, port } = backend.service
      assert.ok(
        services.get(name)?.spec.ports.some((/** @type {{ name: string }} */ own) => own.name === port.name),
        `${path}: ${name} ${port.name}`,
      )
    }
})

test('probes ask what the gateway answers, by any name', () => {
  const path = (/** @type {string} */ probe) => gateway[probe].httpGet.path
  assert.equal(path('startupProbe'), '/healthz')
  assert.equal(path('livenessProbe'), '/healthz')
  assert.equal(path('readinessProbe'), '/readyz')
  for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
    assert.equal(gateway[probe].httpGet.port, 'http')
  // The kubelet asks by the pod's address.
  const hosts = gateway.env.find((/** @type {{ name: string }} */ { name }) => name === 'ALLOWED_HOSTS').value
  assert.ok(hosts.split(',').includes('$(POD_IP)'))
  assert.ok(hosts.split(',').includes(find('Ingress').spec.rules[0].host))
  const [first] = gateway.env
  assert.deepEqual([first.name, first.valueFrom.fieldRef.fieldPath], ['POD_IP', 'status.podIP'])
})

test('an operation in flight has its time: first no new ones, then 50 s', () => {
  const drain = Number(settings.DRAIN_S)
  assert.ok(drain >= 5)
  assert.ok(pod.terminationGracePeriodSeconds >= drain + 50)
  // Seen as not ready well before it takes no more connections.
  const { periodSeconds, timeoutSeconds, failureThreshold } = gateway.readinessProbe
  assert.ok((periodSeconds + timeoutSeconds) * failureThreshold <= drain)
  assert.deepEqual(deployment.spec.strategy.rollingUpdate, { maxUnavailable: 0, maxSurge: 1 })
  assert.ok(deployment.spec.replicas > find('PodDisruptionBudget').spec.minAvailable)
})

test('what the restricted Pod Security demands, and what it does not', () => {
  assert.equal(find('Namespace').metadata.labels['pod-security.kubernetes.io/enforce'], 'restricted')
  const { runAsNonRoot, runAsUser, seccompProfile } = pod.securityContext
  assert.deepEqual([runAsNonRoot, runAsUser, seccompProfile.type], [true, 65532, 'RuntimeDefault'])
  assert.deepEqual(gateway.securityContext, {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  })
  for (const name of ['hostNetwork', 'hostPID', 'hostIPC', 'initContainers'])
    assert.equal(pod[name], undefined, name)
  // The gateway asks the cluster nothing, and is not told of other services by variables that look like its settings.
  assert.equal(pod.automountServiceAccountToken, false)
  assert.equal(pod.enableServiceLinks, false)
  assert.equal(find('ServiceAccount', pod.serviceAccountName).automountServiceAccountToken, false)
  assert.ok(gateway.resources.limits.memory && gateway.resources.requests.cpu)
})

test('secrets come by file only, from keys that the example has', () => {
  const mounts = new Map(
    gateway.volumeMounts.map((/** @type {{ name: string, mountPath: string }} */ { name, mountPath }) => [
      mountPath,
      name,
    ]),
  )
  /** @type {{ name: string, value: string }[]} */
  const files = gateway.env.filter((/** @type {{ name: string }} */ { name }) => name.endsWith('_FILE'))
  assert.ok(files.some(({ name }) => name === 'DATABASE_URL_FILE'))
  for (const { name, value } of files) {
    const [, folder = '', key = ''] = /^(.*)\/([^/]+)$/.exec(value) ?? []
    const volume = pod.volumes.find(
      (/** @type {{ name: string }} */ volume) => volume.name === mounts.get(folder),
    )
    assert.ok(volume, `${name}: nothing is mounted at ${folder}`)
    assert.ok(key in find('Secret', volume.secret.secretName).stringData, `${name}: no key ${key}`)
    // Readable for the pod's group, which fsGroup makes the files' own.
    assert.equal(volume.secret.defaultMode, 0o440)
  }
  assert.equal(pod.securityContext.fsGroup, pod.securityContext.runAsUser)
  for (const name of [
    ...Object.keys(settings),
    ...gateway.env.map((/** @type {{ name: string }} */ { name }) => name),
  ])
    assert.doesNotMatch(name, /(?:_SK|_AK|_TOKEN|DATABASE_URL)$/)
  for (const { configMapRef } of gateway.envFrom) find('ConfigMap', configMapRef.name)
})

test('the way in repeats nothing, holds nothing back, and shows no numbers', () => {
  const { metadata, spec } = find('Ingress')
  const says = (/** @type {string} */ name) => metadata.annotations[`nginx.ingress.kubernetes.io/${name}`]
  assert.equal(says('proxy-next-upstream'), 'off')
  assert.equal(says('proxy-buffering'), 'off')
  assert.equal(says('proxy-read-timeout'), '55')
  const [{ host, http }] = spec.rules
  assert.deepEqual(spec.tls[0].hosts, [host])
  for (const closed of ['/metrics', '/healthz', '/readyz']) {
    const rule = http.paths.find((/** @type {{ path: string }} */ { path }) => path === closed)
    assert.equal(rule.pathType, 'Exact')
    assert.equal(find('Service', rule.backend.service.name).spec.selector, undefined)
  }
})
