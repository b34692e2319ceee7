/** The rooms of Socket.IO that its adapter carries between nodes: who hears what is not numbered, and whom it must not reach. */
export const adapterRooms = {
  /** All sockets of a person. */
  person: (userId: string) => `person:${userId}`,
  /** The sockets of everybody who does not see this person. */
  hiding: (userId: string) => `hiding:${userId}`,
  /** Everybody who hears a chat room. */
  room: (roomId: string) => `room:${roomId}`,
  /** Everybody who sees whether this person is there. */
  presence: (userId: string) => `presence:${userId}`,
};
