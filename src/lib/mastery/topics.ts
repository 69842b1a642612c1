import type { TopicId } from "#lib/core/ids.ts";
import { LANGUAGES, type Language } from "#lib/core/language.ts";
import { m } from "#lib/paraglide/messages.js";

/** The built-in topics, each after its prerequisites: what has to be understood before it. */
const PREREQUISITES = {
  tensors: [],
  activations: ["tensors"],
  losses: ["tensors"],
  gradients: ["activations", "losses"],
  initialisation: ["gradients"],
  optimisers: ["gradients"],
  schedules: ["optimisers"],
  regularisation: ["gradients"],
  training: ["optimisers", "regularisation"],
  cnn: ["initialisation", "optimisers", "regularisation"],
  sequences: ["initialisation", "optimisers"],
  attention: ["sequences", "regularisation"],
  generative: ["cnn", "attention"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Id of a built-in topic. A learner's notes may name topics of their own. */
type BuiltInTopicId = keyof typeof PREREQUISITES;

export interface Topic {
  readonly id: TopicId;
  readonly prerequisites: readonly TopicId[];
}

const NAMES: Readonly<Record<BuiltInTopicId, (inputs: object, options: { locale: Language }) => string>> = {
  tensors: m.mastery_topic_tensors,
  activations: m.mastery_topic_activations,
  losses: m.mastery_topic_losses,
  gradients: m.mastery_topic_gradients,
  initialisation: m.mastery_topic_initialisation,
  optimisers: m.mastery_topic_optimisers,
  schedules: m.mastery_topic_schedules,
  regularisation: m.mastery_topic_regularisation,
  training: m.mastery_topic_training,
  cnn: m.mastery_topic_cnn,
  sequences: m.mastery_topic_sequences,
  attention: m.mastery_topic_attention,
  generative: m.mastery_topic_generative,
};

/** The map of built-in topics, prerequisites before what needs them. */
export const TOPICS: readonly Topic[] = Object.entries(PREREQUISITES).map(([id, prerequisites]) => ({
  id: topicId(id),
  prerequisites: prerequisites.map(topicId),
}));

/** What to call a topic; one of the learner's own is called what the note calls it. */
export function topicName(id: TopicId, language: Language): string {
  const name: string = id;
  return isBuiltIn(name) ? NAMES[name]({}, { locale: language }) : name;
}

/**
 * The built-in topic that a title names in any language, so that a learner's note "优化器" counts where the built-in cards
 * on optimisers do; null for a topic of the learner's own.
 */
export function topicNamed(title: string): TopicId | null {
  const wanted = title.trim().toLowerCase();
  const found = TOPICS.find(
    ({ id }) =>
      id === wanted || LANGUAGES.some((language) => topicName(id, language).toLowerCase() === wanted),
  );
  return found?.id ?? null;
}

function isBuiltIn(id: string): id is BuiltInTopicId {
  return Object.hasOwn(PREREQUISITES, id);
}

function topicId(id: string): TopicId {
  return id as TopicId;
}
