import { Inject, Injectable } from '@nestjs/common';
import { NOTIFICATION_CONFIG, type NotificationConfig } from '../config.js';

/** By what push services know us (RFC 8292). */
export interface VapidDetails {
  subject: string;
  publicKey: string;
  privateKey: string;
}

/** The server's own key pair, where push is set up. */
@Injectable()
export class PushKeys {
  readonly details: VapidDetails | undefined;

  constructor(@Inject(NOTIFICATION_CONFIG) config: NotificationConfig) {
    const { PUSH_VAPID_PUBLIC_KEY: publicKey, PUSH_VAPID_PRIVATE_KEY: privateKey } = config;
    if (publicKey && privateKey) this.details = { subject: subjectOf(config), publicKey, privateKey };
  }
}

/** Push services take only https: and mailto:. */
function subjectOf({ PUSH_SUBJECT, WEB_URL }: NotificationConfig): string {
  if (PUSH_SUBJECT) return PUSH_SUBJECT;
  return WEB_URL.startsWith('https:') ? WEB_URL : `mailto:push@${new URL(WEB_URL).hostname}`;
}
