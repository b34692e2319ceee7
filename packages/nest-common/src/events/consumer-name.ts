/** The inbox's name of a handler: stable for ever, since what was applied is remembered under it. */
export function consumerNameOf(service: string, method: string): string {
  return `${service}_${method}`;
}

/** The durable of one partition. A handler of several streams has one durable for each. */
export function durableNameOf(consumer: string, partition: number, stream?: string): string {
  return stream ? `${consumer}_${stream}_p${partition}` : `${consumer}_p${partition}`;
}
