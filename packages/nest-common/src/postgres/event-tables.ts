import type { Generated } from 'kysely';

/** The tables of `EVENTS_MIGRATION`. */
export interface EventTables {
  outbox: {
    seq: Generated<string>;
    id: string;
    type: string;
    aggregate_id: string;
    aggregate_version: string;
    data: string;
    time: Date;
    traceparent: string | null;
    sent_at: Date | null;
  };
  inbox: { consumer: string; event_id: string; applied_at: Generated<Date> };
  inbox_version: { consumer: string; stream: string; aggregate_id: string; version: number };
  inbox_parked: {
    consumer: string;
    event_id: string;
    stream: string;
    aggregate_id: string;
    parked_at: Generated<Date>;
  };
}
