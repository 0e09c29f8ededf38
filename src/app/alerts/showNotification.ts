import { pageStore } from '#store'

/** This browser lets no page show a notification by itself, whatever its permission says: those of phones do not. */
export const isUnable = pageStore(() => false)

/** Undefined where the browser does not show it. */
export function showNotification(title: string, options: NotificationOptions): Notification | undefined {
  try {
    return new Notification(title, options)
  } catch {
    isUnable.set(true)
    return undefined
  }
}
