import { Module } from '@nestjs/common';
import { HubSettings } from '../hub-settings.js';
import { NotificationsClient } from './notifications.client.js';
import { NotificationsGateway } from './notifications.gateway.js';
import { NotificationsSubscriber } from './notifications.subscriber.js';

/** Notifications as they come. */
@Module({ providers: [HubSettings, NotificationsClient, NotificationsGateway, NotificationsSubscriber] })
export class NotificationsModule {}
