import { Module } from '@nestjs/common';
import { PresenceModule } from '../../presence/presence.module.js';
import { HubSettings } from '../hub-settings.js';
import { ChatClient } from './chat.client.js';
import { ChatGateway } from './chat.gateway.js';
import { ChatSubscriber } from './chat.subscriber.js';
import { ChatCommands } from './chat-commands.js';
import { ChatHub } from './chat-hub.js';
import { ChatPeers } from './chat-peers.js';
import { HiddenPeople } from './hidden-people.js';
import { JoinChat } from './join-chat.use-case.js';
import { TellTyping } from './tell-typing.use-case.js';

/** Rooms as they happen. */
@Module({
  imports: [PresenceModule],
  providers: [
    HubSettings,
    ChatClient,
    ChatHub,
    ChatPeers,
    HiddenPeople,
    JoinChat,
    TellTyping,
    ChatCommands,
    ChatGateway,
    ChatSubscriber,
  ],
})
export class ChatModule {}
