import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SocketServer } from '../../sockets/socket-server.js';
import { ChatCommands } from './chat-commands.js';
import { ChatPeer } from './chat-peer.js';
import { HiddenPeople } from './hidden-people.js';
import { JoinChat } from './join-chat.use-case.js';

/** `/chat`: rooms, messages, markers, typing and presence. */
@Injectable()
export class ChatGateway implements OnModuleInit {
  constructor(
    private readonly server: SocketServer,
    private readonly join: JoinChat,
    private readonly commands: ChatCommands,
    private readonly hidden: HiddenPeople,
  ) {}

  onModuleInit(): void {
    this.hidden.onUnknown((userId) => this.join.refresh(userId));
    this.server.open('/chat', (socket) => {
      const peer = new ChatPeer(socket);
      this.commands.listen(peer);
      void this.join.run(peer);
    });
  }
}
