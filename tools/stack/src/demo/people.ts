import type { DemoScene } from './pictures.ts';

/** A person of the demo data. */
export interface DemoPerson {
  key: string;
  name: string;
  email: string;
  /** Fixed and public: they exist on the local stack only, which refuses to make them in production. */
  password: string;
  follows: readonly string[];
  /** Said already, so that they can meet somebody by chance without being asked. */
  birthDate?: string;
  avatar?: DemoScene;
  header?: DemoScene;
}

/** Six people in English and Korean. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: 'mina',
    name: '김민아',
    email: 'mina@demo.girok.localhost',
    password: 'quiet-harbor-lantern-27',
    avatar: 'hills',
    header: 'river',
    birthDate: '1993-04-18',
    follows: ['daniel', 'jihoon', 'aisha', 'seoyeon'],
  },
  {
    key: 'daniel',
    name: 'Daniel Okafor',
    email: 'daniel@demo.girok.localhost',
    password: 'copper-kettle-meadow-58',
    avatar: 'bread',
    birthDate: '1989-11-02',
    follows: ['mina', 'elena', 'aisha'],
  },
  {
    key: 'jihoon',
    name: '박지훈',
    email: 'jihoon@demo.girok.localhost',
    password: 'granite-orchard-violin-41',
    avatar: 'river',
    header: 'hills',
    follows: ['mina', 'seoyeon', 'daniel'],
  },
  {
    key: 'elena',
    name: 'Elena Petrova',
    email: 'elena@demo.girok.localhost',
    password: 'walnut-ferry-november-93',
    avatar: 'window',
    header: 'snow',
    follows: ['daniel', 'aisha', 'mina'],
  },
  {
    key: 'seoyeon',
    name: '이서연',
    email: 'seoyeon@demo.girok.localhost',
    password: 'paper-glacier-trumpet-66',
    follows: ['mina', 'jihoon', 'elena'],
  },
  {
    key: 'aisha',
    name: 'Aisha Rahman',
    email: 'aisha@demo.girok.localhost',
    password: 'saffron-bridge-october-12',
    follows: ['daniel', 'elena', 'mina', 'jihoon'],
  },
];

/** The log-ins that `npm start` prints: one person who writes Korean, one who writes English. */
export const DEMO_LOG_INS = DEMO_PEOPLE.filter((person) => person.key === 'mina' || person.key === 'daniel');
