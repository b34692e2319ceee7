import type { Generated, JSONColumnType, Kysely } from 'kysely';
import type { Why } from './apart/why.js';
import type { Band } from './config.js';
import type { Criteria } from './queue/criteria.js';
import type { Outcome } from './queue/proposal.js';
import type { EndReason, Reason } from './queue/status.js';
import type { MarkKind } from './reach/mark.js';
import type { AttachedMessage, ReportReason } from './safety/report.js';

export interface MatchesTable {
  id: string;
  band: Band;
  room_id: string;
  version: number;
  started_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
  end_reason: EndReason | null;
  kept_room_id: string | null;
  started_event: string;
  shown: Generated<boolean>;
}

export interface MatchPeopleTable {
  match_id: string;
  place: number;
  user_id: string | null;
  ticket_id: string;
  version: number;
  alias_id: string;
  alias_name: string;
  reason: JSONColumnType<Reason>;
  voice: Generated<boolean>;
  video: Generated<boolean>;
  images: Generated<boolean>;
  keep: Generated<boolean>;
  started_at: Date;
  running: boolean;
  dismissed: Generated<boolean>;
  held_at: Date;
}

export interface DecisionsTable {
  match_id: string;
  outcome: Outcome;
  decided_at: Date;
}

export interface RoomWorkTable {
  match_id: string;
  kind: 'room' | 'keep';
  attempts: number;
  due_at: Date;
}

export interface PartedTable {
  one_id: string;
  other_id: string;
  why: Why;
  until: Date | null;
}

export interface ShutOutTable {
  user_id: string;
  why: 'banned' | 'erased';
  until: Date | null;
}

export interface MarksTable {
  kind: MarkKind;
  match_id: string;
  user_id: string;
  by_id: string | null;
  at: Date;
}

export interface ReportsTable {
  id: string;
  match_id: string;
  reporter_id: string | null;
  reporter_alias_id: string;
  reported_id: string | null;
  reported_alias_id: string;
  reason: ReportReason;
  note: string;
  messages: JSONColumnType<AttachedMessage[]> | null;
  messages_due_at: Date | null;
  attempts: Generated<number>;
  created_at: Date;
}

export interface WatchesTable {
  user_id: string;
  band: Band;
  criteria: JSONColumnType<Criteria>;
  expires_at: Date;
  due_at: Date;
  told_at: Date | null;
}

/** The tables of database `matching`, as migrations/ makes them. */
export interface MatchingDatabase {
  matches: MatchesTable;
  match_people: MatchPeopleTable;
  decisions: DecisionsTable;
  room_work: RoomWorkTable;
  parted: PartedTable;
  shut_out: ShutOutTable;
  marks: MarksTable;
  reports: ReportsTable;
  watches: WatchesTable;
}

/** The database, or a transaction in it. */
export type Db = Kysely<MatchingDatabase>;
