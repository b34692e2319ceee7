import { Module } from '@nestjs/common';
import { VirusScanner } from './virus-scanner.js';

/** What may become a picture. */
@Module({ providers: [VirusScanner], exports: [VirusScanner] })
export class AdmissionModule {}
