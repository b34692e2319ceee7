import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { callsErrors } from './calls.errors.js';
import { LivekitClient } from './livekit.client.js';
import { NotePresence } from './note-presence.use-case.js';

/** What LiveKit tells of itself: each with its signature and the hash of its body, else refused with CALL_WEBHOOK_INVALID. */
@Controller('livekit')
export class LivekitWebhookController {
  constructor(
    private readonly livekit: LivekitClient,
    private readonly notePresence: NotePresence,
  ) {}

  @Post('webhook')
  @HttpCode(204)
  async hear(@Body() body: unknown, @Headers('authorization') authorization?: string): Promise<void> {
    // Bytes, by the parser of this content type; anything else is not from LiveKit.
    if (!Buffer.isBuffer(body)) throw callsErrors.webhookInvalid();
    const news = await this.livekit.readWebhook(body.toString('utf8'), authorization);
    if (news) await this.notePresence.run(news);
  }
}
