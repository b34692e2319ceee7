import { type ControllerOf, controllerMethods } from './controller.js';
import { AuthServiceDefinition, AuthServiceService } from './gen/auth/v1/auth.js';
import { CallServiceDefinition, CallServiceService } from './gen/call/v1/call.js';
import { ChatServiceDefinition, ChatServiceService } from './gen/chat/v1/chat.js';
import { FeedServiceDefinition, FeedServiceService } from './gen/feed/v1/feed.js';
import { HealthDefinition, HealthService } from './gen/grpc/health/v1/health.js';
import { MatchingServiceDefinition, MatchingServiceService } from './gen/matching/v1/matching.js';
import { MediaServiceDefinition, MediaServiceService } from './gen/media/v1/media.js';
import { NotificationServiceDefinition, NotificationServiceService } from './gen/notification/v1/notification.js';
import { PersonalServiceDefinition, PersonalServiceService } from './gen/personal/v1/personal.js';
import { promiseClient } from './promise-client.js';

/** Calls auth-service: `await authClient.getUser({ userId })`. */
export class AuthServiceClient extends promiseClient(AuthServiceDefinition, AuthServiceService) {}
/** Calls personal-service. */
export class PersonalServiceClient extends promiseClient(PersonalServiceDefinition, PersonalServiceService) {}
/** Calls feed-service: `await feedClient.getTimeline({ userId, limit: 20 })`. */
export class FeedServiceClient extends promiseClient(FeedServiceDefinition, FeedServiceService) {}
/** Calls media-service. */
export class MediaServiceClient extends promiseClient(MediaServiceDefinition, MediaServiceService) {}
/** Calls chat-service: `await chatClient.sendMessage({ roomId, clientId, content })`. */
export class ChatServiceClient extends promiseClient(ChatServiceDefinition, ChatServiceService) {}
/** Calls chat-service for calls. */
export class CallServiceClient extends promiseClient(CallServiceDefinition, CallServiceService) {}
/** Calls matching-service. */
export class MatchingServiceClient extends promiseClient(MatchingServiceDefinition, MatchingServiceService) {}
/** Calls notification-service. */
export class NotificationServiceClient extends promiseClient(
  NotificationServiceDefinition,
  NotificationServiceService,
) {}

/** Asks any service whether it can take work (grpc.health.v1). Only `check`: the watch is a stream. */
export class HealthClient extends promiseClient(HealthDefinition, HealthService) {}

export type AuthServiceController = ControllerOf<AuthServiceDefinition>;
export type PersonalServiceController = ControllerOf<PersonalServiceDefinition>;
export type MediaServiceController = ControllerOf<MediaServiceDefinition>;
export type FeedServiceController = ControllerOf<FeedServiceDefinition>;
export type ChatServiceController = ControllerOf<ChatServiceDefinition>;
export type CallServiceController = ControllerOf<CallServiceDefinition>;
export type MatchingServiceController = ControllerOf<MatchingServiceDefinition>;
export type NotificationServiceController = ControllerOf<NotificationServiceDefinition>;

export const AuthServiceControllerMethods = controllerMethods(AuthServiceDefinition);
export const PersonalServiceControllerMethods = controllerMethods(PersonalServiceDefinition);
export const FeedServiceControllerMethods = controllerMethods(FeedServiceDefinition);
export const MediaServiceControllerMethods = controllerMethods(MediaServiceDefinition);
export const ChatServiceControllerMethods = controllerMethods(ChatServiceDefinition);
export const CallServiceControllerMethods = controllerMethods(CallServiceDefinition);
export const MatchingServiceControllerMethods = controllerMethods(MatchingServiceDefinition);
export const NotificationServiceControllerMethods = controllerMethods(NotificationServiceDefinition);
