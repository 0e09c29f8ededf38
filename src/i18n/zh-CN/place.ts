import type { PlaceWords } from '#i18n/place'

export const place: PlaceWords = {
  otherPlace: {
    title: '此链接属于其他项目',
    text: (there, region, here, ownRegion) =>
      `链接指向${region === null ? '' : `区域 ${region} 的`}项目 ${there}，您当前在${ownRegion === null ? '' : `区域 ${ownRegion} 的`}项目 ${here}。尚未读取该项目的任何数据。`,
    switchTo: (project) => `切换到 ${project}`,
    stay: (project) => `留在 ${project}`,
    notServed: '本系统不提供该项目，无法在此打开。',
  },
  projectFixed: '本控制台只服务于此项目。',
  projects: '您的项目',
  projectsReading: '正在向 IAM 查询您的项目…',
  projectsUnknown: 'IAM 未向此 Token 列出项目：请输入项目 ID。',
  projectsNone: 'IAM 在此区域未列出您的项目：请输入项目 ID。',
  chooseProject: '请选择…',
  switchTo: '切换',
  switching: '正在尝试…',
  stillThere: (project) => `您仍在项目 ${project} 中。`,
  notValidThere: '当前登录在那里无效',
  notValidThereText: (project) =>
    `AOM 不接受当前登录用于该区域和项目。您仍在项目 ${project} 中；如需前往，请为其登录。`,
}
