/** The engine for which everything is drawn. */
const PLATFORM = { 'modeler:executionPlatform': 'Camunda Cloud', 'modeler:executionPlatformVersion': '8.6.0' };

export const modelerAttributes = {
  name: 'Modeler',
  uri: 'http://camunda.org/schema/modeler/1.0',
  prefix: 'modeler',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Definitions',
      isAbstract: true,
      extends: ['bpmn:Definitions'],
      properties: [
        { name: 'executionPlatform', isAttr: true, type: 'String' },
        { name: 'executionPlatformVersion', isAttr: true, type: 'String' },
      ],
    },
  ],
};

/** A model that names no engine, or another one, is drawn for ours from now on. */
export function drawForOurEngine(definitions: any) {
  for (const [attribute, value] of Object.entries(PLATFORM))
    if (definitions.get(attribute) !== value) definitions.set(attribute, value);
}

/** What later engines do and ours passes over in silence, and what only a test bench of theirs reads. */
const NOT_OURS = ['Zeebe__TaskListeners', 'jobPriorityDefinition', 'businessId', 'additionalDataGroup'];
const LATE = 50;

/** Offers nothing that the engine would pass over; what a file brings of it stays to be seen and removed. */
class OurEngineInPanel {
  static $inject = ['propertiesPanel'];

  constructor(propertiesPanel: any) {
    propertiesPanel.registerProvider(LATE, this);
  }

  getGroups() {
    return (groups: any[]) => groups.filter((group) => !NOT_OURS.includes(group.id) || group.items?.length);
  }
}

export const ourEngine = {
  __init__: ['ourEngineInPanel'],
  ourEngineInPanel: ['type', OurEngineInPanel],
};
