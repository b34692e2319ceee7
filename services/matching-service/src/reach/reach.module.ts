import { Module } from '@nestjs/common';
import { FindReach } from './find-reach.query.js';
import { ForgetMarks } from './forget-marks.use-case.js';
import { MarksRepository } from './marks.repository.js';
import { NoteMark } from './note-mark.use-case.js';

/** How far people reach, by how they and others skip and report. */
@Module({ providers: [MarksRepository, NoteMark, FindReach, ForgetMarks], exports: [NoteMark, FindReach, ForgetMarks] })
export class ReachModule {}
