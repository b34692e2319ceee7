import { Database } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';
import { Part } from '../apart/part.use-case.js';
import type { Db } from '../database.js';
import { NoteMark } from '../reach/note-mark.use-case.js';

/** Keeps two apart for a day of whom one said no to the other, and counts it. Once a proposal. */
@Injectable()
export class NoteSkip {
  constructor(
    @Database() private readonly db: Db,
    private readonly part: Part,
    private readonly noteMark: NoteMark,
  ) {}

  async run(userId: string, otherId: string, matchId: string): Promise<void> {
    await this.db.transaction().execute(async (tx) => {
      await this.part.run(tx, userId, otherId, 'skip');
      await this.noteMark.skip(tx, userId, matchId);
    });
  }
}
