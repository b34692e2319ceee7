import { type ASTVisitor, GraphQLError, type NameNode, type ValidationContext } from 'graphql';

/**
 * Refuses aliases and variables that are named like what every JavaScript object inherits (`constructor`, `__proto__`) or
 * begin with two underscores, which the specification keeps for introspection. router-runtime 1.4 merges results into plain
 * objects by response key: such a key would reach what all objects of this process share, and with it everyone's requests;
 * `__typename` as an alias would tell it a type that a person wrote.
 */
export function sharedNamesRule(context: ValidationContext): ASTVisitor {
  const check = (name: NameNode | undefined): void => {
    if (!name || !(name.value.startsWith('__') || name.value in Object.prototype)) return;
    context.reportError(new GraphQLError(`The name "${name.value}" is taken`, { nodes: name }));
  };
  return {
    Field: ({ alias }) => check(alias),
    VariableDefinition: ({ variable }) => check(variable.name),
  };
}
