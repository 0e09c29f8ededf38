import type { SignInFormWords } from '#i18n/signInForm'

export const signInForm: SignInFormWords = {
  ways: '登录方式',
  wayNames: { iamUser: 'IAM 用户', token: 'Token' },
  panel: '登录凭证',
  text: '以 IAM 用户身份登录，或粘贴该项目范围的 Token。登录有效期为 24 小时。',
  account: '账号名',
  accountHint: 'IAM 用户所属的华为云账号。',
  accountMissing: '请输入账号名。',
  user: 'IAM 用户名',
  userMissing: '请输入 IAM 用户名。',
  password: '密码',
  passwordHint: '仅向 IAM 发送一次，不会保存。',
  passwordMissing: '请输入密码。',
  projectIdOptional: (region) =>
    region.includes('-') ? `留空则使用 ${region} 的默认项目。` : '32 位字母和数字，可在“我的凭证”中查看。',
  usesMfa: '我使用虚拟 MFA 设备登录',
  userId: 'IAM 用户 ID',
  userIdHint: '此处需填写用户 ID 而非用户名，可在“我的凭证”中查看。',
  userIdMissing: '请输入 IAM 用户 ID。',
  passcode: 'MFA 验证码',
  passcodeHint: '设备当前显示的 6 位数字。',
  passcodeWrong: 'MFA 验证码应为 6 位数字。',
  mfaWanted: 'IAM 要求二次验证。请在下方填写后再次登录。',
  locked: '错误次数过多：请等待 15 分钟，或管理员设置的锁定时长。',
  failedWithoutPassword: '登录未成功。密码已清除，其余已输入的内容仍保留。',
  expiredTitle: '登录已过期',
  expiredText: '请重新登录后继续。当前页面、所选内容和已输入的内容都会保留。',
  gatewayRefusedTitle: 'AOM 不接受网关的凭证',
  gatewayRefusedText:
    '本系统由网关自动登录，但 AOM 已不再接受其凭证。请告知本系统的维护人员；当前页面保持不变。',
  againText: '当前页面保持不变。重新登录之前，现有登录仍然有效。',
}
