const MESSAGE = 'message.';

/** Where the files of what one writes in a room stand until it is sent. */
export const roomPlace = (roomId: string): string => `room.${roomId}`;

/** Where the files of a message stand from its sending until it has arrived; by the sender's own id for it. */
export const messagePlace = (clientId: string): string => `${MESSAGE}${clientId}`;

export const isMessagePlace = (place: string | undefined): boolean => place?.startsWith(MESSAGE) ?? false;
