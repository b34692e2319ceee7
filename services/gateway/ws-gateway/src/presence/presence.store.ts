import { Valkey } from '@my-girok/nest-common';
import { Injectable } from '@nestjs/common';

/** Nodes with the moment (epoch ms) at which each is taken for dead unless it says before that it is there. */
const nodesKey = 'presence:nodes';
const nodeKey = (node: string) => `presence:node:${node}`;
const personKey = (userId: string) => `presence:person:${userId}`;
/** What nobody cleans up goes by itself. */
const keptSeconds = 7 * 24 * 3600;

/** Whether any node that lives has the person. */
const isThere = `
local function isThere(key, nodes, now)
  for _, node in ipairs(redis.call('SMEMBERS', key)) do
    local dies = redis.call('ZSCORE', nodes, node)
    if dies and tonumber(dies) > now then return 1 end
  end
  return 0
end`;

const arriveScript = `${isThere}
local was = isThere(KEYS[1], KEYS[3], tonumber(ARGV[3]))
redis.call('SADD', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[4])
return was`;

const departScript = `${isThere}
redis.call('SREM', KEYS[1], ARGV[1])
redis.call('SREM', KEYS[2], ARGV[2])
return isThere(KEYS[1], KEYS[3], tonumber(ARGV[3]))`;

const onlineScript = `${isThere}
local answers = {}
for i = 2, #KEYS do answers[i - 1] = isThere(KEYS[i], KEYS[1], tonumber(ARGV[1])) end
return answers`;

/** Takes one dead node, so that only one of the others sees to it. */
const buryScript = `
local dead = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, 1)
if not dead[1] then return false end
local died = redis.call('ZSCORE', KEYS[1], dead[1])
redis.call('ZREM', KEYS[1], dead[1])
return {dead[1], died}`;

/** Who is there, on which nodes: in Valkey, so that each node knows it of all. */
@Injectable()
export class PresenceStore {
  constructor(private readonly valkey: Valkey) {}

  /** The node lives until then. True where it was not known (any more): what it has told before is lost. */
  async beat(node: string, diesAt: number): Promise<boolean> {
    return (await this.valkey.zadd(nodesKey, diesAt, node)) === 1;
  }

  /** False where the person was there already, on any node. */
  async arrive(userId: string, node: string): Promise<boolean> {
    const keys = [personKey(userId), nodeKey(node), nodesKey];
    return (await this.valkey.eval(arriveScript, 3, ...keys, node, userId, Date.now(), keptSeconds)) === 0;
  }

  /** False where the person is still there, on another node. */
  async depart(userId: string, node: string): Promise<boolean> {
    const keys = [personKey(userId), nodeKey(node), nodesKey];
    return (await this.valkey.eval(departScript, 3, ...keys, node, userId, Date.now())) === 0;
  }

  /** Which of these people are there. */
  async online(userIds: readonly string[]): Promise<Set<string>> {
    if (userIds.length === 0) return new Set();
    const keys = [nodesKey, ...userIds.map(personKey)];
    const answers = (await this.valkey.eval(onlineScript, keys.length, ...keys, Date.now())) as number[];
    return new Set(userIds.filter((_, index) => answers[index] === 1));
  }

  /** A node that has died, and when; it is the caller's to see to its people. */
  async bury(): Promise<{ node: string; diedAt: number } | undefined> {
    const found = await this.valkey.eval(buryScript, 1, nodesKey, Date.now());
    if (!Array.isArray(found)) return undefined;
    return { node: String(found[0]), diedAt: Number(found[1]) };
  }

  /** Some of a node's people. */
  async someOf(node: string): Promise<string[]> {
    const [, members] = await this.valkey.sscan(nodeKey(node), 0, 'COUNT', 200);
    return members;
  }
}
