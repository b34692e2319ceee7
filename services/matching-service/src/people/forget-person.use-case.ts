import { Injectable } from '@nestjs/common';
import { LockPeople } from '../apart/lock-people.use-case.js';
import { ShutOut } from '../apart/shut-out.use-case.js';
import type { Db } from '../database.js';
import { ForgetMarks } from '../reach/forget-marks.use-case.js';
import { EndQueueWatch } from '../watches/end-queue-watch.use-case.js';

/** Nothing of a person begins any more, and their pairs, marks and watch are gone. */
@Injectable()
export class ForgetPerson {
  constructor(
    private readonly lockPeople: LockPeople,
    private readonly shutOut: ShutOut,
    private readonly forgetMarks: ForgetMarks,
    private readonly watch: EndQueueWatch,
  ) {}

  async run(tx: Db, userId: string): Promise<void> {
    await this.lockPeople.run(tx, [userId]);
    await this.shutOut.erase(tx, userId);
    await this.forgetMarks.of(tx, userId);
    await this.watch.erase(tx, userId);
  }
}
