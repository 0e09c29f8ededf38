import type { AlertWords } from '#i18n/alerts'

export const alerts: AlertWords = {
  title: '有节点停止时通知我',
  text: '此标签页在后台时，如网关监视该项目，则由网关实时告知；否则每分钟查看一次。有节点停止即通知您。关闭所有标签页后不再通知。',
  notifies: '显示通知，并在标签页标题和图标上显示数量',
  sounds: '同时播放两声轻音',
  denied: '浏览器不允许显示通知：请在浏览器设置中允许本站显示通知，然后重试。',
  unsupported: '此浏览器不支持网页通知。',
  unable: '此浏览器不显示网页发出的通知（手机浏览器大多如此）。标题和图标上的数量以及提示音仍会提醒您。',
  sample: '有节点停止时会这样通知您',
  sampleText: '点击通知即可打开该节点。',
  one: (node, state) => `${node} · ${state}`,
  several: (count) => `${count} 个节点等待您处理`,
}
